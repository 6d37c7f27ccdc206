"""The probability that two parties are one employer, with the reason in a sentence.

Fellegi and Sunter, "A Theory for Record Linkage" (1969): each comparison adds the base-2 logarithm of
how much oftener its outcome is seen among true pairs (m) than among others (u). The numbers are in model.json.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from frombelow.methods.linkage.employers.compare import Likeness, NameComparison, compare_names
from frombelow.methods.linkage.employers.names import fold, normalize
from frombelow.methods.linkage.employers.words import TRADES


@dataclass(frozen=True)
class Party:
    """An employer as one source names it. `state`: USPS code; `zip`: 5 digits; `naics`: 2 to 6 digits."""

    name: str
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    naics: str | None = None


class Nearness(StrEnum):
    """Where two parties are, relative to each other."""

    SAME_CITY = "same_city"
    NEAR = "near"
    SAME_STATE = "same_state"
    UNKNOWN = "unknown"
    OTHER_STATE = "other_state"


class TradeAgreement(StrEnum):
    """Whether what two parties do agrees."""

    AGREE = "agree"
    UNKNOWN = "unknown"
    DIFFER = "differ"


_SPELLED_OUT = {"n": "north", "s": "south", "e": "east", "w": "west", "st": "saint", "ft": "fort", "mt": "mount",
                "hts": "heights", "hgts": "heights", "spgs": "springs", "pk": "park", "lk": "lake"}  # fmt: skip
_NO_PART_OF_A_CITY = frozenset({"city", "township", "twp", "town", "of"})
CITY_LETTERS = 10  # old files cut cities off: so many letters decide


@lru_cache(maxsize=100_000)
def city_words(city: str | None) -> tuple[str, ...]:
    """The words of a city, short forms written out."""
    text = fold(city or "").replace(".", " ").replace("-", " ").replace("'", "")
    return tuple(_SPELLED_OUT.get(w, w) for w in text.split() if w not in _NO_PART_OF_A_CITY)


@lru_cache(maxsize=100_000)
def city_key(city: str | None) -> str:
    """The city as compared: its first letters without blanks ('' if not known)."""
    return "".join(city_words(city))[:CITY_LETTERS]


def nearness(a: Party, b: Party) -> Nearness:
    """How near two parties are, by city, ZIP and state."""
    if a.state and b.state and a.state != b.state:
        return Nearness.OTHER_STATE
    city_a, city_b = city_key(a.city), city_key(b.city)
    if city_a and city_a == city_b:
        return Nearness.SAME_CITY
    if a.zip and b.zip and a.zip[:3] == b.zip[:3]:
        return Nearness.NEAR
    if not (city_a and city_b and a.state and b.state):
        return Nearness.UNKNOWN
    return Nearness.SAME_STATE


def trade_agreement(a: Party, b: Party, names: NameComparison) -> TradeAgreement:
    """Do the industry codes, or the trades told by the left-over words, speak for or against one employer?"""
    trades_a = {TRADES[w] for w in names.left_a if w in TRADES}
    trades_b = {TRADES[w] for w in names.left_b if w in TRADES}
    if trades_a and trades_b and not trades_a & trades_b:
        return TradeAgreement.DIFFER
    if a.naics and b.naics:
        return TradeAgreement.AGREE if a.naics[:2] == b.naics[:2] else TradeAgreement.DIFFER
    return TradeAgreement.UNKNOWN


@cache
def model() -> dict[str, Any]:
    """The trained numbers: prior, and m and u of every outcome of every comparison."""
    loaded: dict[str, Any] = json.loads((files(__package__) / "model.json").read_text(encoding="utf-8"))
    return loaded


@cache
def match_weight(comparison: str, outcome: str) -> float:
    """log2(m / u) of one outcome of one comparison."""
    from math import log2

    numbers = model()["comparisons"][comparison][outcome]
    return log2(numbers["m"] / numbers["u"])


def pair_probability(a: Party, b: Party) -> tuple[float, str]:
    """The probability (0..1) that `a` and `b` are one employer, and why."""
    places = frozenset(city_words(a.city) + city_words(b.city))
    names = compare_names(normalize(a.name), normalize(b.name), places)
    near, trade = nearness(a, b), trade_agreement(a, b, names)
    weight = (
        model()["prior_weight"]
        + match_weight("name", names.likeness.name.lower())
        + match_weight("place", place_outcome(near, names))
        + match_weight("trade", trade)
    )
    odds = 2.0**weight
    return odds / (1.0 + odds), reason(names, near, trade)


CROSS_STATE_BITS = 22.0


def place_outcome(near: Nearness, names: NameComparison) -> str:
    """The outcome of the place comparison: another state speaks less against a long or rare name."""
    if near is Nearness.OTHER_STATE and names.likeness is Likeness.SAME and names.strength >= CROSS_STATE_BITS:
        return "other_state_rare_name"
    return near.value


_NAME_WORDS = {
    Likeness.NOTHING: "The names have no telling word in common",
    Likeness.COMMON_WORDS: "The names share only common words ({shared})",
    Likeness.SOME: "The names share {shared}, but {left_a} stands against {left_b}",
    Likeness.PARTLY: "The names share {shared}; {left_a} and {left_b} differ",
    Likeness.CONTAINED_WEAK: "One name stands in the other, but it says little ({shared})",
    Likeness.CONTAINED: "One name stands in the other ({shared})",
    Likeness.SPELLED: "The same name, spelled otherwise ({shared})",
    Likeness.SAME_COMMON: "The same name, but of common words ({shared})",
    Likeness.SAME: "The same name ({shared})",
}
_PLACE_WORDS = {
    Nearness.SAME_CITY: "the same city",
    Nearness.NEAR: "nearby ZIP codes",
    Nearness.SAME_STATE: "another city of the state",
    Nearness.UNKNOWN: "the places cannot be compared",
    Nearness.OTHER_STATE: "different states",
}


def reason(names: NameComparison, near: Nearness, trade: TradeAgreement) -> str:
    """One sentence: the names, the places, the trades."""
    quoted = {
        "shared": " ".join(names.shared) or "nothing",
        "left_a": " ".join(names.left_a) or "nothing",
        "left_b": " ".join(names.left_b) or "nothing",
    }
    text = f"{_NAME_WORDS[names.likeness].format(**quoted)}; {_PLACE_WORDS[near]}"
    if trade is TradeAgreement.DIFFER:
        text += "; different trades"
    elif trade is TradeAgreement.AGREE:
        text += "; the same industry"
    return text + "."
