"""How often each principle by which the city decides is right, and what an address is worth, on names of others."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from benchmarks.report import Report
from benchmarks.unions_sets import coded_without_number, elections, links, notices, numbers_of, share
from frombelow.methods.linkage.unions import Match, Register, match
from frombelow.methods.linkage.unions.fit import OFFICE, WORKPLACE, Where, place_fit
from frombelow.methods.linkage.unions.places import city_name, usps

SURE_LINK = 0.99
OFTEN = 6  # from so many sightings on, a union's only body in a city is taken to be the one


def report_principles(report: Report, register: Register) -> None:
    """One row for each principle, and two for the weights of addresses."""
    for what, tried, note in (
        ("its only body in the city", only_bodies(register, lambda seen: seen >= OFTEN), "names the labor board coded; seen six times or more"),
        ("its only body in the city, seen seldom", only_bodies(register, lambda seen: seen < OFTEN), "the same, seen three to five times"),
        ("its only body of that level", only_of_their_level(register), "F-7 links to the same union, score > 0.9"),
        ("the only number of that kind", only_numbers(register), "decided F-7 names of which nothing but number and city was left"),
        ("one of several locals", ones_of_several(register), "F-7 links to one of the locals told"),
        ("one slip of the pen", slips(register), "decided F-7 names with one digit mistyped at random, so that their union lacks the number"),
    ):  # fmt: skip
        right = Counter(tried)
        report.add(f"principle: {what}", share(right[True], right.total()), note=note)
    report_places(report, register)


def _decided(found: Match, principle: str) -> bool:
    return found.status == "matched" and principle in found.reason


def only_bodies(register: Register, often: Callable[[int], bool]) -> Iterator[bool]:
    """A union without a number: is its only body in the city the one that was coded?"""
    for name in coded_without_number():
        found = match(register, name.text, name.city, name.state, "2010")
        if found.f_num and _decided(found, "its only body in"):
            body = register.bodies[found.f_num]
            if often(body.seen):
                yield bool(name.numbers & {form.number for form in body.forms})


def only_of_their_level(register: Register) -> Iterator[bool]:
    """A council or board without a number: is its union's only one in the city the one linked?"""
    for link in links(0.9, numbered=False):
        found = match(register, link.text, link.city, link.state)
        if found.f_num and link.f_num in register.bodies and _decided(found, "of that level in"):
            unions = [set(register.bodies[f_num].codes) for f_num in (found.f_num, link.f_num)]
            if unions[0] & unions[1]:
                yield found.f_num == link.f_num


def only_numbers(register: Register) -> Iterator[bool]:
    """Nothing but a number: is the only body in the city that bears it the one that the whole name stands for?"""
    for text, city, state, f_num in _plainly_decided(register, 8_000):
        (number,) = numbers_of(text)
        found = match(register, f"Local {number}", city, state)
        if _decided(found, "No body but"):
            yield found.f_num == f_num


def ones_of_several(register: Register) -> Iterator[bool]:
    """Several locals: is the one in the city the one linked, where one of those told is?"""
    for link in links(SURE_LINK):
        found = match(register, link.text, link.city, link.state)
        if _decided(found, "of these only") and link.f_num in found.candidates:
            yield found.f_num == link.f_num


def slips(register: Register) -> Iterator[bool]:
    """A digit mistyped: is the body found the one that was meant?"""
    chance = random.Random(3)
    for text, city, state, f_num in _plainly_decided(register, 8_000):
        (number,) = numbers_of(text)
        place = chance.randrange(len(number))
        slipped = number[:place] + chance.choice("0123456789") + number[place + 1 :]
        found = match(register, text.replace(number, slipped), city, state)
        if slipped != number and _decided(found, "one slip of the pen"):
            yield found.f_num == f_num


def _plainly_decided(register: Register, most: int) -> Iterator[tuple[str, str, str, str]]:
    """F-7 names of one number that union and number decide even without the address."""
    for text, city, state in random.Random(4).sample(notices(), most):
        if len(numbers_of(text)) == 1:
            found = match(register, text)
            if found.f_num and len(found.candidates) == 1 and found.probability > 0.97:
                yield text, city, state, found.f_num


def report_places(report: Report, register: Register) -> None:
    """Where names that union and number alone decide have their addresses, and the weights that follow from it."""
    for what, rows, weights in (("the office", notices(), OFFICE), ("the workplace", elections(), WORKPLACE)):
        seen = Counter(_places(register, rows))
        told = ", ".join(
            f"{100 * seen[where] / seen.total():.0f} % {where}" for where in ("city", "state", "elsewhere")
        )
        report.add(
            f"address of {what}: the body's own",
            told,
            note=f"{seen.total():,} names; weights {weights.city}, {weights.state}, {weights.elsewhere}",
        )


def _places(register: Register, rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for text, city, state in rows:
        where = Where(city_name(city), usps(state), None)
        found = match(register, text) if where.city and where.state else None
        body = register.bodies[found.f_num] if found and found.f_num and len(found.candidates) == 1 else None
        if body and body.cities and not body.is_numberless:
            fit = place_fit(body, where)
            yield "city" if fit == OFFICE.city else "state" if fit > 0 else "elsewhere"
