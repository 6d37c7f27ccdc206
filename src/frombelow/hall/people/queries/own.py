"""What is held about oneself, and who read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from frombelow.hall.groups.queries.names import name_of
from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.models import Detail, Person, Reading
from frombelow.hall.people.queries.reading import Known, detail_for, everything

SHOWN = 200


@dataclass(frozen=True)
class Read:
    """Somebody opened one's page on a day."""

    name: str
    on: date
    saw_notes: bool


def own_or_none(reader: Reader) -> Person | None:
    """The reader on the list; None where nobody linked them."""
    return (
        Person.unscoped.filter(group=reader.group, membership=reader.membership, merged_into=None)
        .select_related("turf")
        .first()
    )


def own_person(reader: Reader) -> Person:
    """The reader on the list. Raises Http404."""
    person = own_or_none(reader)
    if person is None:
        raise Http404
    return person


def own_record(reader: Reader, person: Person) -> Known:
    """Everything, notes and secret fields too: what is held about somebody is theirs to read."""
    assert person.membership_id == reader.membership.pk
    return everything(reader, person)


def readings(reader: Reader, person: Person) -> list[Read]:
    """Who opened the page, newest first."""
    assert person.membership_id == reader.membership.pk
    rows = Reading.unscoped.filter(person=person).select_related("by").order_by("-on", "-pk")[:SHOWN]
    return [Read(name_of(row.by), row.on, row.saw_notes) for row in rows]


def own_detail(reader: Reader, pk: int) -> Detail:
    """A value about oneself. Raises Http404."""
    return detail_for(own_person(reader), pk)


def as_data(found: Known, read: list[Read]) -> dict[str, Any]:
    """One's record as JSON."""
    person = found.person
    return {
        "name": person.shown_name, "language": person.language, "pronouns": person.pronouns, "reach_by": person.reach_by, "never_by": person.never_by,
        "turf": person.turf.name if person.turf else None, "added": localdate(person.added_at).isoformat(),
        "values": [
            {"kind": one.kind, "label": one.label, "value": one.value, "source": one.source, "since": one.since.isoformat(), "until": one.ended_on.isoformat() if one.ended_on else None}
            for one in (*found.names, *found.contacts, *found.numbers)
        ],
        "fields": [{"field": detail.field.label if detail.field else "", "value": value, "since": detail.since.isoformat()} for detail, value in found.fields],
        "consents": [{"kind": row.kind, "given": row.is_given, "on": row.on.isoformat(), "how": row.how} for row in found.consents.values()],
        "conversations": [
            {
                "at": one.at.isoformat(), "with": name_of(one.by), "how": one.how, "reached": one.reached, "issues": list(one.issues), "asked": one.ask,
                "answer": one.answer, "words": one.words, "fears": one.fears, "named": list(one.named),
            }
            for one in found.talks
        ],
        "promises": [{"what": one.what, "due": one.due_on.isoformat() if one.due_on else None, "kept": one.is_kept} for one in found.commitments],
        "read_by": [{"name": one.name, "on": one.on.isoformat(), "saw_notes": one.saw_notes} for one in read],
    }  # fmt: skip
