"""The candidates for a name and how they stand: every body that fits union and number, with log odds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from frombelow.methods.linkage.unions.bodies import LEVELS, Body, Entry, Form
from frombelow.methods.linkage.unions.fit import Where, fit, name_fit, often, place_fit, unplaced_fit
from frombelow.methods.linkage.unions.lexicon import Evidence
from frombelow.methods.linkage.unions.reading import Number, Reading
from frombelow.methods.linkage.unions.register import SHARED, Register

ABSENT = 0.01  # share of names whose number is another body's, though their union has a body of that number
NO_SUCH = 0.03  # share of names whose union has no body of that number
BESIDE_LOCAL = -2.0  # log odds of a district or council named beside a local that the register has
UNLISTED = 0.3  # share of unions in no list that bear a number which leads astray


@dataclass(slots=True)
class Standing:
    """A candidate: body, form and log odds; or, found by a body's own name, the likeness and the words of that name."""

    body: Body
    form: Form | None
    odds: float
    own: frozenset[str] = frozenset()


def standings(register: Register, reading: Reading, judged: Evidence, where: Where) -> tuple[list[Standing], float]:
    """Every body that fits union and number, with log odds; and the odds that the register lacks the right one."""
    words = frozenset(reading.words)
    best: dict[str, Standing] = {}
    lacking = UNLISTED * max(0.0, 1.0 - sum(math.exp(log_union) for _, log_union in judged))
    for code, log_union in judged:
        borne = False
        for number in reading.numbers:
            log_group = log_union + number.weight
            entries = register.with_number(code, number.value)
            if borne and entries and number.counts in LEVELS:
                # the address beside "District Lodge 26 Local 743" is often the district's: it does not speak for it
                group = _group(register, code, entries, number, where._replace(state=""), words)
                _keep_best(best, group, log_group + BESIDE_LOCAL)
            elif entries:
                _keep_best(best, _group(register, code, entries, number, where, words), log_group)
                borne = True
        lacking += (ABSENT if borne else NO_SUCH) * math.exp(log_union)
    found = list(best.values())
    if len(found) > 1:
        found.sort(key=lambda s: (-s.odds, s.body.f_num))
    return found, lacking


def _group(
    register: Register, code: str, entries: Sequence[Entry], number: Number, where: Where, words: frozenset[str]
) -> list[tuple[float, Body, Form]]:
    """The bodies of one union and number: together they weigh as much as the best of them alone."""
    if len(entries) == 1:
        body, form = entries[0]
        return [(fit(body, form, number, where, words), body, form)]
    fits: dict[str, tuple[float, Body, Form]] = {}
    for body, form in entries:
        value = fit(body, form, number, where, words)
        if body.f_num not in fits or fits[body.f_num][0] < value:
            fits[body.f_num] = (value, body, form)
    if len(fits) == 1:
        return list(fits.values())
    placed, sharing = _placed(fits, where), register.sharing.get(code, SHARED)
    told = []
    for value, body, form in fits.values():
        fitting = value + name_fit(body, words) + unplaced_fit(body, placed.get(form.level), sharing)
        told.append((fitting + (often(body) if where.state else 0.0), fitting, body, form))
    top, mass = max(one[:2] for one in told)
    crowd = top + math.log(sum(math.exp(value - top) for value, *_ in told)) - mass
    return [(value - crowd, body, form) for value, _, body, form in told]


def _placed(fits: dict[str, tuple[float, Body, Form]], where: Where) -> dict[str, float]:
    """By level: how well the address fits the best of the bodies that have one."""
    found: dict[str, float] = {}
    if where.state:
        for _, body, form in fits.values():
            if body.states:
                value = place_fit(body, where)
                found[form.level] = max(found.get(form.level, value), value)
    return found


def _keep_best(best: dict[str, Standing], group: list[tuple[float, Body, Form]], log_group: float) -> None:
    for value, body, form in group:
        known = best.get(body.f_num)
        if known is None or log_group + value > known.odds:
            best[body.f_num] = Standing(body, form, log_group + value)
