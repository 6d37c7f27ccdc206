"""What the city of the union's own office decides, where name and number do not.

Five principles. Each says so in its reason; its probability is no higher than how often it was right on names coded or
linked by others (docs/methods/linkage-unions.md). The city of a workplace decides none of them but the third.
"""

from __future__ import annotations

import math

from rapidfuzz.distance import OSA

from frombelow.methods.linkage.unions.affiliations import RELATED
from frombelow.methods.linkage.unions.answers import Match, label, matched, title, town
from frombelow.methods.linkage.unions.bodies import HEADQUARTERS, LEVELS, Body, Entry
from frombelow.methods.linkage.unions.fit import Where
from frombelow.methods.linkage.unions.lexicon import COMMON, STRUCTURAL, Evidence, national_words, table_words
from frombelow.methods.linkage.unions.reading import Number, Reading
from frombelow.methods.linkage.unions.register import Register
from frombelow.methods.linkage.unions.standing import Standing
from frombelow.methods.linkage.unions.strangers import looks_like_no_union, looks_like_union
from frombelow.methods.linkage.unions.words import FILLERS

SURE = 0.8  # below this probability a name is left undecided
ONLY_BODY = ((6, 0.92), (3, 0.82))  # a union's only body in the city, seen so many times
ONLY_OF_ITS_LEVEL = 0.95
ONLY_WITH_THE_NUMBER = 0.9
ONE_OF_SEVERAL = 0.92
SLIP = 0.9
SHORTEST_SLIP = 3  # digits: among shorter numbers, one slip leads to too many others
FEW = 3  # in a city with more bodies of the union, a number one slip away says little
PLAIN_AT_WORK, LONG_AT_WORK = 3, 4  # digits of a number that the city of the workplace lends weight to


def by_office(register: Register, reading: Reading, judged: Evidence, where: Where) -> Match | None:
    """The one body that the city points to, or None."""
    if not (where.city and where.state):
        return None
    if reading.numbers:
        slip = _one_slip_away(register, reading, judged[0][0], where) if judged else None
        return slip or _only_with_the_number(register, reading, judged, where)
    return _only_body(register, reading, judged, where) if judged and where.is_office else None


def one_of_several(found: list[Standing], where: Where) -> Match | None:
    """Of the locals a name lists, the only one whose office is in the city."""
    here = [one for one in found if where.city in one.body.cities and where.state in one.body.states]
    if not where.is_office or len(here) != 1:
        return None
    near = [one.body.f_num for one in found]
    reason = f"The name holds the numbers of several locals; of these only {title(here[0].body, here[0].form)} is in {town(where)}."
    return matched(here[0].body, ONE_OF_SEVERAL, near, reason)


def _only_body(register: Register, reading: Reading, judged: Evidence, where: Where) -> Match | None:
    """A union named without a number: its only body in the city (of the level told, if one is told)."""
    union, log_union = judged[0]
    here = register.at(union, where)
    level = told_level(reading)
    if level:
        here = [body for body in here if any(form.level in LEVELS[level] for form in body.forms)]
    if len(here) != 1 or any(form.level == HEADQUARTERS for form in here[0].forms):
        return None
    if _is_called_otherwise(register, here[0], reading, union):
        return None
    chance = (ONLY_OF_ITS_LEVEL if level else _chance(here[0])) * math.exp(log_union)
    if chance < SURE:
        return None
    kind = "body of that level" if level else "body"
    reason = f"{label(union)} is named without a number; its only {kind} in {town(where)} is {title(here[0])}."
    return matched(here[0], chance, (), reason)


def _is_called_otherwise(register: Register, body: Body, reading: Reading, union: str) -> bool:
    """Do the words beyond the union's and the city's all differ from those of the names that the body is known by?"""
    known = {*body.unit_words, *register.known_as.get(body.f_num, ())}
    towns = {word for city in body.cities for word in city.split()}
    told = set(reading.words) & register.word_weight.keys()  # a word that stands in no name says nothing
    rest = told - national_words(union) - COMMON - FILLERS - towns
    return bool(rest and known) and known.isdisjoint(rest)


def _chance(body: Body) -> float:
    return next((chance for seen, chance in ONLY_BODY if body.seen >= seen), 0.0)


def told_level(reading: Reading) -> str:
    """The level a name tells without a number: council, board or district."""
    words = set(reading.words)
    if {"JOINT", "BOARD"} <= words:
        return "board"
    if words & {"COUNCIL", "CONFERENCE"}:
        return "council"
    return "district" if words & {"DISTRICT", "REGIONAL"} else ""


def _only_with_the_number(register: Register, reading: Reading, judged: Evidence, where: Where) -> Match | None:
    """No union is named, or one that lacks the number: the only body with that number in the city."""
    found: dict[str, tuple[Body, Number]] = {}
    for number in reading.numbers:
        if number.weight > -1.0:
            here = (entry for entry in register.numbered_at(number.value, where) if _fits(entry, number))
            found.update({body.f_num: (body, number) for body, _ in here})
    if len(found) != 1:
        return None
    ((body, number),) = found.values()
    if not _may_be(body, reading, judged) or not _says_enough(number, reading, where):
        return None
    reason = f"No body but {title(body)} bears the number {number.value} in {town(where)}."
    return matched(body, ONLY_WITH_THE_NUMBER, (), reason)


def _fits(entry: Entry, number: Number) -> bool:
    form = entry[1]
    levels = LEVELS.get(number.counts)
    return (levels is None or form.level in levels) and number.suffix in ("", form.suffix)


def _says_enough(number: Number, reading: Reading, where: Where) -> bool:
    """At the office any number of a name that may be a union's; at work a long one, a shorter one of a plain "Local 501"."""
    if where.is_office:
        return not looks_like_no_union(reading.words)
    is_plain = STRUCTURAL.issuperset(reading.words)
    return len(number.value) >= (PLAIN_AT_WORK if is_plain else LONG_AT_WORK) and looks_like_union(reading.words)


def _may_be(body: Body, reading: Reading, judged: Evidence) -> bool:
    """No other union is named; or one that merged with the body's; or the name holds two words more of the body's unit."""
    if not judged:
        return True
    union = judged[0][0]
    if any(code == union or code in RELATED.get(union, ()) for code in body.codes):
        return True
    return len((body.unit_words & set(reading.words)) - FILLERS - table_words(union)) > 1


def _one_slip_away(register: Register, reading: Reading, union: str, where: Where) -> Match | None:
    """A number that the union lacks: a body of it in the city whose number is one slip of the pen away."""
    told = reading.numbers[0].value
    if not where.is_office or len(told) < SHORTEST_SLIP or register.with_number(union, told):
        return None
    here = register.at(union, where)
    near = {body.f_num: body for body in here if any(OSA.distance(told, form.number) == 1 for form in body.forms)}
    if len(near) != 1:
        return None
    (body,) = near.values()
    if len(here) > FEW and not any(told.startswith(form.number) for form in body.forms):
        return None
    reason = f"{label(union)} has no body {told}; its body in {town(where)} with a number one slip of the pen away is {title(body)}."
    return matched(body, SLIP, (), reason)
