"""Preflight: the file is read, every row tidied, sealed and laid by; then it is known what a commit would do. Nothing is written into the list."""

from __future__ import annotations

import base64
import json
import os
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat, zip_longest
from typing import Any

import numpy as np
import orjson
from django.utils import timezone

from frombelow.hall.groups.queries.keys import keys_of
from frombelow.hall.kit.bounded import Limits, Still, without_turn
from frombelow.hall.kit.messages import Done, Step
from frombelow.hall.kit.plain import packed, unpacked
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import unseal
from frombelow.hall.people.imports import bulk, effects
from frombelow.hall.people.imports.jobs import BATCH, Batch, Reading
from frombelow.hall.people.imports.keys import NOBODY, Hasher, Ints, Known, KnownBytes, clustered, found, strangers
from frombelow.hall.people.imports.rows import Row
from frombelow.hall.people.imports.store import Store
from frombelow.hall.people.imports.work import folder
from frombelow.hall.people.models import Import
from frombelow.hall.people.rules.imports import Problem

LIMITS = Limits(seconds=900, megabytes=1_500, command="")
JOB = "frombelow.hall.people.imports.jobs:read"
PROCESSES = 2
SECRET_BYTES = 16
FIRST_TOLD = 20  # problems of each kind that the page shows
MOST_TOLD = 100_000  # problems in the list that can be taken along
FEW = 20_000  # rows: less is read by one process
Tell = Callable[[str, int], None]  # what is being done, and how many rows of it are


@dataclass
class Told:
    """The problems of a file: how many of each kind, the first of them, and a list."""

    counts: Counter[str] = field(default_factory=Counter)
    rows: list[tuple[str, int, str, str]] = field(default_factory=list)

    def __call__(self, problem: str, number: int, column: str, value: str) -> None:
        self.counts[str(problem)] += 1
        if len(self.rows) < MOST_TOLD:
            self.rows.append((str(problem), number, column, value))


@dataclass
class Staged:
    """The file as rows of people, laid by in sealed batches, and what they are recognized by."""

    rows: int
    batches: int
    keys: Known
    bare: Ints
    nobody: Ints
    numbers: Ints = field(default_factory=lambda: np.zeros(0, np.int64))  # of the rows in the file, for what is told


LAID_BY = tuple[int, int, KnownBytes, bytes, bytes]


def store_of(one: Import) -> Store:
    """Where the file of an import lies. Raises Unreadable where its key is gone."""
    key = unseal(one.plan.get("key", ""), keys_of(one.group), place_of_key(one.ident))
    return Store(folder() / one.ident, base64.b64decode(key))


def place_of_key(ident: str) -> str:
    """What the key of a file is bound to."""
    return Import.SEALED["plan"].at(ident=ident)


def check(one: Import, tell: Tell) -> dict[str, Any]:
    """Read the file; what would be created, changed, skipped, and what is wrong. Raises Refused where it cannot be read."""
    store, told = store_of(one), Told()
    staged = stage(one, store, told, tell)
    told_rows = staged.rows - len(staged.nobody)
    tell("match", told_rows)
    people = people_on(one, store)
    person, leader = resolved(staged, people)
    tell_rows(staged, told, Problem.STRANGER, strangers(staged.keys, people, person))
    counts = counted(one, store, staged, person, leader, told)
    store.put(
        "staged",
        packed(
            (staged.rows, staged.batches, staged.keys.as_bytes(), staged.bare.tobytes(), staged.nobody.tobytes()),
            LAID_BY,
        ),
    )
    told.rows.sort(key=lambda problem: problem[1])
    store.put("problems", json.dumps(told.rows).encode())
    return {**counts, "problems": dict(told.counts), "checked_at": timezone.now().isoformat()}


def stage(one: Import, store: Store, told: Told, tell: Tell) -> Staged:
    """Rows as they come from the processes that read the file, sealed in batches."""
    keys, bare, nobody = Known(), array("q"), array("q")
    rows, numbers = 0, {}
    for batch in read(one, store):
        store.put(f"batch-{batch.begin // BATCH:05}", batch.rows)
        for kind, (places, hashes) in batch.keys.items():
            keys.add(kind, np.frombuffer(places, np.int64), np.frombuffer(hashes, np.uint64))
        bare.extend(batch.bare)
        nobody.extend(batch.nobody)
        for problem in batch.problems:
            told(*problem)
        numbers[batch.begin] = batch.numbers
        rows = max(rows, batch.begin + batch.count)
        tell("read", rows)
    every = b"".join(numbers[begin] for begin in sorted(numbers))
    return Staged(
        rows, len(numbers), keys, np.frombuffer(bare, np.int64), np.frombuffer(nobody, np.int64), np.frombuffer(every, np.int64)
    )  # fmt: skip


def read(one: Import, store: Store) -> Iterator[Batch]:
    """The batches of the file, from two processes where it is long."""
    secret = store_secret(store)
    parts = PROCESSES if one.found.get("rows", 0) > FEW else 1
    works = [
        without_turn(
            LIMITS,
            JOB,
            str(store.folder),
            store.key,
            Reading(one.plan["targets"], one.plan["fields"], secret, one.plan["program"], part, parts),
        )
        for part in range(parts)
    ]
    try:
        for messages in zip_longest(*(heard(work) for work in works)):
            yield from (batch for batch in messages if batch is not None)
    finally:
        for work in works:
            work.close()  # type: ignore[attr-defined]  # a generator


