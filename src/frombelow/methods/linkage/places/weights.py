"""The weights of the county model, as fitted; `fitting.py` says how, `make bench` fits them again crosswise.

Fitted on the 28,233 bargaining units of the elections file of fiscal years 1999-2010 (each once without and,
where the employer's ZIP is of the same city, once with its ZIP), sixteen numbers in all for the whole
country: how far to trust each kind of evidence, and how often and where to the Board's coders slipped. Which city
lies in which county is *not* learned here; what the codings may say about that: `codings.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

# columns of the three sets of features, see decide.py
EVIDENCE = ("share", "share, plain", "middle", "zip, agrees", "zip, disagrees", "zip, alone")
SLIP = ("neighbor", "distance", "jobs", "next in the list", "namesake")
RATE = ("always", "not as written", "zip disagrees", "share of the likeliest", "counties")


@dataclass(frozen=True)
class Weights:
    """Weights in the order of EVIDENCE, SLIP and RATE; `jobs_alone`, of log jobs, where neither city nor ZIP is known (set by hand)."""

    evidence: tuple[float, ...]
    slip: tuple[float, ...]
    rate: tuple[float, ...]
    jobs_alone: float = 0.76


FITTED = Weights(
    evidence=(0.533, 1.696, 0.221, 0.7, 0.244, 0.803),
    slip=(0.762, -1.212, 0.638, 1.387, 4.867),
    rate=(-1.645, 1.066, 0.048, -1.218, -0.214),
)
