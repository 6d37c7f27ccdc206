"""Leaving a group, and what of a person fades afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.accounts.models import Account
from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.actions.mandates import end_membership
from frombelow.hall.groups.models import Asking, Group, Membership
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.members import in_force
from frombelow.hall.groups.rules.joining import check_leaving


def leave(*, reader: scope.Reader) -> None:
    """Leave at once. Mandates end; what the group keeps of the person fades after the days its charter says."""
    end_own(reader.membership, reader.now)


@transaction.atomic
def end_own(membership: Membership, now: datetime) -> None:
    """A member goes. Raises Refused where nobody would be left to act for the others."""
    group = held(membership.group)
    officers = in_force(now).filter(group=group, role="officer")
    is_last = officers.exists() and not officers.exclude(membership=membership).exists()
    check_leaving(members=members.count(group, now), is_last_officer=is_last)
    end_membership(membership, by=membership.ident, now=now)


@transaction.atomic
def leave_every_group(*, account: Account, now: datetime) -> None:
    """Before an account is deleted (`settings.ACCOUNT_FAREWELLS`): out of every group, and its name out of those it left."""
    own = Membership.unscoped.filter(account=account)
    for membership in own.filter(left_on=None).select_related("group"):
        end_own(membership, now)
    own.update(shown_name="")


def forget_former_members(now: datetime) -> int:
    """Take the name and the account from memberships that ended longer ago than the charter keeps them. What they decided stays, of nobody.

    Delegates whose term ended by itself go home first. Run once a day.
    """
    for sent in members.no_longer_sent(now).select_related("group"):
        with transaction.atomic():
            end_membership(sent, by="", now=now)
    left = Membership.unscoped.exclude(left_on=None).exclude(shown_name="", account=None)
    groups = Group.unscoped.filter(pk__in=left.values("group"))
    return sum(forget_in(group, now) for group in groups)


@transaction.atomic
def forget_in(group: Group, now: datetime) -> int:
    """The same in one group: how many were forgotten."""
    last_day = localdate(now - timedelta(days=charter_of(group).keeping.left_days))
    left = Membership.unscoped.filter(group=group, left_on__lte=last_day).exclude(shown_name="", account=None)
    gone = list(left.values_list("pk", "account"))
    if not gone:
        return 0
    Asking.unscoped.filter(group=group, account__in=[account for _, account in gone]).exclude(answered_at=None).delete()
    left.update(shown_name="", account=None)
    note(group, "forget_former_members", by="", now=now, facts={"number": len(gone)})
    return len(gone)
