"""What divides groups, and what is uncertain: both from intervals, so that few votes never look like a strong opinion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from frombelow.methods.common.shares import wilson_shares
from frombelow.methods.opinions.tallies import Tally
from frombelow.methods.opinions.votes import Flags, Reals

LEAST_GAP = 0.20  # a statement divides if the agreement of two groups surely differs by this much
WIDE = 0.30  # a statement is uncertain if the interval of its agreement is wider than this
FEW = 5  # ... or if fewer people of a group have voted on it


@dataclass(frozen=True)
class Divide:
    """A statement (its place) on which two groups differ most.

    `most` and `least`: the groups that agree most and least. `gap`: the difference of their shares of agreement among those who voted; `low` and `high`
    the ends of its interval (Newcombe 1998, method 10), widened for the number of pairs compared (Bonferroni, 95 % for all pairs together).
    `between`: the part of the variance of votes that lies between the groups (correlation ratio η², Pearson 1905).
    """

    statement: int
    most: int
    least: int
    gap: float
    low: float
    high: float
    between: float


@dataclass(frozen=True)
class Uncertain:
    """A statement of which little is known: the interval of its agreement among all, and the group of which fewest have voted on it."""

    statement: int
    seen: int
    low: float
    high: float
    group: int
    fewest: int


def divides(tally: Tally, on_map: Flags) -> tuple[Divide, ...]:
    """Statements that surely divide two groups by at least LEAST_GAP, those whose interval begins highest first."""
    found = [one for one in _widest(tally) if on_map[one.statement] and one.low >= LEAST_GAP]
    return tuple(sorted(found, key=lambda one: (-one.low, one.statement)))


def uncertain(tally: Tally, everyone: Tally, on_map: Flags) -> tuple[Uncertain, ...]:
    """Statements with a wide interval or few votes in a group, those with the widest interval first."""
    seen = everyone.seen[0]
    span = wilson_shares(everyone.agree[0] / np.maximum(seen, 1), seen)
    group, fewest = tally.seen.argmin(axis=0), tally.seen.min(axis=0)
    fits = on_map & ((span.high - span.low > WIDE) | (fewest < FEW))
    order = [at for at in np.argsort(span.low - span.high, kind="stable").tolist() if fits[at]]
    return tuple(
        Uncertain(at, int(seen[at]), float(span.low[at]), float(span.high[at]), int(group[at]), int(fewest[at]))
        for at in order
    )


def between_groups(tally: Tally) -> Reals:
    """η² of each statement: variance between groups ÷ whole variance of votes (1, 0, -1); 0 where all votes are alike."""
    seen = np.maximum(tally.seen, 1)
    sums = tally.agree - tally.disagree
    total, count = sums.sum(axis=0), np.maximum(tally.seen.sum(axis=0), 1)
    whole = (tally.agree + tally.disagree).sum(axis=0) - total**2 / count
    between = (sums**2 / seen).sum(axis=0) - total**2 / count
    return np.where(whole > 0, between / np.where(whole > 0, whole, 1), 0.0)


def _widest(tally: Tally) -> list[Divide]:
    """For each statement the pair of groups whose interval of the difference begins highest."""
    groups = range(len(tally.seen))
    pairs = [(one, other) for one in groups for other in groups if one != other]
    if not pairs:
        return []
    share = tally.agree / np.maximum(tally.seen, 1)
    span = wilson_shares(share, tally.seen, z=float(ndtri(1 - 0.05 / len(pairs))))
    above, below = span.high - share, share - span.low
    gap = np.array([share[one] - share[other] for one, other in pairs])
    low = gap - np.array([np.sqrt(below[one] ** 2 + above[other] ** 2) for one, other in pairs])
    high = gap + np.array([np.sqrt(above[one] ** 2 + below[other] ** 2) for one, other in pairs])
    between = between_groups(tally)
    return [
        Divide(
            at,
            pairs[pair][0],
            pairs[pair][1],
            float(gap[pair, at]),
            float(low[pair, at]),
            float(high[pair, at]),
            float(between[at]),
        )
        for at, pair in enumerate(low.argmax(axis=0).tolist())
    ]