def heard(work: Iterator[Step | Still | Done]) -> Iterator[Batch]:
    """The batches among the messages of a process. Raises Refused where the file is too much for it."""
    try:
        for message in work:
            if isinstance(message, Step):
                yield message.values["batch"]
    except Refused as refusal:
        raise too_much(refusal) from None


def too_much(refusal: Refused) -> Refused:
    """What is said where a limit was passed: files of people have no command line."""
    if "command" not in refusal.values:
        return refusal
    return Refused("Reading this file takes more time or memory than the hall gives. Divide it, or save it as CSV.")


def store_secret(store: Store) -> bytes:
    """The secret of the hashes of this import."""
    try:
        return store.get("secret")
    except FileNotFoundError:
        store.put("secret", os.urandom(SECRET_BYTES))
        return store.get("secret")


def laid_by(store: Store) -> Staged:
    """What a preflight laid by."""
    rows, batches, keys, bare, nobody = unpacked(store.get("staged"), LAID_BY)
    return Staged(rows, batches, Known.of_bytes(keys), np.frombuffer(bare, np.int64), np.frombuffer(nobody, np.int64))


def rows_of(store: Store, batch: int) -> list[Row | None]:
    """One batch, with lists where a Row has tuples, as JSON gives them: to make tuples of a million rows takes as long as to read them."""
    rows: list[Row | None] = orjson.loads(store.get(f"batch-{batch:05}"))
    return rows


def people_on(one: Import, store: Store) -> Known:
    """What the people on the list are recognized by."""
    return bulk.known_of(one.group_id, Hasher(store_secret(store)), one.plan["program"])


def resolved(staged: Staged, people: Known) -> tuple[Ints, Ints]:
    """For each row the person it is (NOBODY: somebody new), and the first row of the file that is the same somebody; a row that leads has a name."""
    person = found(staged.keys, people, staged.rows)
    leader = clustered(staged.keys, person)
    named = np.ones(staged.rows, bool)
    named[staged.bare] = named[staged.nobody] = False
    rows = np.flatnonzero(named)
    led, first = np.unique(leader[rows], return_index=True)
    table = np.arange(staged.rows)
    table[led] = rows[first]
    return person, table[leader]


def fields_by_number(plan: Mapping[str, Any]) -> dict[int, int]:
    """Number of a field in the plan -> its row; fields that do not exist yet have negative ones."""
    return {one["number"]: one.get("row") or -one["number"] for one in plan["fields"].values()}


def counted(one: Import, store: Store, staged: Staged, person: Ints, leader: Ints, told: Told) -> dict[str, Any]:
    """How many would be created, changed, stay as they are, be left out."""
    places = np.arange(staged.rows)
    is_somebody = np.ones(staged.rows, bool)
    is_somebody[staged.nobody] = False
    unknown = np.zeros(staged.rows, bool)
    unknown[staged.bare] = True
    lost = is_somebody & unknown & (person == NOBODY) & (leader == places)
    new = is_somebody & (person == NOBODY) & (leader == places) & ~lost
    follows = is_somebody & (leader != places)
    changed, same = matched(one, store, staged, person, is_somebody, told)
    tell_rows(staged, told, Problem.NOBODY, np.flatnonzero(lost))
    tell_rows(staged, told, Problem.TWICE, np.flatnonzero(follows), leader)
    return {
        "rows": int(staged.rows), "created": int(new.sum()), "changed": changed, "same": same, "joined": int(follows.sum()),
        "skipped": int(len(staged.nobody) + lost.sum()),
    }  # fmt: skip


def tell_rows(staged: Staged, told: Told, problem: Problem, places: Ints, leader: Ints | None = None) -> None:
    """A problem of many rows, with the number of the row each belongs to."""
    wanted = places[:MOST_TOLD]
    others = map(str, staged.numbers[leader[wanted]].tolist()) if leader is not None else repeat("")
    for number, other in zip(staged.numbers[wanted].tolist(), others, strict=False):
        told(problem, number, "", other)
    if len(places) > MOST_TOLD:
        told.counts[str(problem)] += len(places) - MOST_TOLD


def matched(one: Import, store: Store, staged: Staged, person: Ints, is_somebody: Any, told: Told) -> tuple[int, int]:
    """How many people on the list would change, and how many not."""
    changed: set[int] = set()
    every: set[int] = set()
    fields, today = fields_by_number(one.plan), timezone.localdate()
    hit = is_somebody & (person != NOBODY)
    for batch in np.unique(np.flatnonzero(hit) // BATCH).tolist():
        begin = batch * BATCH
        rows = rows_of(store, batch)
        places = [place for place in range(begin, begin + len(rows)) if hit[place]]
        people = bulk.people_of(one.group_id, person[places].tolist(), one.pk)
        for place in places:
            row, who = rows[place - begin], people.get(int(person[place]))
            if row is None or who is None:
                continue
            effects.take(who, row, fields, one.plan["differs"], today, told)
            every.add(who.id)
            if who.before is not None:
                changed.add(who.id)
    return len(changed), len(every - changed)


def problems_of(store: Store) -> list[Sequence[Any]]:
    """The problems a preflight found: kind, row, column, value."""
    rows: list[Sequence[Any]] = json.loads(store.get("problems"))
    return rows
