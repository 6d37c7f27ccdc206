"""Which county a city, a state and perhaps a ZIP code mean: the probabilities.

A mixture of two conditional logits (McFadden 1974). With probability 1 - e the county follows from the
evidence: among the counties that the city or the ZIP touches, one is chosen by its shares. With probability e
somebody slipped - took a neighboring county, the next in the alphabetical list, a namesake, the big county
nearby - and e itself depends on how clear the evidence is. The weights: `weights.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frombelow.methods.linkage.places.gazetteer import Degrees, Gazetteer, Matrix, StateCounties
from frombelow.methods.linkage.places.lookup import NOTHING, Found, find
from frombelow.methods.linkage.places.spelling import name_key, zip_in
from frombelow.methods.linkage.places.states import BY_FIPS
from frombelow.methods.linkage.places.weights import EVIDENCE, FITTED, Weights

FLOOR = 0.001  # a share of this size counts for little more than none
OVERLAP = 0.05  # of city and ZIP shares: less than this is disagreement


@dataclass(frozen=True)
class Clues:
    """A city, its state, its ZIP as the register reads them.

    `zip_role`: agrees | disagrees (with the city) | alone (the city is unknown) | foreign (the ZIP is of
    another state and does not count) | unknown (it is in no list) | none (none was given).
    """

    state: str
    city_key: str
    found: Found
    zip_code: str
    zip_share: dict[str, float]
    zip_role: str
    zip_middle: Degrees | None = None


@dataclass(frozen=True)
class Features:
    """What the model sees. `likely`: (n,) whether the evidence allows a county; `evidence`: (n, 6), `slip`: (n, 5),
    `rate`: (5,), columns as in `weights.py`; `best`: row of the county with the most evidence."""

    likely: Matrix
    evidence: Matrix
    slip: Matrix
    rate: Matrix
    best: int


def read_clues(places: Gazetteer, city: str, state: str, zip_code: str) -> Clues:
    """Look city and ZIP up. A ZIP written in the city field counts as ZIP."""
    written = zip_in(zip_code) or zip_in(city) or ""
    found, key = find(places, city, state), name_key(city)
    known = places.zips.get(written)
    share = {f: s for f, s in known.share.items() if BY_FIPS[f[:2]].usps == state} if known else {}
    if known is None or not share:
        role = "foreign" if known else "unknown" if written else "none"
        return Clues(state, key, found, written, {}, role)
    if found is NOTHING:
        return Clues(state, key, found, written, share, "alone", known.middle)
    city_share = found.share()
    overlap = sum(min(part, city_share.get(fips, 0.0)) for fips, part in share.items())
    role = "agrees" if overlap >= OVERLAP else "disagrees"
    return Clues(state, key, found, written, share, role, known.middle)


def features(state: StateCounties, clues: Clues) -> Features | None:
    """The features of a state's counties; None where neither city nor ZIP is known."""
    city, middle, zips = (
        _column(state, share) for share in (clues.found.share(), clues.found.point(), clues.zip_share)
    )
    total = city + 0.5 * zips
    if not total.any():
        return None
    best = int(total.argmax())
    evidence = np.zeros((len(total), len(EVIDENCE)))
    evidence[:, :3] = np.column_stack([np.log1p(city / FLOOR), city, middle])
    if zips.any():
        evidence[:, EVIDENCE.index(f"zip, {clues.zip_role}")] = np.log1p(zips / FLOOR)
    rows = np.arange(len(total))
    beside_in_list = (abs(rows - best) == 1).astype(float)
    namesake = (state.keys == clues.city_key).astype(float)
    slip = np.column_stack([state.beside[best], state.log_far[best], state.log_jobs, beside_in_list, namesake])
    unclear = clues.found.how != "exact"
    rate = np.array(
        [1.0, unclear, clues.zip_role == "disagrees", city.max(), np.log(np.count_nonzero(total))], dtype=float
    )
    return Features((total > 0).astype(float), evidence, slip, rate, best)


def _column(state: StateCounties, share: dict[str, float]) -> Matrix:
    column = np.zeros(len(state.counties))
    for fips, part in share.items():
        if fips in state.row:
            column[state.row[fips]] = part
    return column


def probabilities(state: StateCounties, clues: Clues, weights: Weights = FITTED) -> Matrix:
    """The probability of each county of the state, in the order of `state.counties`; they sum to 1."""
    seen = features(state, clues)
    if seen is None:
        namesake = (state.keys == clues.city_key).astype(float)
        return softmax(weights.jobs_alone * state.log_jobs + weights.slip[-1] * namesake)
    follows = softmax(seen.evidence @ np.array(weights.evidence), seen.likely)
    if len(follows) == 1:
        return follows
    others = np.ones(len(follows))
    others[seen.best] = 0.0
    slipped = softmax(seen.slip @ np.array(weights.slip), others)
    rate = 1 / (1 + np.exp(-float(seen.rate @ np.array(weights.rate))))
    mixed: Matrix = (1 - rate) * follows + rate * slipped
    return mixed


def softmax(score: Matrix, allowed: Matrix | None = None) -> Matrix:
    """Odds exp(score), made to sum to 1 over the allowed places (all, if none are named)."""
    mask = np.ones(len(score)) if allowed is None else allowed
    odds: Matrix = np.exp(score - score[mask > 0].max(), where=mask > 0, out=np.zeros(len(score)))
    odds /= odds.sum()
    return odds
