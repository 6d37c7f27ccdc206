"""Mandates: who holds which, by what right, until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Q, QuerySet, When

from frombelow.hall.groups.models import Group, Mandate, Membership
from frombelow.hall.groups.queries.members import in_force
from frombelow.hall.groups.rules.charter import Charter, Office
from frombelow.hall.groups.rules.mandates import End, Source

OFFICERS_FIRST = Case(When(role="officer", then=0), default=1)
SOON = timedelta(days=30)  # before the end of a term the pages say so
SHOWN = ("membership", "turf", "sent_by", "decision", "given_by__membership", "group")


def of_group(group: Group, now: datetime) -> QuerySet[Mandate]:
    """Those in force, offices first."""
    return (
        in_force(now)
        .filter(group=group)
        .select_related(*SHOWN)
        .order_by(OFFICERS_FIRST, "-office", "title", "since", "pk")
    )


def past(group: Group, now: datetime) -> QuerySet[Mandate]:
    """Those that have ended, the latest first."""
    over = Mandate.unscoped.filter(group=group).exclude(pk__in=in_force(now).filter(group=group).values("pk"))
    return over.select_related(*SHOWN).order_by("-since", "-pk")


TAKEN = (
    End.RECALLED,
    End.DECIDED,
    End.WITHDRAWN,
    End.GIVER_ENDED,
)  # not laid down, not left, not followed by another's election


def taken_from(membership: Membership, since: datetime) -> QuerySet[Mandate]:
    """Mandates that a member lost since then without wishing it."""
    lost = Mandate.unscoped.filter(membership=membership, ended_at__gt=since, ended_how__in=TAKEN)
    return lost.select_related("turf", "group").order_by("ended_at")


def sent(group: Group, now: datetime) -> QuerySet[Mandate]:
    """Of the delegates whom the group has sent elsewhere."""
    return in_force(now).filter(sent_by=group).select_related(*SHOWN).order_by("group__name", "since")


def mandate_with(group: Group, ident: str) -> Mandate | None:
    """A mandate in the group."""
    return Mandate.unscoped.filter(group=group, ident=ident).select_related(*SHOWN).first()


@dataclass(frozen=True)
class Due:
    """An office for which an election is due."""

    office: Office
    ends: datetime | None  # None: nobody holds it


def elections_due(charter: Charter, in_office: Iterable[Mandate], now: datetime) -> list[Due]:
    """Offices that nobody was elected to, or whose last term ends within thirty days."""
    found = []
    for office in charter.offices:
        ends = [one.until for one in in_office if one.office == office.key and one.source != Source.DELEGATION]
        if not ends:
            found.append(Due(office, None))
        elif max(ends) <= now + SOON:
            found.append(Due(office, max(ends)))
    return found


def held_between(group: Group, since: datetime, until: datetime) -> QuerySet[Mandate]:
    """Those that were in force at any moment between two."""
    rows = Mandate.unscoped.filter(group=group, since__lte=until, until__gt=since)
    return rows.filter(Q(ended_at=None) | Q(ended_at__gt=since)).select_related("membership").order_by("pk")
