"""Finding people: words as they are typed, and steps that add, narrow and remove.

Typed: `rosa núñez`, `phone:0199`, `turf:dock`, `issue:heat`, `talked:>30d` (the last talk is more than thirty days ago), `talked:never`,
`added:<7d`, `like:hernandes` (names that are nearly so), `promise:open`, `language:es`, `shift:nights` (a field of the group). Words without a colon are looked for everywhere; a minus before a word takes it out.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.rules.details import latin

MOST_STEPS = 20
MOST_CONDITIONS = 20
LONGEST = 200


class About(StrEnum):
    """What a condition is about."""

    WORDS = "words"
    NAME = "name"
    LIKE = "like"  # a name that is nearly so: with a slip or two, or written as it sounds
    PHONE = "phone"
    EMAIL = "email"
    CITY = "city"
    ZIP = "zip"
    TURF = "turf"
    LANGUAGE = "language"
    ADDED = "added"
    TALKED = "talked"
    ISSUE = "issue"
    ANSWER = "answer"
    PROMISE = "promise"
    CONSENT = "consent"
    MEMBER = "member"
    FIELD = "field"


DAYS = frozenset({About.ADDED, About.TALKED})
FIXED: dict[About, frozenset[str]] = {
    About.PROMISE: frozenset({"open", "kept", "broken", "late"}),
    About.CONSENT: frozenset({"contact", "text", "share"}),
    About.ANSWER: frozenset({"yes", "no", "maybe"}),
    About.MEMBER: frozenset({"yes", "no"}),
}


@dataclass(frozen=True)
class Condition:
    """One thing that must be so; `is_not`: that must not. `key` names the field, for fields of the group."""

    about: About
    value: str
    is_not: bool = False
    key: str = ""


class Move(StrEnum):
    """What a step does to what was found before it."""

    ADD = "add"
    NARROW = "narrow"
    REMOVE = "remove"


@dataclass(frozen=True)
class Step:
    """People of whom every condition is so are added; or those only are left; or those are taken out."""

    move: Move
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Span:
    """Days from one to another, both in it; None is open."""

    since: date | None
    until: date | None


PAIR = re.compile(r"(?P<key>[^:\s]{1,40}):(?P<value>.*)", re.DOTALL)
RELATIVE = re.compile(r"(?P<side>[<>]?)(?P<count>\d{1,4})(?P<unit>[dwmy])")
FIRST, LAST = date(1000, 1, 1), date(9000, 1, 1)  # beyond them a day has no moment in some time zone
UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}


def typed(text: str, fields: Sequence[str] = ()) -> tuple[Condition, ...]:
    """What somebody typed, as conditions. `fields` are the keys of the group's own fields. Raises Refused."""
    if len(text) > LONGEST:
        raise Refused("Write less: a search has up to {most} letters.", most=LONGEST)
    found: list[Condition] = []
    words: list[str] = []
    for word in split(text):
        is_not = word.startswith("-") and len(word) > 1
        bare = word[1:] if is_not else word
        pair = PAIR.fullmatch(bare)
        if pair:
            found.append(condition(pair["key"], pair["value"], is_not=is_not, fields=fields))
        elif is_not:
            found.append(Condition(About.WORDS, bare, is_not=True))
        else:
            words.append(bare)
    if words:
        found.insert(0, Condition(About.WORDS, " ".join(words)))
    return tuple(found)


def split(text: str) -> list[str]:
    """Words, with those in quotation marks together; an odd quotation mark is a letter."""
    reader = shlex.shlex(text, posix=True)
    reader.whitespace_split, reader.quotes, reader.commenters, reader.escape = True, '"', "", ""
    try:
        return list(reader)
    except ValueError:
        return text.replace('"', " ").split()


def condition(key: str, value: str, *, is_not: bool, fields: Sequence[str]) -> Condition:
    """`key:value` as a condition. Raises Refused for a key that is none, or a value that does not fit it."""
    name = latin(key).replace(" ", "_")
    if name in set(About) - {About.WORDS, About.FIELD}:
        about = About(name)
        check(about, value)
        return Condition(about, value.strip(), is_not)
    if name in fields:
        return Condition(About.FIELD, value.strip(), is_not, key=name)
    raise Refused(
        "“{key}” cannot be searched for. One can search for: {names}.",
        key=key,
        names=", ".join([*searchable(), *fields]),
    )


def searchable() -> list[str]:
    """The keys that can stand before a colon."""
    return [about.value for about in About if about not in {About.WORDS, About.FIELD}]


def check(about: About, value: str) -> None:
    """Raises Refused for a value that does not fit."""
    if about in DAYS and value != "never":
        span(value, date(2000, 1, 1))
    if about in FIXED and value not in FIXED[about]:
        raise Refused("After “{key}:” one of these: {values}.", key=about.value, values=", ".join(sorted(FIXED[about])))


def span(value: str, today: date) -> Span:
    """Days from words: `7d` or `<7d` the last seven days, `>30d` longer ago, `2026-11-26` that day, `>2026-01-01` after it, `today`, `yesterday`. Raises Refused."""
    try:
        found = days_of(value.strip().lower(), today)
    except (ValueError, OverflowError):
        found = None
    if found is None or not all(FIRST < day < LAST for day in (found.since, found.until) if day):
        raise Refused("“{value}” is no time. Write 7d, >30d, today, 2026-11-26 or never.", value=value[:40])
    return found


def days_of(word: str, today: date) -> Span:
    """The same, of whatever days there are. Raises ValueError, and OverflowError for days before and after all calendars."""
    if word in {"today", "yesterday"}:
        day = today - timedelta(days=word == "yesterday")
        return Span(day, day)
    relative = RELATIVE.fullmatch(word)
    if relative:
        then = today - timedelta(days=int(relative["count"]) * UNITS[relative["unit"]])
        return Span(None, then - timedelta(days=1)) if relative["side"] == ">" else Span(then, None)
    side, text = (word[0], word[1:]) if word[:1] in {"<", ">"} else ("", word)
    day = date.fromisoformat(text)
    if side == ">":
        return Span(day + timedelta(days=1), None)
    return Span(None, day - timedelta(days=1)) if side == "<" else Span(day, day)


STORED = ("about", "value", "is_not", "key")


def as_data(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Steps as they are stored."""
    return [
        {
            "move": step.move.value,
            "conditions": [{name: getattr(one, name) for name in STORED} for one in step.conditions],
        }
        for step in steps
    ]


def of_data(data: Any) -> list[Step]:
    """Steps from what was stored or sent. Raises Refused for what are none."""
    try:
        steps = [step_of(row) for row in data]
    except (TypeError, KeyError, ValueError):
        raise Refused("These steps cannot be read. Begin again.") from None
    if len(steps) > MOST_STEPS or any(len(step.conditions) > MOST_CONDITIONS for step in steps):
        raise Refused("These are too many steps. Save a part of them under a name and go on from there.")
    return steps


def step_of(row: Mapping[str, Any]) -> Step:
    """One step."""
    conditions = []
    for one in row["conditions"]:
        found = Condition(About(one["about"]), str(one["value"])[:LONGEST], bool(one["is_not"]), str(one["key"])[:40])
        if found.about not in {About.WORDS, About.FIELD}:
            check(found.about, found.value)
        conditions.append(found)
    return Step(Move(row["move"]), tuple(conditions))
