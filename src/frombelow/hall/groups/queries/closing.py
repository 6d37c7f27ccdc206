"""Groups that ended: until when what they kept is there."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from frombelow.hall.accounts.models import Account
from frombelow.hall.groups.models import CharterVersion, Group, Membership
from frombelow.hall.groups.queries.charters import charter_of


def kept() -> QuerySet[Group]:
    """Every group of which something is there: those that ended and were cleared have no charter any more."""
    return Group.unscoped.filter(Exists(CharterVersion.unscoped.filter(group=OuterRef("pk"))))


def ended() -> QuerySet[Group]:
    """Groups that ended and are not cleared yet, the oldest first."""
    return kept().exclude(closed_on=None).order_by("closed_on", "pk")


def ended_of(account: Account) -> QuerySet[Group]:
    """Those among them that an account belonged to."""
    own = Membership.unscoped.filter(account=account, left_on=None)
    return ended().filter(pk__in=own.values("group"))


def cleared_on(group: Group) -> date:
    """The day on which everything that a group kept is deleted, as its charter says."""
    assert group.closed_on is not None
    return group.closed_on + timedelta(days=charter_of(group).keeping.closed_days)
