"""Charters as values."""

from __future__ import annotations

from frombelow.hall.groups.models import CharterVersion, Group
from frombelow.hall.groups.rules.charter import Charter, of_data


def charter_of(group: Group) -> Charter:
    """The charter in force."""
    return of_data(newest(group).data)


def newest(group: Group) -> CharterVersion:
    """The newest version."""
    return CharterVersion.unscoped.filter(group=group).order_by("-number")[0]
