"""Decisions and recalls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from frombelow.hall.groups.models import CharterVersion, Decision, Group, Membership, Recall, Signature, Witness
from frombelow.hall.groups.queries.members import members
from frombelow.hall.groups.rules.charter import Charter


def decisions(group: Group) -> QuerySet[Decision]:
    """Every decision, the newest first."""
    return Decision.unscoped.filter(group=group).select_related("recorded_by", "recall").order_by("-number")


def waiting(group: Group) -> QuerySet[Decision]:
    """Those that wait for witnesses."""
    return decisions(group).filter(counts_since=None, withdrawn_at=None)


def waiting_for(member: Membership) -> QuerySet[Decision]:
    """Those to which this member may bear witness."""
    spoke = Witness.unscoped.filter(decision=OuterRef("pk"), membership=member)
    own = waiting(member.group).filter(decided_on__gte=member.joined_on).exclude(recorded_by=member)
    return own.exclude(Exists(spoke))


def decision_with(group: Group, number: int) -> Decision | None:
    """The decision with this number."""
    return decisions(group).filter(number=number).first()


def witnesses(decision: Decision) -> QuerySet[Witness]:
    """Who has borne witness, and what they said."""
    return Witness.unscoped.filter(decision=decision).select_related("membership").order_by("at", "pk")


def open_recalls(group: Group) -> QuerySet[Recall]:
    """Petitions that run."""
    rows = Recall.unscoped.filter(group=group, ended_at=None)
    return rows.select_related("mandate__membership", "begun_by").order_by("begun_at")


def recall_with(group: Group, ident: str) -> Recall | None:
    """The petition with this ident."""
    rows = Recall.unscoped.filter(group=group, ident=ident)
    return rows.select_related("mandate__membership", "mandate__group", "begun_by", "group").first()


@dataclass(frozen=True)
class Bar:
    """How far a petition is. Who signed is not told; whether the reader did, they know."""

    signatures: int
    needed: int
    is_signed: bool


def bar_of(recall: Recall, reader: Membership, charter: Charter, now: datetime) -> Bar:
    """Signatures of members, and how many open the vote."""
    signed = Signature.unscoped.filter(recall=recall, membership__left_on=None)
    needed = charter.signatures_for_recall(members(recall.group, now).count())
    return Bar(signed.count(), needed, signed.filter(membership=reader).exists())


def versions(group: Group) -> list[CharterVersion]:
    """Every version of the charter, the newest first."""
    rows = CharterVersion.unscoped.filter(group=group).select_related("decision")
    return list(rows.order_by("-number"))
