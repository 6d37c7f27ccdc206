"""Where two parties are, relative to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from frombelow.methods.linkage.employers.lexicon import STATES
from frombelow.methods.linkage.employers.names import fold


@dataclass(frozen=True)
class Party:
    """An employer as one source names it. `state`: USPS code; `zip`: 5 digits; `naics`: 2 to 6 digits."""

    name: str
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    naics: str | None = None


class Nearness(StrEnum):
    """How near two parties are."""

    SAME_CITY = "same_city"
    NEAR = "near"
    SAME_STATE = "same_state"
    UNKNOWN = "unknown"
    OTHER_STATE = "other_state"


CITY_LETTERS = 10  # old files cut cities off: so many letters decide
_SPELLED_OUT = {
    "n": "north", "s": "south", "e": "east", "w": "west", "no": "north", "so": "south", "st": "saint", "ft": "fort",
    "mt": "mount", "hts": "heights", "hgts": "heights", "spgs": "springs", "pk": "park", "lk": "lake",
}  # fmt: skip
_NO_PART_OF_A_CITY = frozenset({"city", "township", "twp", "town", "of"})


@lru_cache(maxsize=100_000)
def city_words(city: str | None) -> tuple[str, ...]:
    """The words of a city, short forms written out."""
    text = fold(city or "").replace(".", " ").replace("-", " ").replace("'", "").replace(",", " ")
    return tuple(_SPELLED_OUT.get(w, w) for w in text.split() if w not in _NO_PART_OF_A_CITY)


@lru_cache(maxsize=100_000)
def city_key(city: str | None) -> str:
    """The city as compared: its first letters without blanks ('' if not known)."""
    return "".join(city_words(city))[:CITY_LETTERS]


_STATE_BY_NAME = {name: code for code, name in STATES.items()} | {"district of columbia": "DC"}


def state_code(text: str | None) -> str | None:
    """The USPS code of a state written as code or name; anything else stays as it is, in capitals."""
    if not text or not text.strip():
        return None
    return _STATE_BY_NAME.get(fold(text), text.strip().upper())


def own_places(party: Party) -> frozenset[str]:
    """Words that say where the party is, and so not who it is."""
    return _own_places(party.city, party.state)


@lru_cache(maxsize=100_000)
def _own_places(city: str | None, state: str | None) -> frozenset[str]:
    state_words = (state.lower(), *STATES.get(state, "").split()) if state else ()
    return frozenset((*city_words(city), *state_words))


def nearness(a: Party, b: Party) -> Nearness:
    """How near two parties are, by city, ZIP and state."""
    if a.state and b.state and a.state != b.state:
        return Nearness.OTHER_STATE
    city_a, city_b = city_key(a.city), city_key(b.city)
    if city_a and city_b and (city_a == city_b or _misspelled(city_a, city_b)):
        return Nearness.SAME_CITY
    if a.zip and b.zip and a.zip[:3] == b.zip[:3]:
        return Nearness.NEAR
    if not (city_a and city_b and a.state and b.state):
        return Nearness.UNKNOWN
    return Nearness.SAME_STATE


def _misspelled(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 6 and OSA.distance(a, b, score_cutoff=1) <= 1
