"""Lists of people: in order, a page at a time, without a name in an address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Membership, Turf
from frombelow.hall.groups.queries.members import members
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader, within_shape
from frombelow.hall.kit.prepared import NUMBER, TEXT, Prepared, Slot
from frombelow.hall.people.models import Commitment, Conversation, Detail, Field, Issue, Person
from frombelow.hall.people.queries.reading import people_for, people_in

ROWS = 50
COUNTED = 10_000  # counting more would take longer than the page
OWN = Slot("group", NUMBER)
ISSUES: Prepared[Issue] = Prepared(lambda: Issue.unscoped.filter(group_id=OWN, ended_on=None).order_by("name"))
FIELDS: Prepared[Field] = Prepared(lambda: Field.unscoped.filter(group_id=OWN, ended_on=None).order_by("label"))


@dataclass(frozen=True)
class Row:
    """One line of a list."""

    ident: str
    shown_name: str
    turf: str
    phone: str
    language: str


@dataclass(frozen=True)
class Listed:
    """A page of a list. `after` leads on: the ident of the last row, "" at the end. `count` is told on the first page only."""

    rows: list[Row]
    after: str
    count: int | None = None
    is_more: bool = False  # than could be counted


def listed(reader: Reader, turfs: Sequence[Turf], *, turf: Turf | None = None, after: str = "") -> Listed:
    """People in order of their names, from the one after `after`. `turfs`: those the reader reaches, for their names."""
    values: dict[str, Any] = (
        reader.values(Right.SEE_PEOPLE) | ({"turf": turf.pk} if turf else {}) | ({"after": after} if after else {})
    )
    sees = reader.may(Right.EXPORT)
    question = page_of(reader.shape(Right.SEE_PEOPLE), turf is not None, bool(after), sees)
    rows = told(reader, question.rows(**values), turfs)
    further = rows[ROWS - 1].ident if len(rows) > ROWS else ""
    if after:
        return Listed(rows[:ROWS], further)
    people = people_for(reader) if turf is None else people_for(reader).filter(turf=turf)
    count = people.values("pk")[: COUNTED + 1].count()
    return Listed(rows[:ROWS], further, min(count, COUNTED), count > COUNTED)


@lru_cache(maxsize=256)
def page_of(turfs: int | None, in_turf: bool, is_further: bool, sees: bool) -> Prepared[Person]:
    """The question for a page: over so many turfs (None: the whole group), in one of them, behind somebody, with phones."""
    people = partial(people_in, turfs)

    def question() -> QuerySet[Person, Any]:
        found = people().filter(turf_id=Slot("turf", NUMBER)) if in_turf else people()
        found = beginning(found, turfs, Slot("after", TEXT)) if is_further else found
        return columns_of(found.order_by("sort_name", "id")[: ROWS + 1], sees)

    return Prepared(question)


def columns_of(people: QuerySet[Person], sees: bool) -> QuerySet[Person, Any]:
    """What a line shows. The phone stands in it for who may take lists out; others open the page of whom they call, and that is counted."""
    columns = ("ident", "shown_name", "turf_id", "language")
    return people.annotate(phone=PHONE).values_list(*columns, "phone") if sees else people.values_list(*columns)


def rows_of(reader: Reader, people: QuerySet[Person], turfs: Sequence[Turf]) -> list[Row]:
    """People as lines of a list."""
    return told(reader, columns_of(people, reader.may(Right.EXPORT)), turfs)


def rows_of_numbers(reader: Reader, numbers: Sequence[int], turfs: Sequence[Turf]) -> list[Row]:
    """The same of people of the whole group with these numbers, in their order. For who may see the whole list."""
    values = reader.values(Right.SEE_PEOPLE) | {"numbers": json.dumps(numbers)}
    return told(reader, with_numbers(reader.may(Right.EXPORT)).rows(**values), turfs)


NUMBERS = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT CAST(jsonb_array_elements_text(CAST(%s AS jsonb)) AS bigint)",
}


@lru_cache(maxsize=2)
def with_numbers(sees: bool) -> Prepared[Person]:
    """The question for people by their numbers."""

    def question() -> QuerySet[Person, Any]:
        these = RawSQL(NUMBERS[connection.vendor], [Slot("numbers", TEXT)])  # noqa: S611  our own text
        return columns_of(people_in(None).filter(pk__in=these).order_by("pk"), sees)

    return Prepared(question)


def told(reader: Reader, rows: Iterable[tuple[Any, ...]], turfs: Sequence[Turf]) -> list[Row]:
    """The lines, with the names of turfs, and phones only as far as the reader's reach."""
    named = {turf.pk: turf.name for turf in turfs}
    reach = reader.reach(Right.SEE_CONTACTS)
    return [
        Row(ident, name, named.get(turf, ""), (phone[0] or "") if phone and reach.covers(turf) else "", language)
        for ident, name, turf, language, *phone in rows
    ]


