"""How well a body of the register fits what a name and its address say. Values are logs of odds."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from frombelow.methods.linkage.unions.bodies import BRANCHES, LEVELS, LOCAL_LEVELS, Body, Form
from frombelow.methods.linkage.unions.reading import Number


class Weights(NamedTuple):
    """How much likelier an address is beside the name of a body than beside another's: logs.

    In its city; elsewhere in its state; in its state, where no city is known; in another state.
    """

    city: float
    state: float
    state_alone: float
    elsewhere: float


# Measured on names that their union and number alone decide, against addresses filed with the Labor Department or drawn
# from notices (docs/methods/linkage-unions.md): any two addresses share a state in 5.2 % of pairs, a city in 0.40 %.
OFFICE = Weights(city=5.2, state=1.4, state_alone=2.9, elsewhere=-2.7)  # 74 %, 20 % and 6 % of 7,900 names
WORKPLACE = Weights(city=4.0, state=2.6, state_alone=2.8, elsewhere=-2.2)  # 22 %, 67 % and 11 % of 25,600 names
CITY_IN_NAME = 1.5
SUFFIX_SAME, SUFFIX_ABSENT, SUFFIX_UNSAID, SUFFIX_OTHER = 2.5, -1.0, -0.5, -3.0
PREFIX_SAME, PREFIX_OTHER = 1.5, -0.5
LEVEL_OTHER, LEVEL_UNSAID, BRANCH_SAME = -3.0, -1.2, 1.0
ENDED_BEFORE, ENDED = -1.5, -0.5
ACTIVE = 0.4  # seen lately at all
OFTEN = 0.6  # of bodies of one number, the odds grow with this power of how often they were seen (1,000 names of the labor board)


class Where(NamedTuple):
    """Place and time beside a name: city and USPS state in upper case, year; empty or absent if not known.

    `weights` tell whose place it is: that of the union's office, or that of the workplace.
    """

    city: str
    state: str
    year: int | None
    weights: Weights = OFFICE

    @property
    def is_office(self) -> bool:
        """Is it the city of the union's own office (and not that of the work)?"""
        return bool(self.city and self.state) and self.weights is OFFICE


def form_fit(form: Form, number: Number, words: tuple[str, ...]) -> float:
    """How well the way a body bears a number fits the way it is told: level, suffix, district."""
    total = 0.0
    if form.level not in LOCAL_LEVELS or number.counts not in ("local", "bare"):
        total += _level(form, number)
    if form.suffix or number.suffix:
        total += _suffix(form, number, words)
    if number.prefix and form.prefix:
        total += PREFIX_SAME if number.prefix == form.prefix else PREFIX_OTHER
    return total


def body_fit(body: Body, where: Where) -> float:
    """How well a body fits the year, whatever its number and place."""
    total = ACTIVE if body.seen else 0.0
    return total if body.last_year is None else total + _era(body.last_year, where.year)


@lru_cache(maxsize=1_000)
def often(seen: int) -> float:
    """How much likelier a body seen so often is meant than a namesake never seen of late, beyond being active."""
    return OFTEN * math.log1p(seen) - ACTIVE if seen else 0.0


def place_fit(body: Body, where: Where) -> float:
    """Does the address beside the name agree with the body's? Unknown addresses count neither way."""
    if not where.state or not body.states:
        return 0.0
    if where.state not in body.states:
        return where.weights.elsewhere
    if where.city in body.cities:
        return where.weights.city
    return where.weights.state if where.city and body.cities else where.weights.state_alone


def unplaced_fit(namesake: float, sharing: float) -> float:
    """What the address says of a body without one, when it fits a body of the same number so well.

    `sharing`: how often the two share a place. Units of one local do, locals of several states do not.
    """
    return math.log(sharing * math.exp(namesake) + 1.0 - sharing)


def name_fit(body: Body, words: frozenset[str]) -> float:
    """Does the name itself hold the body's city, state or unit name?"""
    total = 0.0
    if any(words.issuperset(called) for called in body.called):
        total += CITY_IN_NAME
    elif not words.isdisjoint(body.states):
        total += CITY_IN_NAME / 2
    if body.unit_words:
        total += 2.0 * len(body.unit_words & words) / len(body.unit_words)
    return total


def _level(form: Form, number: Number) -> float:
    if number.counts == "branch" and form.level in BRANCHES:
        return BRANCH_SAME
    if number.counts in ("local", "branch", "unit"):
        return 0.0 if form.level in LOCAL_LEVELS else LEVEL_OTHER
    if number.counts == "bare":
        return 0.0 if form.level in LOCAL_LEVELS else LEVEL_UNSAID
    return 0.0 if form.level in LEVELS[number.counts] else LEVEL_OTHER / 2


def _suffix(form: Form, number: Number, words: tuple[str, ...]) -> float:
    if form.suffix and len(form.suffix) > 1 and form.suffix in words:
        return SUFFIX_SAME
    if not number.suffix:
        return SUFFIX_UNSAID if form.suffix else 0.0
    if form.suffix and (form.suffix == number.suffix or number.suffix.startswith(form.suffix)):
        return SUFFIX_SAME
    return SUFFIX_OTHER if form.suffix else SUFFIX_ABSENT


def _era(last_year: int, year: int | None) -> float:
    if year is None:
        return ENDED
    return ENDED_BEFORE if year > last_year + 1 else 0.0
