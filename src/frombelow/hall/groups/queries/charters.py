"""Charters as values."""

from __future__ import annotations

from datetime import datetime

from frombelow.hall.groups.models import CharterVersion, Group
from frombelow.hall.groups.queries.members import count
from frombelow.hall.groups.rules.charter import Charter, of_data


def charter_of(group: Group) -> Charter:
    """The charter in force."""
    return of_data(newest(group).data)


def asks_for_two_proofs(group: Group, now: datetime) -> bool:
    """Whether the charter asks for two proofs before a grave right is used, with as many members as there are."""
    charter = charter_of(group)
    return charter.two_proofs_from > 0 and charter.asks_for_two_proofs(count(group, now))


def newest(group: Group) -> CharterVersion:
    """The newest version."""
    return CharterVersion.unscoped.filter(group=group).order_by("-number")[0]