# One question for the page: the newest number of each.
PHONE = Subquery(
    Detail.unscoped.filter(person=OuterRef("pk"), kind="phone", ended_on=None)
    .order_by("-since", "-id")
    .values("value")[:1]
)


def beginning(people: QuerySet[Person], turfs: int | None, after: Slot) -> QuerySet[Person]:
    """The rows behind one, who must be in reach too: else their place in the order would tell how they are called.

    In two conditions, not in an “or”: so the index leads straight to the first row.
    """
    last = Person.unscoped.filter(within_shape(turfs), ident=after)
    name, number = Subquery(last.values("sort_name")[:1]), Subquery(last.values("pk")[:1])
    return people.filter(sort_name__gte=name).exclude(sort_name=name, pk__lte=number)


def phones_of(reader: Reader, people: list[Person]) -> dict[int, str]:
    """The newest phone number of each, of those whose contacts the reader may see."""
    reach = reader.reach(Right.SEE_CONTACTS)
    pks = [person.pk for person in people if reach.covers(person.turf_id)]
    rows = Detail.unscoped.filter(person__in=pks, kind="phone", ended_on=None).order_by("since", "id")
    return dict(rows.values_list("person", "value"))


def issues_of(reader: Reader) -> list[Issue]:
    """The issues that are offered."""
    return ISSUES.models(group=reader.group.pk)


def issue_of(reader: Reader, ident: str) -> Issue | None:
    """One of them."""
    return Issue.unscoped.filter(group=reader.group, ident=ident, ended_on=None).first()


def fields_of(reader: Reader) -> list[Field]:
    """The group's own fields."""
    return FIELDS.models(group=reader.group.pk)


def field_of(reader: Reader, key: str) -> Field | None:
    """One of them."""
    return Field.unscoped.filter(group=reader.group, key=key, ended_on=None).first()


def members_to_choose(reader: Reader) -> list[tuple[str, str]]:
    """Members by ident, the reader first."""
    own = reader.membership
    rest = (
        members(reader.group, reader.now).exclude(pk=own.pk).order_by("shown_name").values_list("ident", "shown_name")
    )
    return [(own.ident, own.shown_name), *rest]


@dataclass(frozen=True)
class Due:
    """Something to do with somebody."""

    person: Person
    on: date | None
    conversation: Conversation | None = None
    commitment: Commitment | None = None
    is_late: bool = False


def due(reader: Reader) -> list[Due]:
    """What one has promised to follow up, and what others promised one: the earliest first."""
    mine: Membership = reader.membership
    within = reader.within(Right.SEE_PEOPLE, "person__turf")
    today = localdate(reader.now)
    talks = Conversation.unscoped.filter(within, follow_up_by=mine, followed_up_at=None).exclude(follow_up_on=None)
    asks = Commitment.unscoped.filter(within, by=mine, settled_at=None)
    rows = [
        Due(row.person, row.follow_up_on, conversation=row, is_late=bool(row.follow_up_on and row.follow_up_on < today))
        for row in talks.select_related("person")[:200]
    ]
    rows += [
        Due(row.person, row.due_on, commitment=row, is_late=bool(row.due_on and row.due_on < today))
        for row in asks.select_related("person")[:200]
    ]
    return sorted(rows, key=lambda row: (row.on or date.max, row.person.sort_name))


def talked_since(reader: Reader, person: Person, since: str) -> str:
    """Who else talked with somebody since a moment: what a phone without a line could not know. "" for nobody."""
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        return ""
    others = Conversation.unscoped.filter(person=person, recorded_at__gt=moment, reached="talked").exclude(
        by=reader.membership
    )
    last = others.select_related("by").order_by("-at").first()
    return last.by.shown_name if last else ""
