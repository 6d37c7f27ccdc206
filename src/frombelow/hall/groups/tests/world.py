"""A small world of groups, made through the deeds themselves."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from frombelow.hall.accounts.models import Account
from frombelow.hall.groups import scope
from frombelow.hall.groups.actions import founding, joining
from frombelow.hall.groups.models import Group, Membership
from frombelow.hall.groups.rules.charter import Charter, Joining, Kind, Office

NOW = timezone.now()  # not a day of ours: pages ask the clock, and what was made must be in force when they do
OFFICES = (
    Office("chair", "Chair", "officer"),
    Office("steward", "Steward", "steward", seats=10),
    Office("data_keeper", "Data keeper", "data_keeper"),
)
CHARTER = Charter(offices=OFFICES, joining=tuple(Joining))


def account(name: str) -> Account:
    """Somebody who can sign in."""
    return Account.objects.create(sign_in_name=name.lower(), shown_name=name, joined_on=timezone.localdate(NOW))


def group_of(
    founder: Account, name: str = "Warehouse caucus", charter: Charter = CHARTER, now: datetime = NOW
) -> Group:
    """A group with one member."""
    return founding.found(name=name, kind=Kind.CAUCUS, charter=charter, by=founder, now=now)


def reader(who: Account, group: Group, now: datetime = NOW) -> scope.Reader:
    """Somebody in a group."""
    return scope.enter(who, group.ident, now)


def join(group: Group, by: Account, *accounts: Account, now: datetime = NOW) -> list[Membership]:
    """Members, by an invitation of `by`."""
    _, token = joining.invite(reader=reader(by, group, now), ends_at=now + timedelta(days=1), uses=len(accounts))
    return [joining.accept(token=token, by=one, shown_name=one.shown_name, now=now) for one in accounts]
