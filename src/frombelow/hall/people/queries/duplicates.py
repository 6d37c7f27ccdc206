"""Who may be twice on the list, two people side by side, and what was merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.http import Http404

from frombelow.hall.groups.models import Group
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.linking.values import VALUES
from frombelow.hall.people.models import (
    Commitment,
    Consent,
    Conversation,
    Detail,
    Field,
    Merge,
    NotOne,
    Person,
    Suggestion,
)
from frombelow.hall.people.queries.reading import sees
from frombelow.hall.people.rules import merging as rules
from frombelow.hall.people.rules.details import Kind, NameLabel, latin

BIRTHDAYS = frozenset(
    {
        "birth_date",
        "birthday",
        "birthdate",
        "date_of_birth",
        "dob",
        "born",
        "born_on",
        "fecha_de_nacimiento",
        "nacimiento",
        "cumpleanos",
    }
)
AT_ONCE = 50_000


def holder(person: Person) -> Person:
    """Who stands for a person now: whoever they were merged into, and so on."""
    while person.merged_into_id is not None:
        person = Person.unscoped.get(pk=person.merged_into_id)
    return person


def led_to(reader: Reader, ident: str) -> Person | None:
    """Who a merged person's address leads to, if the reader sees them; None for who was not merged."""
    gone = Person.unscoped.filter(group=reader.group, ident=ident).exclude(merged_into=None).first()
    if gone is None:
        return None
    kept = holder(gone)
    return kept if reader.reach(Right.SEE_PEOPLE).covers(kept.turf_id) else None


def suggestions_for(reader: Reader) -> QuerySet[Suggestion]:
    """The open ones, the most probable first, those put off behind. Raises NoMandate."""
    reader.check(Right.MERGE)
    said_two = NotOne.unscoped.filter(first=OuterRef("first"), second=OuterRef("second"))
    rows = Suggestion.unscoped.filter(
        ~Exists(said_two), group=reader.group, first__merged_into=None, second__merged_into=None
    )
    return rows.order_by(F("put_off_at").asc(nulls_first=True), "-probability", "pk").select_related(
        "first__turf", "second__turf"
    )


def suggestion_for(reader: Reader, ident: str) -> Suggestion:
    """One of them. Raises Http404."""
    found = suggestions_for(reader).filter(ident=ident).first()
    if found is None:
        raise Http404
    return found


def merges_for(reader: Reader) -> QuerySet[Merge]:
    """The merges of the group, the newest first."""
    reader.check(Right.MERGE)
    return Merge.unscoped.filter(group=reader.group).order_by("-at", "-pk").select_related("kept", "gone", "by")


def merge_for(reader: Reader, ident: str) -> Merge:
    """One of them. Raises Http404."""
    found = merges_for(reader).filter(ident=ident).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class Side:
    """One of two people, as who merges may see them."""

    person: Person
    values: dict[str, list[Detail]]  # by kind
    counts: Mapping[str, int]  # of promises only for who may see them


def side(reader: Reader, person: Person) -> Side:
    """What is known of one of the two. Values of secret fields are not shown: they are kept whatever is chosen."""
    reader.check(Right.MERGE)
    values: dict[str, list[Detail]] = {kind: [] for kind in Kind}
    rows = (
        Detail.unscoped.filter(person=person)
        .select_related("field")
        .order_by(F("ended_on").asc(nulls_first=True), "-since", "-pk")
    )
    for row in rows:
        if row.field is None or not row.field.is_secret:
            values[row.kind].append(row)
    counts = {
        "conversations": Conversation.unscoped.filter(person=person).count(),
        "consents": Consent.unscoped.filter(person=person).count(),
    }
    if sees(reader, Right.SEE_NOTES, person):
        counts["commitments"] = Commitment.unscoped.filter(person=person).count()
    return Side(person, values, counts)


def asked(one: Person, other: Person) -> list[str]:
    """The fields of which somebody must say whose stays."""
    return rules.asked(asked_fields(one), asked_fields(other))


def asked_fields(person: Person) -> dict[str, Any]:
    """The fields that may be asked for, relations as their numbers."""
    return {name: getattr(person, f"{name}_id" if name in {"turf", "membership"} else name) for name in rules.ASKED}


def group_by(ident: str) -> Group | None:
    """A group that has a list, by its ident, for whoever tends the hall."""
    somebody = Person.unscoped.filter(group__ident=ident).select_related("group").first()
    return somebody.group if somebody else None


def values_table(group: Group, new: Sequence[int] = ()) -> pa.Table:
    """The values by which people are compared, as the linking takes them. `new`: only pairs with one of these are looked for."""
    return pa.Table.from_batches(list(value_batches(group, frozenset(new))), schema=VALUES)


def value_batches(group: Group, new: frozenset[int]) -> Iterator[pa.RecordBatch]:
    """The rows, so many at a time. Asked below Django: a list of a million has five million values."""
    born = birthday_fields(group)
    marks = ", ".join(["%s"] * len(born)) or "NULL"
    sql = f"""
        SELECT d.person_id, d.kind, CASE WHEN d.field_id IS NULL THEN d.match ELSE d.value END, CAST(d.parts AS TEXT),
               CASE WHEN d.ended_on IS NOT NULL THEN 3 WHEN d.label = '{NameLabel.CHOSEN}' THEN 0 WHEN d.label = '{NameLabel.NICKNAME}' THEN 2 ELSE 1 END
        FROM people_detail d JOIN people_person p ON p.id = d.person_id
        WHERE p.group_id = %s AND p.merged_into_id IS NULL AND (d.kind <> 'field' OR d.field_id IN ({marks}))
    """
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, [group.pk, *born])
        while rows := cursor.fetchmany(AT_ONCE):
            person, kind, match, parts, rank = zip(*rows, strict=True)
            kinds = ["born" if one == Kind.FIELD else one for one in kind]
            columns = [
                person,
                kinds,
                match,
                parts,
                rank,
                [one in new for one in person] if new else [False] * len(rows),
            ]
            yield pa.record_batch(
                [pa.array(column, field.type) for column, field in zip(columns, VALUES, strict=True)], schema=VALUES
            )


def birthday_fields(group: Group) -> list[int]:
    """The fields of the group that hold a birthday, and are not secret."""
    rows = Field.unscoped.filter(group=group, kind="day", is_secret=False)
    return [row.pk for row in rows if latin(row.label).replace(" ", "_") in BIRTHDAYS or row.key in BIRTHDAYS]


def how_many(reader: Reader, at_least: float) -> dict[str, int]:
    """How many are open, and how many of them sure."""
    rows = suggestions_for(reader).order_by()
    return {"open": rows.count(), "sure": rows.filter(probability__gte=at_least).aggregate(n=Count("pk"))["n"]}


def details_of(numbers: Sequence[int]) -> list[Detail]:
    """Values by their numbers; those of secret fields are left out."""
    rows = Detail.unscoped.filter(pk__in=numbers).select_related("field").order_by("pk")
    return [row for row in rows if row.field is None or not row.field.is_secret]
