"""Leaving a group."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frombelow.hall.groups import scope
from frombelow.hall.groups.actions import mandates
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.models import Membership, Signature
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.queries.members import in_force
from frombelow.hall.groups.rules.joining import check_leaving
from frombelow.hall.groups.rules.mandates import End


@transaction.atomic
def leave(*, reader: scope.Reader) -> None:
    """Leave at once. Mandates end; what the group keeps of the person fades after the days its charter says."""
    group = held(reader.group)
    officers = in_force(reader.now).filter(group=group, role="officer")
    is_last = officers.exists() and not officers.exclude(membership=reader.membership).exists()
    check_leaving(members=members.count(group, reader.now), is_last_officer=is_last)
    end_membership(reader.membership, by=reader.membership.ident, now=reader.now)


def end_membership(membership: Membership, *, by: str, now: datetime) -> None:
    """Somebody is no member any more: their mandates end, their open signatures go."""
    for mandate in in_force(now).filter(membership=membership).select_related("membership", "group"):
        mandates.end(mandate, End.LEFT, by=by, now=now)
    Signature.unscoped.filter(membership=membership, recall__vote_open_since=None).delete()
    membership.left_on = now.date()
    membership.save(update_fields=["left_on"])
    note(membership.group, "leave", by=by, now=now, about=f"member:{membership.ident}")
