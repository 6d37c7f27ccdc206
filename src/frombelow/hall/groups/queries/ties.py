"""How groups belong together: a tree (local, region, state, nation) and a web (coalitions)."""

from __future__ import annotations

from django.db.models import QuerySet

from frombelow.hall.groups.models import Group, GroupTie


def above(group: Group) -> QuerySet[GroupTie]:
    """What the group belongs to."""
    return GroupTie.unscoped.filter(lower=group, ended_at=None).select_related("upper").order_by("kind", "upper__name")


def below(group: Group) -> QuerySet[GroupTie]:
    """Which groups belong to it."""
    return GroupTie.unscoped.filter(upper=group, ended_at=None).select_related("lower").order_by("lower__name")


def would_be_a_ring(lower: Group, upper: Group) -> bool:
    """Whether `upper` belongs, over any number of steps, to `lower`."""
    seen, front = {upper.pk}, {upper.pk}
    while front and lower.pk not in seen:
        ties = GroupTie.unscoped.filter(lower__in=front, ended_at=None)
        front = set(ties.values_list("upper", flat=True)) - seen
        seen |= front
    return lower.pk in seen
