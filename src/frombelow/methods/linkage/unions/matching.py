"""Deciding which union body a name means, or saying that the name cannot decide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS, RELATED
from frombelow.methods.linkage.unions.fit import Where, fit, name_fit, place_fit
from frombelow.methods.linkage.unions.lexicon import STRUCTURAL, Evidence, table_words
from frombelow.methods.linkage.unions.ownnames import best_names
from frombelow.methods.linkage.unions.places import city_name, usps
from frombelow.methods.linkage.unions.reading import Number, Reading, read
from frombelow.methods.linkage.unions.register import Body, Entry, Form, Register
from frombelow.methods.linkage.unions.standing import Standing
from frombelow.methods.linkage.unions.strangers import looks_like_no_union, looks_like_union

SURE = 0.8  # below this probability the name is left undecided
ABSENT = 0.02  # share of union names whose body the register lacks
UNLISTED = 0.3  # share of unions in no list that bear a number which leads astray
MERGED = -1.5  # log odds of a local that stands under the label of a union merged with the one named
MUCH_OFTENER = 4  # of two bodies of one name, the one seen so many times as often is meant
MOST_UNNUMBERED = 12  # candidates named for a union without a number


class Match(NamedTuple):
    """What a name means. `status`: matched | ambiguous | not_union | unknown.

    `f_num` is given only where matched; `probability` is that of the status' own claim (the file number is
    right; none of the candidates is sure; it is no union); `candidates` are file numbers, likeliest first.
    """

    status: str
    f_num: str | None
    probability: float
    candidates: tuple[str, ...]
    reason: str


def match(
    register: Register, text: str, city: str | None = None, state: str | None = None, date: str | None = None
) -> Match:
    """Find the union body a name means. `state`: USPS code or name; `date`: text that begins with the year."""
    reading = read(text)
    if not reading.words and not reading.numbers:
        return Match("unknown", None, 0.0, (), "There is no name to read.")
    where = Where(city_name(city), usps(state), _year(date))
    judged = register.lexicon.judge(reading.words, bool(reading.numbers))
    if not (judged and reading.numbers):
        return _by_name(register, reading, judged, where, None)
    found = _by_number(register, reading, judged, where)
    return _by_name(register, reading, judged, where, found) if found.status == "unknown" else found


def _by_name(register: Register, reading: Reading, judged: Evidence, where: Where, numbered: Match | None) -> Match:
    """Without a number that decides: by a body's own name, else by the union's; `numbered` is what the number gave."""
    union_like = looks_like_union(reading.words)
    own = best_names(register, reading, where, union_like)
    if judged and judged[0][0] in AFFILIATIONS:
        # "Communications Workers of America" is the union, not the one body that filed under that name
        national = table_words(judged[0][0]) | STRUCTURAL
        own = [one for one in own if not one.own <= national]
    if own and own[0].odds > _own_enough(own[0], judged, reading):
        return _by_own_name(own, where)
    if numbered:
        return numbered
    if judged:
        return _without_number(register, reading, judged, where)
    if looks_like_no_union(reading.words):
        return Match("not_union", None, 0.9, (), "It reads as a firm, a person or an employer, not as a union.")
    return _by_own_name(own, where) if own and union_like else _stranger(reading)


def match_many(register: Register, rows: Iterable[tuple[str, str | None, str | None, str | None]]) -> Iterator[Match]:
    """Match rows of (text, city, state, date), in order."""
    for text, city, state, date in rows:
        yield match(register, text, city, state, date)


def _own_enough(top: Standing, judged: Evidence, reading: Reading) -> float:
    """How like its own name a body must be called before that outweighs the national union that is named."""
    if not judged or any(code in top.body.codes for code, _ in judged):
        return 0.8
    told = {number.value for number in reading.numbers}
    return 0.6 if told & {form.number for form in top.body.forms} else 0.9


def _year(date: str | None) -> int | None:
    start = (date or "")[:4]
    return int(start) if len(start) == 4 and start.isdigit() and 1900 <= int(start) <= 2100 else None


def standings(register: Register, reading: Reading, judged: Evidence, where: Where) -> tuple[list[Standing], float]:
    """Every body that fits union and number, with log odds; and the odds that the register lacks the right one."""
    words = frozenset(reading.words)
    best: dict[str, Standing] = {}
    lacking = UNLISTED * max(0.0, 1.0 - sum(math.exp(log_union) for _, log_union in judged))
    for code, log_union in judged:
        for number in reading.numbers:
            log_group = log_union + number.weight
            lacking += ABSENT * math.exp(log_group)
            entries = register.with_number(code, number.value)
            if entries:
                _stand(best, entries, log_group, number, where, words)
    found = list(best.values())
    if len(found) > 1:
        found.sort(key=lambda s: (-s.odds, s.body.f_num))
    return found, lacking


def _stand(
    best: dict[str, Standing], entries: Sequence[Entry], log_group: float, number: Number, where: Where,
    words: frozenset[str],
) -> None:  # fmt: skip
    """Add the bodies of one union and number: together they weigh as much as the best of them alone."""
    if len(entries) == 1:
        body, form = entries[0]
        _keep_best(best, body, form, log_group + fit(body, form, number, where, words))
        return
    fits: dict[str, tuple[float, Body, Form]] = {}
    for body, form in entries:
        value = fit(body, form, number, where, words)
        if body.f_num not in fits or fits[body.f_num][0] < value:
            fits[body.f_num] = (value, body, form)
    crowd = 0.0
    if len(fits) > 1:
        fits = {f: (value + name_fit(body, words), body, form) for f, (value, body, form) in fits.items()}
        top = max(value for value, _, _ in fits.values())
        crowd = math.log(sum(math.exp(value - top) for value, _, _ in fits.values()))
    for value, body, form in fits.values():
        _keep_best(best, body, form, log_group + value - crowd)


def _keep_best(best: dict[str, Standing], body: Body, form: Form, odds: float) -> None:
    known = best.get(body.f_num)
    if known is None or odds > known.odds:
        best[body.f_num] = Standing(body, form, odds)


def _by_number(register: Register, reading: Reading, judged: Evidence, where: Where) -> Match:
    found, lacking = standings(register, reading, judged, where)
    union, log_union = judged[0]
    if not found and union in RELATED:
        related = tuple((code, log_union + MERGED) for code in RELATED[union])
        found, _ = standings(register, reading, related, where)
    if not found:
        return _number_unknown(register, reading, union)
    weights = [math.exp(one.odds) for one in found]
    total = sum(weights) + lacking
    top = found[0]
    probability = round(weights[0] / total, 4)
    near = tuple(one.body.f_num for one in found if one.odds > top.odds - 9)
    if reading.several:
        return Match("ambiguous", None, probability, near, "The name holds the numbers of several locals.")
    if probability >= SURE and lacking < weights[0]:
        return Match("matched", top.body.f_num, probability, near, _why(top, where, len(found)))
    if lacking > sum(weights):
        return _number_unknown(register, reading, union, near)
    return Match("ambiguous", None, probability, near, _why_not(found, where))


def _number_unknown(register: Register, reading: Reading, union: str, near: tuple[str, ...] = ()) -> Match:
    told = ", ".join(n.value for n in reading.numbers[:3])
    return Match("unknown", None, 0.5, near, f"The register has no body {told} of {_label(register, union)}.")


def _label(register: Register, code: str) -> str:
    one = AFFILIATIONS.get(code)
    return one.labels[0] if one else code


def _title(one: Standing) -> str:
    if one.form is None:
        return one.body.unit_name or one.body.label
    return f"{one.body.label}, {one.form.level or 'body'} {one.form.number}{one.form.suffix}"


def _why(top: Standing, where: Where, among: int) -> str:
    reason = f"Union and number stand for {_title(top)}"
    if among > 1:
        reason += f", the best of {among} that bear it"
    if place_fit(top.body, where) > 0:
        return f"{reason}; its address is in {where.state} too."
    if where.state and top.body.states and where.state not in top.body.states:
        return f"{reason}; but its address is in {', '.join(sorted(top.body.states))}, not {where.state}."
    return f"{reason}."


def _why_not(found: list[Standing], where: Where) -> str:
    if len(found) == 1:
        return f"It may be {_title(found[0])}, but name and place do not agree well enough."
    asked = "the place does not decide" if where.state else "a state or city may decide"
    return f"{len(found)} bodies fit the name, {_title(found[0])} and {_title(found[1])} among them; {asked}."


def _by_own_name(own: list[Standing], where: Where) -> Match:
    near = tuple(one.body.f_num for one in own[:MOST_UNNUMBERED])
    top = own[0].odds
    rivals = [one for one in own[1:] if one.odds > top - 0.08 and _stands_beside(one, own[0], where)]
    tied = 1 + len(rivals)
    title = own[0].body.unit_name or own[0].body.label
    if tied == 1 and top >= SURE:
        return Match("matched", near[0], round(min(top, 0.97), 4), near, f"The name is that of {title}.")
    if top >= 0.6:
        return Match(
            "ambiguous", None, round(top / tied, 4), near, f"The name is like that of {title}, not surely the same."
        )
    return Match("unknown", None, 0.5, near, f"It reads as a union; the nearest name in the register is {title}.")


def _stands_beside(rival: Standing, first: Standing, where: Where) -> bool:
    """Is a body of the same name to be reckoned with: not plainly elsewhere, not far rarer in use?"""
    if place_fit(rival.body, where) < place_fit(first.body, where):
        return False
    return rival.body.seen * MUCH_OFTENER >= first.body.seen


def _without_number(register: Register, reading: Reading, judged: Evidence, where: Where) -> Match:
    union, log_union = judged[0]
    label = _label(register, union)
    bodies = register.members(union)
    if len(bodies) == 1:
        return Match(
            "matched", bodies[0].f_num, round(math.exp(log_union), 4), (bodies[0].f_num,), f"{label} is one body."
        )
    own = table_words(union)
    rest = frozenset(w for w in reading.words if w not in own and register.lexicon.speller.mend(w) not in own)
    some = register.near_members(union, rest, where.state, where.city)
    ranked = nlargest(MOST_UNNUMBERED, ((place_fit(b, where) + 2 * _likeness(b, rest), b.seen, b.f_num) for b in some))
    near = tuple(f_num for _, _, f_num in ranked)
    named = (
        [b for b in some if b.is_numberless and _likeness(b, rest) >= 0.6 and place_fit(b, where) >= 0] if rest else []
    )
    if len(named) == 1:
        title = named[0].unit_name or ", ".join(sorted(named[0].cities))
        return Match("matched", named[0].f_num, 0.85, near, f"{label} has one unnumbered body of that name: {title}.")
    return Match("ambiguous", None, round(1 / len(bodies), 4) if bodies else 0.0, near,
                 f"{label} is named without a number; it has {len(bodies)} bodies.")  # fmt: skip


def _likeness(body: Body, rest: frozenset[str]) -> float:
    """Share of the words that the unit's name (or city) and the rest of the text have in common."""
    if not rest:
        return 0.0
    return max((len(name & rest) / len(name | rest) for name in body.called), default=0.0)


def _stranger(reading: Reading) -> Match:
    if looks_like_union(reading.words) or (reading.numbers and not looks_like_no_union(reading.words)):
        return Match("unknown", None, 0.5, (), "It reads as a union, but the register has none like it.")
    return Match("not_union", None, 0.8, (), "Nothing in it names a union.")
