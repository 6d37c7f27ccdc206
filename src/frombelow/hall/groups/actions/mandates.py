"""Giving mandates and ending them."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate, make_aware

from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.models import Decision, Group, Mandate, Membership, Recall, Signature, Turf
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.queries.members import in_force
from frombelow.hall.groups.rules import mandates as rules
from frombelow.hall.groups.rules.mandates import End, Source, Term
from frombelow.hall.groups.rules.rights import rights_of
from frombelow.hall.kit.refusals import Refused


def is_in_force(mandate: Mandate, now: datetime) -> bool:
    """Whether a mandate gives anything at this moment."""
    term = Term(mandate.since, mandate.until, mandate.ended_at)
    return mandate.membership.left_on is None and term.is_in_force(now)


def give(
    *, group: Group, to: Membership, role: str, title: str, source: Source, until: datetime, now: datetime, office: str = "", turf: Turf | None = None,
    decision: Decision | None = None, given_by: Mandate | None = None, sent_by: Group | None = None, by: str = "",
) -> Mandate:  # fmt: skip
    """Write a mandate and enter it in the journal. Called by the deeds that may: a founding, a decision, a delegation."""
    mandate = Mandate.unscoped.create(
        group=group, membership=to, role=role, office=office, title=title, source=source, decision=decision, given_by=given_by, turf=turf, sent_by=sent_by,
        since=now, until=until,
    )  # fmt: skip
    facts = {"role": role, "office": office, "source": source, "to": to.ident, "turf": turf.ident if turf else ""}
    note(
        group,
        "give_mandate",
        by=by,
        now=now,
        about=f"mandate:{mandate.ident}",
        facts={**facts, "until": until.isoformat()},
    )
    return mandate


def last_moment(day: date) -> datetime:
    """The end of a day where the hall stands."""
    return make_aware(datetime.combine(day, time.max))


def end(mandate: Mandate, how: End, *, by: str, now: datetime) -> None:
    """End a mandate now, with everything that was given out of it, and the petitions against it. Ending it twice is ending it once."""
    if not Mandate.unscoped.filter(pk=mandate.pk, ended_at=None).update(ended_at=now, ended_how=how):
        return
    mandate.ended_at, mandate.ended_how = now, how
    Recall.unscoped.filter(mandate=mandate, ended_at=None).update(ended_at=now)
    note(mandate.group, "end_mandate", by=by, now=now, about=f"mandate:{mandate.ident}", facts={"how": how})
    for given in in_force(now).filter(given_by=mandate).select_related("membership", "group"):
        end(given, End.GIVER_ENDED, by=by, now=now)
    if mandate.sent_by_id and members.no_longer_sent(now).filter(pk=mandate.membership_id).exists():
        end_membership(mandate.membership, by=by, now=now)  # who is sent no more goes home


def end_membership(membership: Membership, *, by: str, now: datetime) -> None:
    """Somebody is no member any more: their mandates end, also those they hold elsewhere for this group; their open signatures go."""
    if not Membership.unscoped.filter(pk=membership.pk, left_on=None).exists():
        return
    theirs = Q(membership=membership)
    if membership.account_id:
        theirs |= Q(sent_by=membership.group_id, membership__account=membership.account_id)
    held_now = list(in_force(now).filter(theirs).select_related("membership", "group"))
    Signature.unscoped.filter(membership=membership, recall__vote_open_since=None).delete()
    membership.left_on = localdate(now)
    membership.save(update_fields=["left_on"])
    for mandate in held_now:
        end(mandate, End.LEFT, by=by, now=now)
    note(membership.group, "leave", by=by, now=now, about=f"member:{membership.ident}")


@transaction.atomic
def delegate(
    *, reader: scope.Reader, out_of: Mandate, to: Membership, role: str, title: str, turf: Turf | None, until: datetime
) -> Mandate:
    """An officer or a steward gives another member a part of what they hold, for a time."""
    group = held(reader.group)
    if out_of not in reader.mandates:
        raise Refused("This mandate is not yours.")
    own = scope.own_roles(group)
    rights = scope.rights_of_role(role, own)
    if not rights or to.left_on is not None or to.group_id != group.pk:
        raise Refused("This role cannot be given to this person.")
    from_this = rights_of([(scope.rights_of_role(out_of.role, own), out_of.turf_id)])
    rules.check_delegation(
        rights=rights,
        turf=turf.pk if turf else None,
        held=from_this,
        until=until,
        own_until=out_of.until,
        own_last_day=localdate(out_of.until),
        now=reader.now,
    )
    return give(
        group=group, to=to, role=role, title=title, source=Source.DELEGATION, until=until, now=reader.now, turf=turf, given_by=out_of,
        by=reader.membership.ident,
    )  # fmt: skip


@transaction.atomic
def resign(*, reader: scope.Reader, mandate: Mandate) -> None:
    """Lay down one's own mandate."""
    held(reader.group)
    rules.check_resignation(
        is_own=mandate.membership_id == reader.membership.pk, is_in_force=is_in_force(mandate, reader.now)
    )
    end(mandate, End.RESIGNED, by=reader.membership.ident, now=reader.now)


@transaction.atomic
def withdraw(*, reader: scope.Reader, mandate: Mandate) -> None:
    """Take back a delegation."""
    held(reader.group)
    rules.check_withdrawal(
        source=Source(mandate.source),
        is_giver=mandate.given_by is not None and mandate.given_by.membership_id == reader.membership.pk,
        is_in_force=is_in_force(mandate, reader.now),
    )
    end(mandate, End.WITHDRAWN, by=reader.membership.ident, now=reader.now)
