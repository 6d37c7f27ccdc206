"""Members of a group."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from frombelow.hall.groups.models import Group, Mandate, Membership


def in_force(now: datetime) -> QuerySet[Mandate]:
    """The mandates in force at a moment: terms end by themselves."""
    return Mandate.unscoped.filter(since__lte=now, until__gt=now, membership__left_on=None).filter(
        Q(ended_at=None) | Q(ended_at__gt=now)
    )


def members(group: Group, now: datetime) -> QuerySet[Membership]:
    """Who belongs to the group: its own members, and the delegates of its member groups as long as they are sent."""
    sent = in_force(now).filter(membership=OuterRef("pk")).exclude(sent_by=None)
    return Membership.unscoped.filter(group=group, left_on=None).filter(~Q(how="delegation") | Exists(sent))


def count(group: Group, now: datetime) -> int:
    """How many members there are."""
    return members(group, now).count()


def groups_of(account_id: int) -> QuerySet[Membership]:
    """The groups an account belongs to, as memberships."""
    own = Membership.unscoped.filter(account_id=account_id, left_on=None, group__closed_on=None)
    return own.select_related("group").order_by("group__name")
