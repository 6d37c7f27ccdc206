"""Members of a group."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.queries import narrow_of
from frombelow.hall.groups.models import Group, Mandate, Membership
from frombelow.hall.kit.prepared import Slot

SENT = "delegation"  # how somebody came who is here only as long as their own group sends them


def in_force(now: datetime | Slot) -> QuerySet[Mandate]:
    """The mandates in force at a moment: terms end by themselves."""
    return Mandate.unscoped.filter(since__lte=now, until__gt=now, membership__left_on=None).filter(
        Q(ended_at=None) | Q(ended_at__gt=now)
    )


def members(group: Group, now: datetime) -> QuerySet[Membership]:
    """Who belongs to the group: its own members, and the delegates of its member groups as long as they are sent."""
    return Membership.unscoped.filter(group=group, left_on=None).filter(is_there(now))


def is_there(now: datetime) -> Q:
    """Memberships of people who came by themselves, or who are still sent."""
    sent = in_force(now).filter(membership=OuterRef("pk")).exclude(sent_by=None)
    return ~Q(how=SENT) | Q(Exists(sent))


def no_longer_sent(now: datetime) -> QuerySet[Membership]:
    """Delegates whose terms have ended, and who have not gone home."""
    return Membership.unscoped.filter(left_on=None).exclude(is_there(now))


def former(group: Group) -> QuerySet[Membership]:
    """Who left, as long as their name is kept."""
    return Membership.unscoped.filter(group=group).exclude(left_on=None).exclude(shown_name="").order_by("-left_on")


def member_with(group: Group, ident: str, now: datetime) -> Membership | None:
    """The member with this ident."""
    return members(group, now).filter(ident=ident).first()


def count(group: Group, now: datetime) -> int:
    """How many members there are."""
    return members(group, now).count()


def groups_of(account: Account, now: datetime) -> QuerySet[Membership]:
    """The groups an account belongs to and opens, as memberships."""
    own = Membership.unscoped.filter(account=account, left_on=None, group__closed_on=None).filter(is_there(now))
    narrow = narrow_of(account, now)
    if narrow is not None:
        own = own.filter(Q(group__ident__in=narrow.to) | Q(joined_on__gte=localdate(narrow.since)))
    return own.select_related("group").order_by("group__name")


def is_closed(account: Account, membership: Membership, now: datetime) -> bool:
    """Whether the account, opened with a code of others, does not open this group yet. As in `groups_of`."""
    narrow = narrow_of(account, now)
    if narrow is None:
        return False
    return membership.group.ident not in narrow.to and membership.joined_on < localdate(narrow.since)


def single_and_sent(group: Group, now: datetime) -> tuple[int, int]:
    """How many belong to it by themselves, and how many are sent by groups."""
    everybody = members(group, now)
    sent_here = everybody.filter(how=SENT).count()
    return everybody.count() - sent_here, sent_here
