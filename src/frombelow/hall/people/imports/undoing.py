"""Undo: the list as if the import had never been, except for people whose rows were edited since. Those stay whole, with what the import brought, and are listed.

Why they stay: a conversation, a commitment or a merge hangs on them, somebody corrected their values, or a later import brought them too (that one is undone
first). To end only the imported values of somebody who was corrected would leave a mixture that nobody wrote. Who was merely put into a turf, or looked at,
was not edited.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.db.models import ForeignKey

from frombelow.hall.people.imports import bulk
from frombelow.hall.people.imports.checking import Tell
from frombelow.hall.people.imports.committing import Pace, Stopped
from frombelow.hall.people.models import Detail, Field, Import, Person
from frombelow.hall.people.rules.imports import State


class Stays(StrEnum):
    """Why somebody stays."""

    EDITED = "edited"  # their values, consents, or how they want to be reached
    HELD = "held"  # something hangs on them: a conversation, a commitment, a membership
    MERGED = "merged"
    LATER = "later"  # a later import brought them too


# What hangs on a person, by table and column. These go with who came by the import alone; on whoever has a row elsewhere they stay.
GOES_ALONG = {("people_detail", "person_id"), ("people_consent", "person_id"), ("people_reading", "person_id"), ("people_notone", "first_id"), ("people_notone", "second_id"), ("people_suggestion", "first_id"), ("people_suggestion", "second_id")}  # fmt: skip
MERGES = {("people_merge", "kept_id"), ("people_merge", "gone_id"), ("people_person", "merged_into_id")}
TOUCHES = ("people_touched", "person_id")


def hanging() -> set[tuple[str, str]]:
    """Every table and column that points at people, in any app."""
    relations = (
        relation
        for relation in Person._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
    )
    fields = (relation.field for relation in relations)  # type: ignore[union-attr]  # Django's types do not know hidden relations
    return {(field.model._meta.db_table, field.column) for field in fields if isinstance(field, ForeignKey)}


def undo(one: Import, pace: Pace, tell: Tell) -> dict[str, int]:
    """Take an import back. What it did in the list is gone, or listed."""
    if pace.is_alone:
        with transaction.atomic(), bulk.checked_afterwards("confrelid", ["people_person"]):
            return undo(one, replace(pace, is_alone=False), tell)
    counts = {"removed": 0, "restored": 0, "kept": 0}
    for work in (created(one, pace), touched(one, pace)):
        for done in work:
            for key, count in done.items():
                counts[key] += count
            tell("undo", sum(counts.values()))
    tidy_words(one, pace)
    drop_fields(one)
    return counts


def tidy_words(one: Import, pace: Pace) -> None:
    """Words that nobody carries any more go: once at the end, a thousand at a time with rests between, instead of asking for each person's."""
    last = ""
    while True:
        started = time.perf_counter()
        with transaction.atomic():
            if not (last := bulk.words_gone(one.group_id, last)):
                return
        time.sleep(pace.nap * (time.perf_counter() - started))


def batches(one: Import, pace: Pace, sql: str) -> Iterator[list[Any]]:
    """Rows of a question with a growing number in the first column, each batch in a transaction of its own, with rests between."""
    last = 0
    while True:
        started = time.perf_counter()
        with transaction.atomic():
            if Import.unscoped.select_for_update().get(pk=one.pk).state != State.UNDOING:
                raise Stopped
            with connection.cursor() as cursor:
                cursor.execute(sql, [one.pk, last, pace.rows])
                rows = cursor.fetchall()
            if not rows:
                return
            yield rows
        last = rows[-1][0]
        time.sleep(pace.nap * (time.perf_counter() - started))


def created(one: Import, pace: Pace) -> Iterator[dict[str, int]]:
    """People who came by the import."""
    for rows in batches(
        one, pace, "SELECT id FROM people_person WHERE imported_id = %s AND id > %s ORDER BY id LIMIT %s"
    ):
        ids = [row[0] for row in rows]
        stays = why_stay(one, ids)
        gone = [number for number in ids if number not in stays]
        remove(gone)
        yield {"removed": len(gone), "kept": len(stays)}


def remove(people: Sequence[int]) -> None:
    """People, and what goes with them."""
    with connection.cursor() as cursor, bulk.indexed_by_hand("people_index_delete"):
        bulk.index_gone(people)
        for table, column in [*sorted(GOES_ALONG), ("people_person", "id")]:
            bulk.run(cursor, f"DELETE FROM {table} WHERE {column} {{ids}}", people)


def touched(one: Import, pace: Pace) -> Iterator[dict[str, int]]:
    """People who were there before."""
    for rows in batches(
        one,
        pace,
        "SELECT id, person_id, before FROM people_touched WHERE imported_id = %s AND id > %s ORDER BY id LIMIT %s",
    ):
        before = {person: json.loads(text) if isinstance(text, str) else text for _id, person, text in rows}
        stays = why_kept(one, [person for person, columns in before.items() if columns])
        back = {person: columns for person, columns in before.items() if columns and person not in stays}
        put_back(one, back)
        with connection.cursor() as cursor:
            done = [number for number, person, _before in rows if person not in stays]
            bulk.run(cursor, "DELETE FROM people_touched WHERE id {ids}", done)
        yield {"restored": len(back), "kept": len(stays)}


