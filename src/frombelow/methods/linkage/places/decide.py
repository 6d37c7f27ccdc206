"""Which county a city, a state and perhaps a ZIP code mean: the probabilities.

A mixture of two conditional logits (McFadden 1974). With probability 1 - e the county follows from the
evidence: among the counties that the city or the ZIP touches, one is chosen by its shares. With probability e
somebody slipped - took a neighboring county, the next in the alphabetical list, a namesake, the big county
nearby - and e itself depends on how clear the evidence is. The weights: `weights.py`. What federal coders wrote
for the same place comes on top: `codings.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.linkage.places.codings import (
    LEAST,
    NO_CODINGS,
    STRENGTH,
    ZIP_STRENGTH,
    Codings,
    allow_for_the_unheard,
    learn,
)
from frombelow.methods.linkage.places.gazetteer import Degrees, Gazetteer, Matrix, StateCounties
from frombelow.methods.linkage.places.lookup import NOTHING, Found, find
from frombelow.methods.linkage.places.spelling import name_key, plain_reading, zip_in
from frombelow.methods.linkage.places.states import BY_FIPS
from frombelow.methods.linkage.places.weights import EVIDENCE, FITTED, SLIP, Weights

FLOOR = 0.001  # a share of this size counts for little more than none
OVERLAP = 0.05  # of city and ZIP shares: less than this is disagreement


class Question(Enum):
    """What is asked of a city: decision 0004 tells why these are two questions."""

    LIES = "Where does the place lie?"
    CODED = "Which county would a federal coder write down?"


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
    codings: Codings = NO_CODINGS


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
    coded = _codings(places, city, state, found, written)
    if known is None or not share:
        role = "foreign" if known else "unknown" if written else "none"
        return Clues(state, key, found, written, {}, role, codings=coded)
    if found is NOTHING:
        return Clues(state, key, found, written, share, "alone", known.middle, coded)
    city_share = found.share()
    overlap = sum(min(part, city_share.get(fips, 0.0)) for fips, part in share.items())
    role = "agrees" if overlap >= OVERLAP else "disagrees"
    return Clues(state, key, found, written, share, role, known.middle, coded)


def _codings(places: Gazetteer, city: str, state: str, found: Found, zip_code: str) -> Codings:
    """What federal coders wrote for the city, by the name as written, else by the name it was read as."""
    keys = [plain_reading(city, state)]
    keys += [found.names[0][0].key] if found.how == "exact" else []
    for key in keys:
        if every := places.coded.get((state, key, "")):
            here = places.coded.get((state, key, zip_code), {}) if zip_code else {}
            return Codings(here, {fips: units - here.get(fips, 0.0) for fips, units in every.items()})
    return NO_CODINGS


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
    evidence[:, 0], evidence[:, 1], evidence[:, 2] = np.log1p(city / FLOOR), city, middle
    if zips.any():
        evidence[:, EVIDENCE.index(f"zip, {clues.zip_role}")] = np.log1p(zips / FLOOR)
    slip = np.zeros((len(total), len(SLIP)))
    slip[:, 0], slip[:, 1], slip[:, 2] = state.beside[best], state.log_far[best], state.log_jobs
    slip[max(best - 1, 0) : best + 2, 3] = 1.0
    slip[best, 3] = 0.0
    slip[:, 4] = state.keys == clues.city_key
    unclear = clues.found.how != "exact"
    rate = np.array(
        [1.0, unclear, clues.zip_role == "disagrees", city.max(), np.log(np.count_nonzero(total))], dtype=float
    )
    return Features((total > 0).astype(float), evidence, slip, rate, best)


def _column(state: StateCounties, share: Mapping[str, float]) -> Matrix:
    column = np.zeros(len(state.counties))
    for fips, part in share.items():
        if fips in state.row:
            column[state.row[fips]] = part
    return column


def probabilities(
    state: StateCounties, clues: Clues, weights: Weights = FITTED, question: Question = Question.LIES
) -> Matrix:
    """The probability of each county of the state, in the order of `state.counties`; they sum to 1."""
    by_geography = odds = _by_geography(state, clues, weights)
    if clues.codings is NO_CODINGS:
        return odds
    as_coded = question is Question.CODED
    among = np.ones(len(odds), dtype=bool) if as_coded else counties_of(state, clues, odds)
    zip_strength = ZIP_STRENGTH if as_coded else STRENGTH
    for counts, strength in ((clues.codings.elsewhere, STRENGTH), (clues.codings.zip_code, zip_strength)):
        if counts:
            odds = learn(odds, _column(state, counts), among, strength)
    return allow_for_the_unheard(odds, by_geography) if as_coded else odds


def counties_of(state: StateCounties, clues: Clues, odds: Matrix) -> NDArray[np.bool_]:
    """The counties among which codings may choose, (n,): those in which the place and its ZIP lie, all if neither is known.

    A place that bears its county's name stays in it, unless a ZIP says more: who looks Richmond up means Richmond.
    """
    if not (clues.found.names or clues.zip_share):
        return np.ones(len(odds), dtype=bool)
    best = int(odds.argmax())
    lies_in = np.zeros(len(odds), dtype=bool)
    named = {clues.city_key} | {name.key for name, _ in clues.found.names}
    if clues.zip_role == "agrees" or state.keys[best] not in named:
        shares = [clues.found.share()] if clues.found.names else []
        shares += [clues.zip_share] if clues.zip_role in ("agrees", "alone") else []
        lies_in[:] = np.all([_column(state, share) >= LEAST for share in shares], axis=0)
    lies_in[best] = True
    return lies_in


def _by_geography(state: StateCounties, clues: Clues, weights: Weights) -> Matrix:
    """The probabilities before anyone's codings."""
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
