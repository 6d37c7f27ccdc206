"""How well a body of the register fits what a name and its address say. Values are logs of odds."""

from __future__ import annotations

import math
from typing import NamedTuple

from frombelow.methods.linkage.unions.reading import Number
from frombelow.methods.linkage.unions.register import LEVELS, LOCAL_LEVELS, Body, Form

SAME_STATE, OTHER_STATE, SAME_CITY, CITY_IN_NAME = 2.0, -2.0, 1.5, 1.5
SUFFIX_SAME, SUFFIX_ABSENT, SUFFIX_UNSAID, SUFFIX_OTHER = 2.5, -1.0, -0.5, -3.0
PREFIX_SAME, PREFIX_OTHER = 1.5, -0.5
LEVEL_OTHER, LEVEL_UNSAID = -3.0, -1.2
ENDED_BEFORE, ENDED = -1.5, -0.5
ACTIVE, OFTEN = 0.4, 0.3  # seen lately at all; and how often, where an address makes it a notice like those


class Where(NamedTuple):
    """Place and time beside a name: city and USPS state in upper case, year; empty or absent if not known."""

    city: str
    state: str
    year: int | None


def fit(body: Body, form: Form, number: Number, where: Where, words: frozenset[str]) -> float:
    """Log odds that a body bearing this number is the one meant, against another bearing it."""
    total = 0.0
    if form.level not in LOCAL_LEVELS or number.counts in LEVELS:
        total += _level(form, number)
    if form.suffix or number.suffix:
        total += _suffix(form, number, words)
    if number.prefix and form.prefix:
        total += PREFIX_SAME if number.prefix == form.prefix else PREFIX_OTHER
    if body.seen:
        total += min(OFTEN * math.log1p(body.seen), 1.2) if where.state else ACTIVE
    if where.state:
        total += place_fit(body, where)
    return total if body.last_year is None else total + _era(body.last_year, where.year)


def place_fit(body: Body, where: Where) -> float:
    """Does the address beside the name agree with the body's? Unknown addresses count neither way."""
    if not where.state or not body.states:
        return 0.0
    if where.state not in body.states:
        return OTHER_STATE
    return SAME_STATE + (SAME_CITY if where.city in body.cities else 0.0)


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
    if number.counts in ("local", "branch", "unit"):
        return 0.0 if form.level in LOCAL_LEVELS else LEVEL_OTHER
    if number.counts == "bare":
        return 0.0 if form.level in LOCAL_LEVELS else LEVEL_UNSAID
    return 0.0 if form.level in LEVELS[number.counts] else LEVEL_OTHER / 2


def _suffix(form: Form, number: Number, words: frozenset[str]) -> float:
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
