"""Turfs of a group."""

from __future__ import annotations

from django.db.models import QuerySet

from frombelow.hall.groups.models import Group, Turf


def open_turfs(group: Group) -> QuerySet[Turf]:
    """Those that have not ended."""
    return Turf.unscoped.filter(group=group, ended_on=None).order_by("name")
