"""Which county a city, a state and perhaps a ZIP code mean: the probabilities.

Every county of the state gets a score: a weighted sum of the features below; the probabilities are the
scores' softmax (a conditional logit; McFadden 1974). The weights and how they were found: `weights.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frombelow.methods.linkage.places.gazetteer import Degrees, Gazetteer, Matrix, StateCounties
from frombelow.methods.linkage.places.lookup import NOTHING, Found, find
from frombelow.methods.linkage.places.spelling import name_key, zip_in
from frombelow.methods.linkage.places.states import BY_FIPS
from frombelow.methods.linkage.places.weights import WEIGHTS

FEATURES = tuple(WEIGHTS)
FLOOR = 0.001  # what a county without any evidence counts as
OVERLAP = 0.05  # of city and ZIP shares: less than this is disagreement
_COLUMN = {feature: number for number, feature in enumerate(FEATURES)}
_WEIGHTS = np.array(list(WEIGHTS.values()))


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


def features(state: StateCounties, clues: Clues) -> Matrix:
    """One row for each county of the state, columns as in FEATURES."""
    table = np.zeros((len(state.counties), len(FEATURES)))
    city, middle, zips = (
        _column(state, share) for share in (clues.found.share(), clues.found.point(), clues.zip_share)
    )
    if city.any():
        table[:, _COLUMN[f"share, {clues.found.how}"]] = np.log1p(city / FLOOR)
        table[:, _COLUMN["mostly"]] = city
        table[:, _COLUMN["middle"]] = middle
    if zips.any():
        table[:, _COLUMN[f"zip, {clues.zip_role}"]] = np.log1p(zips / FLOOR)
        table[:, _COLUMN[f"zip mostly, {clues.zip_role}"]] = zips
    evidence = city + 0.5 * zips
    table[:, _COLUMN["namesake"]] = [key == clues.city_key for key in state.keys]
    if not evidence.any():
        table[:, _COLUMN["jobs, alone"]] = state.log_jobs
        return table
    best = int(evidence.argmax())
    table[:, _COLUMN["likeliest"]] = np.arange(len(table)) == best
    table[:, _COLUMN["jobs"]] = state.log_jobs
    table[:, _COLUMN["neighbor"]] = state.beside[best]
    table[:, _COLUMN["distance"]] = state.log_far[best]
    table[max(best - 1, 0) : best + 2, _COLUMN["next in the list"]] = 1.0
    table[best, _COLUMN["next in the list"]] = 0.0
    return table


def _column(state: StateCounties, share: dict[str, float]) -> Matrix:
    column = np.zeros(len(state.counties))
    for fips, part in share.items():
        if fips in state.row:
            column[state.row[fips]] = part
    return column


def probabilities(state: StateCounties, clues: Clues) -> Matrix:
    """The probability of each county of the state, in the order of `state.counties`; they sum to 1."""
    score = features(state, clues) @ _WEIGHTS
    odds: Matrix = np.exp(score - score.max())
    odds /= odds.sum()
    return odds
