"""Deciding which union body a name means, or saying that the name cannot decide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS, RELATED
from frombelow.methods.linkage.unions.answers import Match, label, matched, number_unknown, title, why, why_not
from frombelow.methods.linkage.unions.bodies import Body
from frombelow.methods.linkage.unions.fit import OFFICE, WORKPLACE, Where, place_fit
from frombelow.methods.linkage.unions.lexicon import Evidence, national_words, table_words
from frombelow.methods.linkage.unions.offices import SURE, by_office, one_of_several
from frombelow.methods.linkage.unions.ownnames import Called, best_names
from frombelow.methods.linkage.unions.places import city_name, usps
from frombelow.methods.linkage.unions.reading import Reading, read
from frombelow.methods.linkage.unions.register import Register
from frombelow.methods.linkage.unions.standing import standings
from frombelow.methods.linkage.unions.strangers import looks_like_no_union, looks_like_union

# Log odds of a local that stands under the label of the union that took over the one named, or of another merged with it.
SUCCEEDED, MERGED = -0.5, -1.5
MUCH_OFTENER = 4  # of two bodies of one name, the one seen so many times as often is meant
ALIKE = 0.6  # share of words from which a unit or city is taken to be named
MOST_UNNUMBERED = 12  # candidates named for a union without a number
FAR = 9.0  # a candidate whose log odds are so much lower than the best one's is not named

Asked = tuple[str, str | None, str | None, str | None, bool]  # text, city, state, date, at_work


def match(
    register: Register,
    text: str,
    city: str | None = None,
    state: str | None = None,
    date: str | None = None,
    *,
    at_work: bool = False,
) -> Match:
    """Find the union body a name means. `state`: USPS code or name; `date`: text that begins with the year.

    The place is that of the union's own office, unless `at_work`: that of the workplace says less.
    """
    reading = read(text)
    if not reading.words and not reading.numbers:
        return Match("unknown", None, 0.0, (), "There is no name to read.")
    where = _where(city, state, date, at_work)
    judged = register.lexicon.judge(reading.words, bool(reading.numbers))
    if not (judged and reading.numbers):
        return _by_name(register, reading, judged, where, None)
    found = _by_number(register, reading, judged, where)
    return _by_name(register, reading, judged, where, found) if found.status == "unknown" else found


def match_many(register: Register, rows: Iterable[Asked]) -> Iterator[Match]:
    """Match rows of (text, city, state, date, at_work), in order."""
    for text, city, state, date, at_work in rows:
        yield match(register, text, city, state, date, at_work=at_work)


@lru_cache(maxsize=50_000)
def _where(city: str | None, state: str | None, date: str | None, at_work: bool) -> Where:
    return Where(city_name(city), usps(state), _year(date), WORKPLACE if at_work else OFFICE)


def _year(date: str | None) -> int | None:
    start = (date or "")[:4]
    return int(start) if len(start) == 4 and start.isdigit() and 1900 <= int(start) <= 2100 else None


def _by_number(register: Register, reading: Reading, judged: Evidence, where: Where) -> Match:
    union = judged[0][0]
    found, lacking = standings(register, reading, _with_related(register, reading, judged), where)
    if not found:
        return number_unknown(reading, union)
    weights = [math.exp(one.odds) for one in found]
    total = sum(weights) + lacking
    top = found[0]
    probability = round(weights[0] / total, 4)
    near = tuple([one.body.f_num for one in found if one.odds > top.odds - FAR])
    if reading.several:
        several = Match("ambiguous", None, probability, near, "The name holds the numbers of several locals.")
        return one_of_several(found[: len(near)], where) or several
    if probability >= SURE and lacking < weights[0]:
        return Match("matched", top.body.f_num, probability, near, why(top, where, len(found)))
    if lacking > sum(weights):
        return number_unknown(reading, union, near)
    return Match("ambiguous", None, probability, near, why_not(found, where))


def _with_related(register: Register, reading: Reading, judged: Evidence) -> Evidence:
    """Where the likeliest union has none of the numbers: the unions it merged with or parted from, too."""
    union, log_union = judged[0]
    if union not in RELATED:
        return judged
    borne = register.numbers(union)
    if any(number.value in borne for number in reading.numbers):
        return judged
    related = dict.fromkeys(RELATED[union], log_union + MERGED)
    successor = AFFILIATIONS[union].successor
    if successor:
        related[successor] = log_union + SUCCEEDED
    related.update((code, max(log, related.get(code, log))) for code, log in judged)
    return tuple(related.items())


def _by_name(register: Register, reading: Reading, judged: Evidence, where: Where, numbered: Match | None) -> Match:
    """Without a number that decides: by a body's own name, the office, the union's; `numbered`: what the number gave."""
    union_like = looks_like_union(reading.words)
    own = _own_names(register, reading, judged, where, union_like)
    if own and round(own[0].likeness, 4) >= _own_enough(own[0], judged, reading):
        return _by_own_name(own, where)
    named = _without_number(register, reading, judged, where) if judged and not numbered else None
    if named and named.status == "matched":
        return named
    answer = by_office(register, reading, judged, where) or numbered or named
    if answer:
        return answer
    if looks_like_no_union(reading.words):
        return Match("not_union", None, 0.9, (), "It reads as a firm, a person or an employer, not as a union.")
    return _by_own_name(own, where) if own and union_like else _stranger(reading)


def _own_names(register: Register, reading: Reading, judged: Evidence, where: Where, union_like: bool) -> list[Called]:
    """Bodies whose own name the text is like. "Communications Workers of America" is the union, not a body of that name."""
    if not judged or judged[0][0] not in AFFILIATIONS:
        return best_names(register, reading, where, union_like)
    national = national_words(judged[0][0])
    if national.issuperset(reading.words):
        return []
    return [one for one in best_names(register, reading, where, union_like) if not one.words <= national]


def _own_enough(top: Called, judged: Evidence, reading: Reading) -> float:
    """How like its own name a body must be called before that outweighs the national union that is named."""
    if not judged or any(code in top.body.codes for code, _ in judged):
        return 0.8
    told = {number.value for number in reading.numbers}
    return 0.6 if told & {form.number for form in top.body.forms} else 0.9


def _by_own_name(own: list[Called], where: Where) -> Match:
    near = tuple(one.body.f_num for one in own[:MOST_UNNUMBERED])
    top = own[0].likeness
    rivals = [one for one in own[1:] if one.likeness > top - 0.08 and _stands_beside(one, own[0], where)]
    tied = 1 + len(rivals)
    named = own[0].body.unit_name or title(own[0].body)
    if tied == 1 and top >= SURE:
        return Match("matched", near[0], round(min(top, 0.97), 4), near, f"The name is that of {named}.")
    if top >= 0.6:
        return Match(
            "ambiguous", None, round(top / tied, 4), near, f"The name is like that of {named}, not surely the same."
        )
    return Match("unknown", None, 0.5, near, f"It reads as a union; the nearest name in the register is {named}.")


def _stands_beside(rival: Called, first: Called, where: Where) -> bool:
    """Is a body of the same name to be reckoned with: not plainly elsewhere, not far rarer in use?"""
    if place_fit(rival.body, where) < place_fit(first.body, where):
        return False
    return rival.body.seen * MUCH_OFTENER >= first.body.seen


def _without_number(register: Register, reading: Reading, judged: Evidence, where: Where) -> Match:
    union, log_union = judged[0]
    bodies = register.members(union)
    if len(bodies) == 1:
        return matched(bodies[0], math.exp(log_union), (), f"{label(union)} is one body.")
    own = table_words(union)
    rest = frozenset(w for w in reading.words if w not in own and register.lexicon.speller.mend(w) not in own)
    some = register.near_members(union, rest, where.state, where.city)
    fits = [
        (place_fit(body, where), 0.0 if body.telling.isdisjoint(rest) else _likeness(body, rest), body) for body in some
    ]
    ranked = sorted(((place + 2 * like, body.seen, body.f_num) for place, like, body in fits), reverse=True)
    near = tuple(f_num for _, _, f_num in ranked[:MOST_UNNUMBERED])
    named = [body for place, like, body in fits if like >= ALIKE and place >= 0 and body.is_numberless]
    if len(named) == 1:
        called = named[0].unit_name or ", ".join(sorted(named[0].cities))
        return matched(named[0], 0.85, near, f"{label(union)} has one unnumbered body of that name: {called}.")
    return Match("ambiguous", None, round(1 / len(bodies), 4) if bodies else 0.0, near,
                 f"{label(union)} is named without a number; it has {len(bodies)} bodies.")  # fmt: skip


def _likeness(body: Body, rest: frozenset[str]) -> float:
    """Share of the words that the unit's name (or city) and the rest of the text have in common."""
    best = 0.0
    for name in body.called:
        if not name.isdisjoint(rest):
            best = max(best, len(name & rest) / len(name | rest))
    return best


def _stranger(reading: Reading) -> Match:
    if looks_like_union(reading.words) or (reading.numbers and not looks_like_no_union(reading.words)):
        return Match("unknown", None, 0.5, (), "It reads as a union, but the register has none like it.")
    return Match("not_union", None, 0.8, (), "Nothing in it names a union.")
