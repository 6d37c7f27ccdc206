"""Commit: the rows laid by go into the list, in batches that are whole people each. Ended in the middle, it goes on where it was, or is undone.

First everybody new, then whatever belongs to people who are there. How far it is stands in the import's row, in the transaction of each batch.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from django.db import transaction

from frombelow.hall.people.imports import bulk, effects
from frombelow.hall.people.imports.checking import (
    Staged,
    Tell,
    fields_by_number,
    laid_by,
    people_on,
    resolved,
    rows_of,
    store_of,
)
from frombelow.hall.people.imports.effects import Person
from frombelow.hall.people.imports.jobs import BATCH
from frombelow.hall.people.imports.keys import NOBODY, Ints
from frombelow.hall.people.imports.rows import OF_FIELD, STAND_IN, Row, Value
from frombelow.hall.people.imports.store import Store
from frombelow.hall.people.models import Import
from frombelow.hall.people.rules.details import Source
from frombelow.hall.people.rules.imports import State

BESIDE = 1_000  # rows in a transaction while others work in the hall
ALONE = BATCH
NAP = 0.5  # of the time a batch took, so that others come in between


class Stopped(Exception):
    """Somebody undoes the import while it is written."""


@dataclass(frozen=True)
class Pace:
    """How many rows a transaction takes, and how long to rest after it."""

    rows: int = BESIDE
    nap: float = NAP


@dataclass(frozen=True)
class Writing:
    """What every batch needs."""

    one: Import
    at: datetime
    fields: Mapping[int, int]

    @property
    def day(self) -> str:
        """The day, as the database writes it."""
        return self.at.date().isoformat()


def commit(one: Import, pace: Pace, tell: Tell) -> None:
    """Write everything that is not written yet. Raises Stopped."""
    store = store_of(one)
    staged = laid_by(store)
    person, leader = resolved(staged, people_on(one, store))
    writing = Writing(one, datetime.fromisoformat(one.plan["at"]), fields_by_number(one.plan))
    places = np.arange(staged.rows)
    somebody = np.ones(staged.rows, bool)
    somebody[staged.nobody] = False
    named = somebody.copy()
    named[staged.bare] = False
    new = named & (person == NOBODY) & (leader == places)
    rest = somebody & ~new & ((person != NOBODY) | (leader != places))
    whom = person.copy()
    for phase, chosen, write in (("new", new, write_new), ("rest", rest, write_rest)):
        for batch, rows in batches(store, staged, chosen, progress_of(one, phase), pace.rows):
            started = time.perf_counter()
            with transaction.atomic():
                hold(one)
                written = write(writing, rows, whom, leader)
                advance(one, phase, batch, written)
            tell("write", one.found["written"]["rows"])
            time.sleep(pace.nap * (time.perf_counter() - started))


def progress_of(one: Import, phase: str) -> int:
    """The place before which everything of a phase is written."""
    done: int = one.found.get("places", {}).get(phase, 0)
    return done


def batches(
    store: Store, staged: Staged, chosen: Any, begin: int, size: int
) -> Iterator[tuple[int, list[tuple[int, Row]]]]:
    """Rows of a phase with their places, so many at once, from a place on; with each the place after it."""
    for batch in range(begin // BATCH, (staged.rows + BATCH - 1) // BATCH):
        low, high = max(begin, batch * BATCH), min((batch + 1) * BATCH, staged.rows)
        if not chosen[low:high].any():
            continue
        rows = rows_of(store, batch)
        for at in range(low, high, size):
            end = min(at + size, high)
            part = [
                (place, row)
                for place in range(at, end)
                if chosen[place] and (row := rows[place - batch * BATCH]) is not None
            ]
            if part:
                yield end, part


def hold(one: Import) -> None:
    """The import's row until the end of the transaction. Raises Stopped where its state has changed."""
    row = Import.unscoped.select_for_update().get(pk=one.pk)
    if row.state != State.COMMITTING:
        raise Stopped
    one.found = row.found


def advance(one: Import, phase: str, place: int, written: Mapping[str, int]) -> None:
    """Note how far it is."""
    one.found = one.found | {
        "places": one.found.get("places", {}) | {phase: place},
        "written": {key: one.found.get("written", {}).get(key, 0) + count for key, count in written.items()} | {
            key: count for key, count in one.found.get("written", {}).items() if key not in written
        },
    }  # fmt: skip
    Import.unscoped.filter(pk=one.pk).update(found=one.found)


