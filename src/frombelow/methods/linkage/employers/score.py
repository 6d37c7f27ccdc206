"""The probability that two parties are one employer, with the reason in a sentence.

Fellegi and Sunter, "A Theory for Record Linkage" (JASA 1969): each comparison adds the base-2 logarithm of how much
oftener its outcome is seen among true pairs (m) than among others (u). For the same name, u is the frequency that
the words themselves lead one to expect (a term-frequency adjustment). The numbers stand in model.json; the model that
Splink runs over all parties has the same comparisons and the same numbers, and a test holds the two together.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.resources import files
from math import fsum, log2
from typing import Any, NamedTuple

from frombelow.methods.linkage.employers.compare import Likeness, NameComparison, compare_names
from frombelow.methods.linkage.employers.lexicon import FRANCHISES, LOCAL_TRADES, NEUTRAL_TRADES, TRADES
from frombelow.methods.linkage.employers.names import EmployerName, normalize
from frombelow.methods.linkage.employers.places import Nearness, Party, nearness, own_places
from frombelow.methods.linkage.employers.reasons import reason
from frombelow.methods.linkage.employers.words import general_bits

FREQUENCY_COUNTS = ("same", "spelled")  # outcomes whose u is the frequency of the name itself
UNIQUE_IN_A_STATE = frozenset({"city", "county", "state"})  # public bodies; townships and districts repeat
ANYWHERE_BITS = 22.0  # a name that tells so much is one employer's in every state
KNOWN_BITS = 24.0  # what the name of a known employer of several states tells


class Outcomes(NamedTuple):
    """The outcome of each comparison, as named in model.json."""

    name: str
    place: str
    trade: str


@cache
def model() -> dict[str, Any]:
    """The trained numbers: the prior, and m and u of every outcome of every comparison."""
    loaded: dict[str, Any] = json.loads((files(__package__) / "model.json").read_text(encoding="utf-8"))
    return loaded


def pair_probability(a: Party, b: Party) -> tuple[float, str]:
    """The probability (0..1) that `a` and `b` are one employer, and why. Symmetric in `a` and `b`."""
    names, near, found = examine(a, b)
    weight = _prior_weight() + sum(_weight(c, outcome) for c, outcome in zip(Outcomes._fields, found, strict=True))
    if found.name in FREQUENCY_COUNTS:
        weight += frequency_adjustment(found.name, a.name, b.name)
    odds = 2.0**weight
    return odds / (1.0 + odds), reason(names, near, found.trade)


def compare(a: Party, b: Party) -> Outcomes:
    """The outcomes of the three comparisons."""
    return examine(a, b)[2]


def examine(a: Party, b: Party) -> tuple[NameComparison, Nearness, Outcomes]:
    """The comparison of the names, of the places, and the three outcomes."""
    if (b.name, b.city or "", b.state or "") < (a.name, a.city or "", a.state or ""):
        names, near, found = examine(b, a)
        return names._replace(left_a=names.left_b, left_b=names.left_a), near, found
    name_a, name_b = normalize(a.name), normalize(b.name)
    names = compare_names(name_a, name_b, own_places(a) | own_places(b))
    near = nearness(a, b)
    place = _place_outcome(near, names, name_a, name_b)
    return names, near, Outcomes(names.likeness.name.lower(), place, _trade_outcome(a, b, names))


def _place_outcome(near: Nearness, names: NameComparison, a: EmployerName, b: EmployerName) -> str:
    """Another city or state speaks less against the name of a known or unmistakable employer, and more against
    hospitals, schools, hotels and other houses that belong to their town."""
    if near in {Nearness.SAME_CITY, Nearness.NEAR}:
        return near.value
    if a.known and a.known == b.known:
        return "known_everywhere"
    if near is Nearness.OTHER_STATE:
        rare = names.likeness is Likeness.SAME and a.telling_bits >= ANYWHERE_BITS and not is_local(a)
        return "other_state_rare_name" if rare else near.value
    if a.public in UNIQUE_IN_A_STATE and a.public == b.public and names.likeness >= Likeness.SPELLED:
        return "same_public_body"
    if near is Nearness.SAME_STATE and (is_local(a) or is_local(b)):
        return "same_state_local_kind"
    return near.value


def is_local(name: EmployerName) -> bool:
    """Is it a hospital, a school, a hotel or a franchise that belongs to its town, and no known employer?"""
    return not name.known and any(TRADES.get(w) in LOCAL_TRADES or w in FRANCHISES for w in name.words)


def _trade_outcome(a: Party, b: Party, names: NameComparison) -> str:
    """Do the industry codes, or the trades told by the left-over words, speak for or against one employer?"""
    left_a = {TRADES[w] for w in names.left_a if w in TRADES} - NEUTRAL_TRADES
    left_b = {TRADES[w] for w in names.left_b if w in TRADES} - NEUTRAL_TRADES
    if ("hospital" in left_a) != ("hospital" in left_b) and not {"university", "college"}.isdisjoint(names.shared):
        return "college_and_hospital"
    if left_a and left_b and not left_a & left_b:
        return "differ"
    if a.naics and b.naics:
        return "agree" if a.naics[:2] == b.naics[:2] else "code_differs"
    return "unknown"


@cache
def _prior_weight() -> float:
    prior = float(model()["prior"])
    return log2(prior / (1.0 - prior))


@cache
def _weight(comparison: str, outcome: str) -> float:
    numbers = model()["comparisons"][comparison][outcome]
    return log2(numbers["m"] / numbers["u"])


@lru_cache(maxsize=400_000)
def name_frequency(name: str) -> float:
    """The share of employers that should carry this very name, by the frequency of its words."""
    taken = normalize(name)
    told = KNOWN_BITS if taken.known else fsum(general_bits(w) for w in set(taken.words))
    counted = model()["bits_counted"] * min(max(told, model()["least_bits"]), model()["most_bits"])
    return float(2.0**-counted)


def frequency_adjustment(outcome: str, a: str, b: str) -> float:
    """Bits to add to the weight of the same name: log2 of the model's u over the name's own frequency."""
    return log2(model()["comparisons"]["name"][outcome]["u"] / max(name_frequency(a), name_frequency(b)))
