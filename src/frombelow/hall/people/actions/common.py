"""What every deed about people begins and ends with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit import journal
from frombelow.hall.people.models import Detail, Person
from frombelow.hall.people.rules.details import Kind
from frombelow.hall.people.rules.shown import made_from


def note(reader: Reader, deed: str, *, about: str = "", facts: Mapping[str, Any] | None = None) -> None:
    """An entry in the journal of the group."""
    by = reader.membership.ident
    journal.write(chain=reader.group.ident, deed=f"people.{deed}", by=by, about=about, facts=facts, now=reader.now)


def refresh(person: Person, now: datetime) -> None:
    """Make anew what lists show, sort by and find by, from the values that are known."""
    known = Detail.unscoped.filter(person=person).exclude(kind=Kind.FIELD)
    # PostgreSQL puts what has no day last, SQLite first
    shown = made_from(list(known.order_by(F("ended_on").asc(nulls_first=True), "-since", "-id")))
    if shown is not None:
        person.shown_name, person.sort_name, person.found_by = shown.name, shown.sort_name, shown.found_by
    person.changed_at = now
    person.save(update_fields=["shown_name", "sort_name", "found_by", "changed_at"])