def write_new(writing: Writing, rows: list[tuple[int, Row]], whom: Ints, _leader: Ints) -> dict[str, int]:
    """People who are new."""
    group, own = writing.one.group_id, writing.one.pk
    ids, at = bulk.numbers(len(rows)), bulk.moment(writing.at)
    people, values, facts = [], [], []
    for number, ident, (place, row) in zip(ids, bulk.idents(len(rows)), rows, strict=True):
        whom[place] = number
        people.append((number, ident, row[1], row[2], row[3], row[4], row[5], "", "[]", at, at, group, own))
        values += [value_row(writing, number, value) for value in row[6]]
        facts += [
            (number, kind, bulk.yes(is_given), header, writing.day, group, own) for kind, is_given, header in row[7]
        ]
    bulk.insert("people_person", bulk.PERSON, people)
    bulk.insert("people_detail", bulk.DETAIL, values)
    bulk.insert("people_consent", bulk.CONSENT, facts)
    return {"created": len(people), "rows": len(rows)}


def value_row(writing: Writing, person: int, value: Value) -> tuple[Any, ...]:
    """A value as a row of its table."""
    kind, label, text, parts, match, field = value
    row = writing.fields[field] if kind == OF_FIELD else None
    return (
        person,
        kind,
        "" if label == STAND_IN else label,
        text,
        parts,
        match,
        row,
        Source.IMPORT.value,
        writing.day,
        writing.one.group_id,
        writing.one.pk,
    )


def write_rest(writing: Writing, rows: list[tuple[int, Row]], whom: Ints, leader: Ints) -> dict[str, int]:
    """Rows of people who are there: on the list before, or of an earlier row of the file."""
    one, today = writing.one, writing.at.date()
    numbers = {place: int(whom[place]) if whom[place] != NOBODY else int(whom[leader[place]]) for place, _row in rows}
    people = bulk.people_of(one.group_id, [number for number in numbers.values() if number != NOBODY], one.pk)
    for place, row in rows:
        who = people.get(numbers[place])
        if who is not None:
            effects.take(who, row, writing.fields, one.plan["differs"], today, nothing_said)
    unique = list({id(who): who for who in people.values()}.values())
    save(writing, unique)
    return {"rows": len(rows)}


def nothing_said(*_problem: Any) -> None:
    """Everything was said by the preflight."""


def save(writing: Writing, people: list[Person]) -> None:
    """What was added to people, and what stood there before."""
    one, group = writing.one, writing.one.group_id
    touched = [who for who in people if who.before is not None]
    bulk.insert(
        "people_detail", bulk.DETAIL, [value_of(writing, who.id, value) for who in touched for value in who.new_values]
    )
    facts = [
        (who.id, kind, bulk.yes(is_given), header, writing.day, group, one.pk)
        for who in touched
        for kind, is_given, header in who.new_facts
    ]
    bulk.insert("people_consent", bulk.CONSENT, facts)
    bulk.end([number for who in touched for number in who.ended], writing.at.date())
    bulk.drop([number for who in touched for number in who.dropped])
    at = bulk.moment(writing.at)
    bulk.update_people(
        [(who.shown_name, who.sort_name, who.found_by, who.language, who.pronouns, at, who.id) for who in touched]
    )
    remember(one, [who for who in people if not who.is_own])


def value_of(writing: Writing, person: int, value: Value) -> tuple[Any, ...]:
    """As `value_row`; the row of the field stands there already."""
    return value_row(replace(writing, fields={value[5]: value[5]}), person, value)


def remember(one: Import, people: list[Person]) -> None:
    """Who was on the list before, and what stood there; a second row of the file adds to what the first remembered."""
    known = bulk.touched_by(one.pk, [who.id for who in people])
    fresh = [(one.pk, who.id, json.dumps(who.before) if who.before else None) for who in people if who.id not in known]
    bulk.insert("people_touched", bulk.TOUCHED, fresh)
    again = []
    for who in people:
        if who.id in known and who.before is not None:
            first = known[who.id]
            again.append(
                (json.dumps(first | {"ended": first["ended"] + who.ended} if first else who.before), one.pk, who.id)
            )
    bulk.update_touched(again)


Write = Callable[[Writing, list[tuple[int, Row]], Ints, Ints], dict[str, int]]
