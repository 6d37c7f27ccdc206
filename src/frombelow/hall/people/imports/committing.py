"""Commit: the rows laid by go into the list, in batches that are whole people each. Ended in the middle, it goes on where it was, or is undone.

First everybody new, then whatever belongs to people who are there. How far it is stands in the import's row, in the transaction of each batch.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from django.db import transaction
from django.utils.timezone import localdate

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
from frombelow.hall.people.imports.keys import NOBODY, Ints, Known
from frombelow.hall.people.imports.rows import Row, Value
from frombelow.hall.people.imports.store import Store
from frombelow.hall.people.models import Import
from frombelow.hall.people.rules.details import Source
from frombelow.hall.people.rules.imports import State

ALONE = 10  # batches in a transaction where nobody else works
FEW = 20_000  # people: for less, indexes are not worth making anew
Made = TypeVar("Made")


class Stopped(Exception):
    """Somebody undoes the import while it is written."""


@dataclass(frozen=True)
class Pace:
    """How many rows a transaction takes, and how long to rest after it."""

    rows: int
    nap: float  # of the time a batch took, so that others come in between
    together: int = 1  # so many times `rows` in one transaction
    is_alone: bool = (
        False  # everybody who is new in one transaction, indexes after the rows: others would wait for a minute
    )


# While others work in the hall. SQLite lets nobody else write during a transaction; on PostgreSQL only whoever brings the same new word waits.
BESIDE = {"sqlite": Pace(1_000, 0.125), "postgresql": Pace(2_500, 0.03)}


@dataclass(frozen=True)
class Writing:
    """What every batch needs."""

    one: Import
    at: datetime
    fields: Mapping[int, int]
    is_alone: bool = False  # in one transaction, which holds the tables
    words: set[str] = field(default_factory=set)  # of names, put in by this transaction

    @property
    def same(self) -> dict[str, str | int]:
        """What is the same in all rows."""
        return {"group_id": self.one.group_id, "imported_id": self.one.pk}

    @property
    def day(self) -> str:
        """The day, as the database writes it."""
        return localdate(self.at).isoformat()


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
    staged.keys = Known()  # a hundred megabytes that are not needed any more
    if pace.is_alone and new.sum() > FEW:
        with transaction.atomic(), bulk.checked_afterwards("conrelid", bulk.LOADED), bulk.indexed_afterwards():
            write_phase(
                replace(writing, is_alone=True),
                "new",
                batches(store, staged, new, progress_of(one, "new"), pace.rows),
                pace,
                tell,
                (whom, leader),
            )
    bulk.gather_index(is_on=True)
    write_phase(
        writing, "new", batches(store, staged, new, progress_of(one, "new"), pace.rows), pace, tell, (whom, leader)
    )
    bulk.count_rows()
    write_phase(
        writing, "rest", batches(store, staged, rest, progress_of(one, "rest"), pace.rows), pace, tell, (whom, leader)
    )
    bulk.gather_index(is_on=False)


def write_phase(
    writing: Writing,
    phase: str,
    every: Iterator[tuple[int, list[tuple[int, Row]]]],
    pace: Pace,
    tell: Tell,
    people: tuple[Ints, Ints],
) -> None:
    """Everybody who is new, or everything of those who are there: batch by batch, each in a transaction that says how far it is."""
    write = write_new if phase == "new" else write_rest
    every = ahead(every)
    while parts := list(islice(every, pace.together)):
        started = time.perf_counter()
        if not writing.is_alone:
            writing.words.clear()
        with transaction.atomic():
            hold(writing.one)
            for place, rows in parts:
                advance(writing.one, phase, place, write(writing, rows, *people))
        tell("write", writing.one.found["written"]["rows"])
        time.sleep(pace.nap * (time.perf_counter() - started))


def ahead(every: Iterator[Made]) -> Iterator[Made]:
    """The same, each made in a thread while the database writes the one before."""
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, every, None)
        while (made := coming.result()) is not None:
            coming = maker.submit(next, every, None)
            yield made


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
    numbers = bulk.numbers(len(rows), is_alone=writing.is_alone)
    whom[[place for place, _row in rows]] = numbers
    people = [
        (number, ident, *row[1:6])
        for number, ident, (_place, row) in zip(numbers, bulk.idents(len(rows)), rows, strict=True)
    ]
    with bulk.indexed_by_hand("people_index_insert"):
        at = bulk.moment(writing.at)
        same = {"reach_by": "", "never_by": "[]", "added_at": at, "changed_at": at, **writing.same}
        bulk.insert("people_person", bulk.PERSON, people, same)
        bulk.index_new(writing.one.group_id, people, writing.words)
    put_values(
        writing, [(number, value) for number, (_place, row) in zip(numbers, rows, strict=True) for value in row[6]]
    )
    put_facts(writing, [(number, fact) for number, (_place, row) in zip(numbers, rows, strict=True) for fact in row[7]])
    return {"created": len(people), "rows": len(rows)}


def put_values(writing: Writing, values: list[tuple[int, Value]]) -> None:
    """Values of people. The number of a field in the plan becomes that of its row."""
    fields = {0: None, **writing.fields}
    rows = [(number, *value[:5], fields[value[5]]) for number, value in values]
    bulk.insert(
        "people_detail", bulk.DETAIL, rows, {"source": Source.IMPORT.value, "since": writing.day, **writing.same}
    )


def put_facts(writing: Writing, facts: list[tuple[int, tuple[str, bool, str]]]) -> None:
    """What people agreed to, or did not."""
    truths = {is_given: bulk.yes(is_given) for is_given in (True, False)}
    rows = [(number, kind, truths[is_given], header) for number, (kind, is_given, header) in facts]
    bulk.insert("people_consent", bulk.CONSENT, rows, {"on": writing.day, **writing.same})


def write_rest(writing: Writing, rows: list[tuple[int, Row]], whom: Ints, leader: Ints) -> dict[str, int]:
    """Rows of people who are there: on the list before, or of an earlier row of the file."""
    one, today = writing.one, localdate(writing.at)
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
    touched = [who for who in people if who.before is not None]
    rows = replace(
        writing, fields={number: number for number in writing.fields.values()}
    )  # the rows of the fields stand in the values already
    put_values(rows, [(who.id, value) for who in touched for value in who.new_values])
    put_facts(writing, [(who.id, fact) for who in touched for fact in who.new_facts])
    bulk.end([number for who in touched for number in who.ended], localdate(writing.at))
    bulk.drop([number for who in touched for number in who.dropped])
    at = bulk.moment(writing.at)
    bulk.update_people(
        [(who.shown_name, who.sort_name, who.found_by, who.language, who.pronouns, at, who.id) for who in touched]
    )
    remember(writing.one, [who for who in people if not who.is_own])


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
