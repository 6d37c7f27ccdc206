"""What a row changes in somebody who is on the list already. Values stand side by side; nothing that is known is lost, and no “no” becomes a “yes”."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from frombelow.hall.people.imports.rows import OF_FIELD, SHOWN, Row, Value, is_stand_in
from frombelow.hall.people.rules import consents
from frombelow.hall.people.rules.imports import Differs, Problem
from frombelow.hall.people.rules.shown import made_from

Say = Callable[[Problem, int, str, str], None]


@dataclass(frozen=True)
class Kept:
    """A value that is known."""

    id: int  # 0 while it is not written yet
    kind: str
    label: str
    value: str
    match: str
    parts: Mapping[str, str] | None
    field: int  # the row of the group's field; 0 for none
    ended_on: date | None
    since: date
    is_own: bool = False  # came with this import


@dataclass
class Person:
    """Somebody on the list, as far as an import may touch them; and what it adds."""

    id: int
    shown_name: str
    sort_name: str
    found_by: str
    language: str
    pronouns: str
    changed_at: datetime
    is_own: bool  # came with this import
    values: list[Kept] = field(default_factory=list)  # the newest first
    facts: list[consents.Fact] = field(default_factory=list)
    new_values: list[Value] = field(default_factory=list)  # with the row of the field in place of its number
    new_facts: list[tuple[str, bool, str]] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)  # values of an earlier row of the file that a later one replaces
    before: dict[str, Any] | None = None  # columns as they were, once something changes

    def touch(self) -> None:
        """Remember the columns before the first change."""
        if self.before is None:
            self.before = {
                "shown_name": self.shown_name, "sort_name": self.sort_name, "found_by": self.found_by, "language": self.language,
                "pronouns": self.pronouns, "changed_at": self.changed_at.isoformat(), "ended": self.ended,
            }  # fmt: skip


def take(person: Person, row: Row, fields: Mapping[int, int], differs: str, today: date, say: Say) -> None:
    """Put a row into a person. `fields`: number of a field in the plan -> its row."""
    number, _shown, _sort, _found, language, pronouns, values, facts = row
    for value in values:
        if value[0] == OF_FIELD:
            take_field(person, number, value, fields[value[5]], differs, today, say)
        elif not is_stand_in(value):
            take_value(person, number, value, today, say)
    take_about(person, number, "language", language, say)
    take_about(person, number, "pronouns", pronouns, say)
    for kind, is_given, header in facts:
        take_consent(person, number, kind, is_given, header, today, say)


def take_value(person: Person, number: int, value: Value, today: date, say: Say) -> None:
    """A name, a way to reach them, a number. What is there is there, under whatever label; what had ended stays ended."""
    kind, _label, text, _parts, match, _field = value
    same = [one for one in person.values if one.kind == kind and (one.match == match if match else one.value == text)]
    if not same:
        add(person, value, today)
    elif all(one.ended_on for one in same):
        say(Problem.ENDED, number, "", text[:SHOWN])


def take_field(person: Person, number: int, value: Value, field_row: int, differs: str, today: date, say: Say) -> None:
    """A value of a field: one at a time is current."""
    text = value[2]
    current = [one for one in person.values if one.field == field_row and one.ended_on is None]
    if any(one.value == text for one in current):
        return
    if current and differs == Differs.LIST:
        say(Problem.DIFFERS, number, "", current[0].value[:SHOWN])
        return
    add(person, (*value[:5], field_row), today)
    for one in current:
        if one.id:
            (person.dropped if one.is_own else person.ended).append(one.id)
        else:  # from an earlier row of the file: the later row counts
            person.new_values = [new for new in person.new_values if not (new[5] == field_row and new[2] == one.value)]
        person.values.remove(one)


def add(person: Person, value: Value, today: date) -> None:
    """One more value."""
    person.touch()
    kind, label, text, parts, match, field_row = value
    person.new_values.append(value)
    person.values.insert(
        0, Kept(0, kind, label, text, match, json.loads(parts) if parts else None, field_row, None, today, is_own=True)
    )
    if kind != OF_FIELD:
        remake(person)


def remake(person: Person) -> None:
    """What lists show of them, made anew."""
    newest_first = sorted(person.values, key=lambda one: (one.ended_on is not None, -one.since.toordinal()))
    shown = made_from(newest_first)
    if shown is not None:
        person.shown_name, person.sort_name, person.found_by = shown.name, shown.sort_name, shown.found_by


def take_about(person: Person, number: int, column: str, text: str, say: Say) -> None:
    """Language, pronouns: only where nothing is known. What they said of themselves counts more than a file."""
    known = getattr(person, column)
    if not text or text == known:
        return
    if known:
        say(Problem.DIFFERS, number, "", known)
        return
    person.touch()
    setattr(person, column, text)


def take_consent(person: Person, number: int, kind: str, is_given: bool, header: str, today: date, say: Say) -> None:
    """A no is written down unless it stands already. A yes only where nothing is known."""
    standing = consents.standing(person.facts).get(consents.Kind(kind))
    if standing is not None and standing.is_given == is_given:
        return
    if standing is not None and is_given:
        say(Problem.SAID_NO, number, header, "")
        return
    person.touch()
    person.new_facts = [fact for fact in person.new_facts if fact[0] != kind]
    person.new_facts.append((kind, is_given, header))
    person.facts.append(consents.Fact(consents.Kind(kind), is_given, today))
