"""The candidates for a name and how they stand: every body that fits union and number, with log odds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from frombelow.methods.linkage.unions.bodies import LEVELS, Bearer, Body, Form
from frombelow.methods.linkage.unions.fit import Where, body_fit, form_fit, name_fit, often, place_fit, unplaced_fit
from frombelow.methods.linkage.unions.lexicon import Evidence
from frombelow.methods.linkage.unions.reading import Number, Reading
from frombelow.methods.linkage.unions.register import SHARED, Register

ABSENT = 0.01  # share of names whose number is another body's, though their union has a body of that number
NO_SUCH = 0.03  # share of names whose union has no body of that number
BESIDE_LOCAL = -2.0  # log odds of a district or council named beside a local that the register has
UNLISTED = 0.3  # share of unions in no list that bear a number which leads astray


Fit = tuple[float, Body, Form]


class Standing(NamedTuple):
    """A candidate: log odds, body, and the form that bears the number told."""

    odds: float
    body: Body
    form: Form


def standings(register: Register, reading: Reading, judged: Evidence, where: Where) -> tuple[list[Standing], float]:
    """Every body that fits union and number, with log odds; and the odds that the register lacks the right one."""
    groups = []
    lacking = UNLISTED * max(0.0, 1.0 - sum([math.exp(log_union) for _, log_union in judged]))
    for code, log_union in judged:
        borne, bearing = False, register.numbers(code)
        for number in reading.numbers:
            bearers = bearing.get(number.value)
            if not bearers:
                continue
            log_group, place = log_union + number.weight, where
            if borne and number.counts in LEVELS:
                # the address beside "District Lodge 26 Local 743" is often the district's: it does not speak for it
                log_group, place = log_group + BESIDE_LOCAL, where._replace(state="")
            borne = True
            groups.append(_group(register, code, bearers, number, log_group, place, reading.words))
        lacking += (ABSENT if borne else NO_SUCH) * math.exp(log_union)
    return groups[0] if len(groups) == 1 else _best_of_each(groups), lacking


def _group(
    register: Register,
    code: str,
    bearers: Sequence[Bearer],
    number: Number,
    log_group: float,
    where: Where,
    words: tuple[str, ...],
) -> list[Standing]:
    """The bodies of one union and number, best first: together they weigh as much as the best of them alone."""
    if len(bearers) == 1 and len(bearers[0][1]) == 1:
        body, (form,) = bearers[0]
        odds = log_group + form_fit(form, number, words) + body_fit(body, where) + place_fit(body, where)
        return [Standing(odds, body, form)]
    fits: list[Fit] = []
    for body, forms in bearers:
        value, form = form_fit(forms[0], number, words), forms[0]
        for other in forms[1:]:
            fitting = form_fit(other, number, words)
            if fitting > value:
                value, form = fitting, other
        fits.append((log_group + value + body_fit(body, where), body, form))
    if len(fits) == 1:
        value, body, form = fits[0]
        return [Standing(value + place_fit(body, where), body, form)]
    return _shared(fits, register.sharing.get(code, SHARED), where, frozenset(words))


def _shared(fits: list[Fit], sharing: float, where: Where, words: frozenset[str]) -> list[Standing]:
    unplaced = _unplaced(fits, where, sharing) if where.state else {}
    ranked = []
    for value, body, form in fits:
        fitting = value + (place_fit(body, where) if body.states else unplaced.get(form.level, 0.0))
        if not body.telling.isdisjoint(words):
            fitting += name_fit(body, words)
        ranked.append((-fitting - often(body.seen) if where.state else -fitting, body.f_num, fitting, body, form))
    ranked.sort()
    top, _, mass, _, _ = ranked[0]
    crowd = math.log(math.fsum([math.exp(top - less) for less, *_ in ranked])) - top - mass
    return [Standing(-less - crowd, body, form) for less, _, _, body, form in ranked]


def _unplaced(fits: list[Fit], where: Where, sharing: float) -> dict[str, float]:
    """By level: what the address says of bodies without one, where it fits the best of those that have one so well."""
    best: dict[str, float] = {}
    for _, body, form in fits:
        if body.states:
            place = place_fit(body, where)
            best[form.level] = max(best.get(form.level, place), place)
    return {level: unplaced_fit(place, sharing) for level, place in best.items()}


def _best_of_each(groups: list[list[Standing]]) -> list[Standing]:
    """Each body once, as it stands best; the best first."""
    best: dict[str, Standing] = {}
    for group in groups:
        for one in group:
            known = best.get(one.body.f_num)
            if known is None or one.odds > known.odds:
                best[one.body.f_num] = one
    return sorted(best.values(), key=_rank)


def _rank(one: Standing) -> tuple[float, str]:
    return -one.odds, one.body.f_num
