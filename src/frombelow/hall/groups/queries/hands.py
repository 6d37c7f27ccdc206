"""Codes that officers hand to members: who asked, who agreed, how each stands."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from frombelow.hall.accounts.rules.hands import HANDED_LASTS
from frombelow.hall.groups.models import Group, HandOver, Membership
from frombelow.hall.groups.queries.members import SENT, members
from frombelow.hall.groups.rules.hands import KEPT, State, Times, state_of


def hand_overs(group: Group, now: datetime) -> QuerySet[HandOver]:
    """Those of the last thirty days, the newest first."""
    rows = HandOver.unscoped.filter(group=group, asked_at__gt=now - KEPT)
    return rows.select_related("member", "asked_by", "agreed_by").order_by("-asked_at", "-pk")


def hand_over_with(group: Group, ident: str, now: datetime) -> HandOver | None:
    """One of them."""
    return hand_overs(group, now).filter(ident=ident).first()


def waiting(group: Group, now: datetime) -> QuerySet[HandOver]:
    """Those that wait for a second one."""
    return hand_overs(group, now).filter(agreed_at=None, withdrawn_at=None, ends_at__gt=now)


def how_it_stands(one: HandOver, now: datetime) -> State:
    """In a word."""
    code_ends_at = one.agreed_at + HANDED_LASTS if one.agreed_at else None
    return state_of(Times(one.ends_at, code_ends_at, one.withdrawn_at), now)


def can_be_let_in(group: Group, but: Membership, now: datetime) -> QuerySet[Membership]:
    """Members by their names, but for oneself and for those whom their own groups send."""
    return members(group, now).exclude(Q(pk=but.pk) | Q(how=SENT) | Q(account=None)).order_by("shown_name", "pk")
