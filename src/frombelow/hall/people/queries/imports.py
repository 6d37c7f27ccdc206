"""Imports of a group, for whoever may import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.models import Field, Import, Person
from frombelow.hall.people.rules.imports import State


def imports_for(reader: Reader) -> QuerySet[Import]:
    """The imports of the group, the newest first."""
    reader.check(Right.IMPORT)
    return (
        Import.unscoped.filter(group=reader.group)
        .exclude(state=State.DROPPED)
        .select_related("by", "group")
        .order_by("-pk")
    )


def import_for(reader: Reader, ident: str) -> Import:
    """One of them. Raises Http404."""
    found = imports_for(reader).filter(ident=ident).first()
    if found is None:
        raise Http404
    return found


def fillable(reader: Reader) -> list[Field]:
    """Fields that a file may fill. Not the secret ones: whoever keeps the list's data need not be somebody who may read them."""
    return list(Field.unscoped.filter(group=reader.group, ended_on=None, is_secret=False).order_by("label"))


def remembered(reader: Reader, header_key: str) -> Sequence[str] | None:
    """Where the columns of such a file went the last time."""
    plans = (
        Import.unscoped.filter(group=reader.group, plan__header_key=header_key, plan__chosen=True)
        .order_by("-pk")
        .values_list("plan", flat=True)
    )
    plan: Mapping[str, Any] | None = plans.first()
    return plan["remember"] if plan else None


@dataclass(frozen=True)
class Left:
    """Somebody whom an undone import left on the list."""

    ident: str
    name: str
    why: str


def named(reader: Reader, people: Sequence[tuple[int, str]]) -> list[Left]:
    """People by their numbers, as far as the reader sees them."""
    rows = Person.unscoped.filter(
        reader.within(Right.SEE_PEOPLE), pk__in=[number for number, _why in people]
    ).values_list("pk", "ident", "shown_name")
    known = {number: (ident, name) for number, ident, name in rows}
    return [Left(*known[number], why) for number, why in people if number in known]
