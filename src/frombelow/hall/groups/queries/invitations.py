"""Invitations and askings."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from frombelow.hall.groups.models import Asking, Group, Invitation, Membership, Vouching
from frombelow.hall.groups.rules.joining import Purpose, Standing
from frombelow.hall.kit import ids


def invitation_of(code: str, purpose: Purpose | None = None, *, held: bool = False) -> Invitation | None:
    """The invitation with this code, as somebody typed it; also one that has ended."""
    rows = Invitation.unscoped.select_related("group", "returns").filter(
        fingerprint=ids.fingerprint(ids.tidy_code(code)), group__closed_on=None
    )  # fmt: skip
    if purpose is not None:
        rows = rows.filter(purpose=purpose)
    return (rows.select_for_update(of=("self",)) if held else rows).first()


def standing_of(invitation: Invitation) -> Standing:
    """How it stands."""
    return Standing(invitation.ends_at, invitation.uses_left, invitation.withdrawn_at is not None)


def serving(group: Group, now: datetime) -> QuerySet[Invitation]:
    """Those that still open something to somebody new."""
    rows = Invitation.unscoped.filter(group=group, returns=None, withdrawn_at=None, ends_at__gt=now, uses_left__gt=0)
    return rows.select_related("made_by").order_by("ends_at")


def open_askings(group: Group) -> QuerySet[Asking]:
    """Who waits for an answer, with how many have vouched."""
    said = Vouching.unscoped.filter(asking=OuterRef("pk"), membership__left_on=None).order_by().values("asking")
    vouched = Subquery(said.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    rows = Asking.unscoped.filter(group=group, answered_at=None).annotate(vouched=Coalesce(vouched, 0))
    return rows.order_by("asked_at")


def not_back_yet(group: Group) -> QuerySet[Membership]:
    """Members of a group that came from another server who have not taken up their membership here."""
    rows = Membership.unscoped.select_related("group").filter(group=group, account=None, left_on=None)
    return rows.order_by("shown_name", "pk")


def vouched_by(member: int) -> set[int]:
    """For whom a member has vouched."""
    return set(Vouching.unscoped.filter(membership=member).values_list("asking", flat=True))
