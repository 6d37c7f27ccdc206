"""What every deed about people begins and ends with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit import journal
from frombelow.hall.people.models import Detail, Person
from frombelow.hall.people.rules import details
from frombelow.hall.people.rules.details import Kind, NameLabel, Value


def note(reader: Reader, deed: str, *, about: str = "", facts: Mapping[str, Any] | None = None) -> None:
    """An entry in the journal of the group."""
    by = reader.membership.ident
    journal.write(chain=reader.group.ident, deed=f"people.{deed}", by=by, about=about, facts=facts, now=reader.now)


def refresh(person: Person, now: datetime) -> None:
    """Make anew what lists show, sort by and find by, from the values that are known."""
    rows = list(Detail.unscoped.filter(person=person).exclude(kind=Kind.FIELD).order_by("ended_on", "-since", "-id"))
    shown = shown_name(rows)
    if shown is not None:
        person.shown_name = shown.value[:160]
        person.sort_name = details.sort_name(shown.parts or details.parts_of(shown.value))
    person.found_by = details.words_to_find([value_of(row) for row in rows])
    person.changed_at = now
    person.save(update_fields=["shown_name", "sort_name", "found_by", "changed_at"])


def shown_name(rows: Iterable[Detail]) -> Detail | None:
    """The name to show: the one they chose, else the newest that is not a nickname, else what there is."""
    names = [row for row in rows if row.kind == Kind.NAME]
    order = {NameLabel.CHOSEN: 0, NameLabel.OTHER: 1, NameLabel.LEGAL: 2, NameLabel.NICKNAME: 3}
    current = [row for row in names if row.ended_on is None] or names
    return min(
        current,
        key=lambda row: order.get(NameLabel(row.label) if row.label in set(NameLabel) else NameLabel.OTHER, 1),
        default=None,
    )


def value_of(row: Detail) -> Value:
    """A kept value as a value."""
    return Value(Kind(row.kind), row.value, row.match, row.label, row.parts)