def put_back(one: Import, before: dict[int, dict[str, Any]]) -> None:
    """Values and columns as they were."""
    people = list(before)
    with connection.cursor() as cursor:
        for table in ("people_detail", "people_consent"):
            bulk.run(cursor, f"DELETE FROM {table} WHERE person_id {{ids}} AND imported_id = %s", people, one.pk)
        ended = [number for columns in before.values() for number in columns["ended"]]
        bulk.run(cursor, "UPDATE people_detail SET ended_on = NULL WHERE id {ids}", ended)
    names = ("shown_name", "sort_name", "found_by", "language", "pronouns")
    bulk.update_people([
        (*(columns[name] for name in names), bulk.moment(datetime.fromisoformat(columns["changed_at"])), person) for person, columns in before.items()
    ])  # fmt: skip


def why_stay(one: Import, people: Sequence[int]) -> dict[int, Stays]:
    """Who of the people that came by the import was edited since, or has something hanging on them."""
    found: dict[int, Stays] = {}
    stamp = bulk.moment(datetime.fromisoformat(one.plan["at"]))
    edited = (
        (
            "SELECT person_id FROM people_detail WHERE person_id {ids} AND (imported_id IS NULL OR imported_id <> %s OR ended_on IS NOT NULL)",
            one.pk,
        ),
        (
            "SELECT person_id FROM people_consent WHERE person_id {ids} AND (imported_id IS NULL OR imported_id <> %s)",
            one.pk,
        ),
        (
            "SELECT id FROM people_person WHERE id {ids} AND (reach_by <> '' OR (changed_at <> %s AND turf_id IS NULL))",
            stamp,
        ),
    )
    for sql, value in edited:
        found |= {row[0]: Stays.EDITED for row in bulk.all_of(sql, people, value)}
    for table, column in sorted(hanging() - GOES_ALONG - MERGES - {TOUCHES}):
        found |= {
            row[0]: Stays.HELD for row in bulk.all_of(f"SELECT {column} FROM {table} WHERE {column} {{ids}}", people)
        }
    found |= {
        row[0]: Stays.HELD
        for row in bulk.all_of("SELECT id FROM people_person WHERE id {ids} AND membership_id IS NOT NULL", people)
    }
    return found | later(one, people) | merged(people)


def why_kept(one: Import, people: Sequence[int]) -> dict[int, Stays]:
    """Who of the people that the import changed was edited since."""
    stamp = bulk.moment(datetime.fromisoformat(one.plan["at"]))
    rows = bulk.all_of("SELECT id FROM people_person WHERE id {ids} AND changed_at <> %s", people, stamp)
    return {row[0]: Stays.EDITED for row in rows} | later(one, people) | merged(people)


def later(one: Import, people: Sequence[int]) -> dict[int, Stays]:
    """Whom a later import brought too."""
    rows = bulk.all_of(
        "SELECT person_id FROM people_touched WHERE person_id {ids} AND imported_id > %s", people, one.pk
    )
    return {row[0]: Stays.LATER for row in rows}


def merged(people: Sequence[int]) -> dict[int, Stays]:
    """Who was merged, or had somebody merged into them."""
    found: dict[int, Stays] = {}
    for table, column in sorted(MERGES):
        found |= {
            row[0]: Stays.MERGED for row in bulk.all_of(f"SELECT {column} FROM {table} WHERE {column} {{ids}}", people)
        }
    found |= {
        row[0]: Stays.MERGED
        for row in bulk.all_of("SELECT id FROM people_person WHERE id {ids} AND NOT (merged_into_id IS NULL)", people)
    }
    return found


def drop_fields(one: Import) -> None:
    """Fields that the import made, where nothing stands in them."""
    made = [spec["row"] for spec in one.plan.get("fields", {}).values() if spec.get("is_new") and spec.get("row")]
    for field in Field.unscoped.filter(group=one.group, pk__in=made):
        if not Detail.unscoped.filter(field=field).exists():
            field.delete()


def left_of(one: Import, most: int) -> list[tuple[int, Stays]]:
    """Whom an undone import left on the list, and why: people by number, the first so many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM people_person WHERE imported_id = %s ORDER BY id LIMIT %s", [one.pk, most])
        came = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            "SELECT person_id FROM people_touched WHERE imported_id = %s AND before IS NOT NULL ORDER BY id LIMIT %s",
            [one.pk, most],
        )
        changed = [row[0] for row in cursor.fetchall()]
    why = why_stay(one, came) | why_kept(one, changed)
    return [(number, why.get(number, Stays.EDITED)) for number in dict.fromkeys([*came, *changed])][:most]
