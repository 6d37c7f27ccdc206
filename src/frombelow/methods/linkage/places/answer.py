"""The answer: a county, how sure, what else it could be, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frombelow.methods.linkage.places.decide import Clues, Question, probabilities, read_clues
from frombelow.methods.linkage.places.gazetteer import County, Degrees, Gazetteer, Matrix, StateCounties
from frombelow.methods.linkage.places.states import BY_FIPS, BY_USPS, usps_code
from frombelow.methods.linkage.places.weights import FITTED, Weights

COVERED = {
    Question.LIES: 0.98,
    Question.CODED: 0.99,
}  # the candidates together hold the right county with this probability
SURE = 0.97  # a share from which a place lies in one county alone


@dataclass(frozen=True)
class Answer:
    """`fips` is None where nothing is known of the place. `probability`: that the county is the one a federal
    coder would write down. `candidates`: (FIPS, probability), likeliest first, the shortest list that holds the
    coded one with probability 0.98, or 0.99 where a coder's county was asked for. `point`: latitude and longitude of the ZIP or the city, if known."""

    fips: str | None
    probability: float
    candidates: tuple[tuple[str, float], ...]
    reason: str
    point: Degrees | None = None


def place(places: Gazetteer, city: str, state: str, zip_code: str = "", question: Question = Question.LIES) -> Answer:
    """The county of a city. `state`: USPS code or name; may be empty if the ZIP says it."""
    usps = usps_code(state) if state.strip() else _state_of_zip(places, zip_code)
    if usps is None or usps not in places.by_state:
        said = (
            f"“{state.strip()}” is not a state."
            if state.strip()
            else "No state is given, and the ZIP does not tell it."
        )
        return Answer(None, 0.0, (), said)
    return answer_from(places, read_clues(places, city, usps, zip_code), city, question=question)


def answer_from(
    places: Gazetteer, clues: Clues, city: str, weights: Weights = FITTED, question: Question = Question.LIES
) -> Answer:
    """The answer that follows from clues already read."""
    counties = places.by_state[clues.state]
    odds = probabilities(counties, clues, weights, question)
    candidates = _candidates(counties, odds, COVERED[question])
    known = any((clues.found.names, clues.zip_share, clues.codings.total(), len(odds) == 1))
    best = candidates[0]
    return Answer(
        fips=best[0] if known else None,
        probability=best[1] if known else 0.0,
        candidates=candidates,
        reason=_reason(places, clues, city.strip(), known, best[0]),
        point=_point(clues),
    )


def _state_of_zip(places: Gazetteer, zip_code: str) -> str | None:
    known = places.zips.get(zip_code.strip()[:5])
    if known is None or not known.share:
        return None
    return BY_FIPS[max(known.share, key=lambda fips: (known.share[fips], fips))[:2]].usps


def _candidates(counties: StateCounties, odds: Matrix, covered: float) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-odds, kind="stable")
    needed = int(np.searchsorted(np.cumsum(odds[order]), covered)) + 1
    return tuple((counties.counties[row].fips, round(float(odds[row]), 4)) for row in order[:needed])


def _point(clues: Clues) -> Degrees | None:
    """The middle of the ZIP where it fits the city, else of the city, if only one place is meant."""
    if clues.zip_role in ("agrees", "alone"):
        return clues.zip_middle
    return clues.found.names[0][0].middle if len(clues.found.names) == 1 else None


def _reason(places: Gazetteer, clues: Clues, city: str, known: bool, answer: str) -> str:
    if not known:
        return f"“{city}” is no place known in {BY_USPS[clues.state].name}; the candidates are its counties by jobs."
    city_share = clues.found.share()
    sentences = [f"{_read_as(clues, city)} {_lies_in(places, city_share)}."] if city_share else []
    zip_counties = _lies_in(places, clues.zip_share) if clues.zip_share else ""
    if clues.zip_role == "agrees" and len(city_share) > 1:
        sentences.append(f"ZIP {clues.zip_code} {zip_counties}.")
    elif clues.zip_role == "alone":
        said = f"“{city}” is not known; " if city else ""
        sentences.append(f"{said}ZIP {clues.zip_code} {zip_counties}.")
    elif clues.zip_role == "disagrees":
        sentences.append(f"ZIP {clues.zip_code} {zip_counties}: city and ZIP disagree.")
    elif clues.zip_role in ("foreign", "unknown"):
        word = "is of another state" if clues.zip_role == "foreign" else "is in no list"
        sentences.append(f"ZIP {clues.zip_code} {word} and does not count.")
    sentences += _as_coded(places, clues, city, answer)
    return " ".join(sentences) or f"{BY_USPS[clues.state].name} is one county."


def _as_coded(places: Gazetteer, clues: Clues, city: str, answer: str) -> list[str]:
    """What federal coders wrote, where the answer rests on it."""
    share = clues.zip_share if clues.zip_role in ("agrees", "alone") else clues.found.share()
    counts = clues.codings.total()
    if answer not in counts or (share and max(share, key=lambda fips: (share[fips], fips)) == answer):
        return []
    unknown = "" if share else f"“{city}” is in no list of places. "
    units, every = counts[answer], sum(counts.values())
    return [f"{unknown}Federal coders wrote {places.counties[answer].name} for {units:.0f} of {every:.0f} units there."]


def _read_as(clues: Clues, city: str) -> str:
    labels = [name.label for name, _ in clues.found.names]
    if clues.found.how == "exact":
        return labels[0]
    some = " or ".join(labels[:3]) + (" or others" if len(labels) > 3 else "")
    if clues.found.how == "parts":
        return f"“{city}” names several places; it"
    return f"“{city}”, read as {some},"


def _lies_in(places: Gazetteer, share: dict[str, float]) -> str:
    """'lies in Durham County' or 'lies in Fairfax city (62 %) and Fairfax County (38 %)'."""
    ranked = sorted(share.items(), key=lambda item: (-item[1], item[0]))
    first: County = places.counties[ranked[0][0]]
    if ranked[0][1] >= SURE:
        return f"lies in {first.name}"
    parts = [f"{places.counties[fips].name} ({max(round(100 * part), 1)} %)" for fips, part in ranked[:3]]
    return f"lies in {', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else f"lies mostly in {parts[0]}"
