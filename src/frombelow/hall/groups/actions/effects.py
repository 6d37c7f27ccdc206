"""What a decision changes when it counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils.timezone import localdate

from frombelow.hall.groups.actions import mandates
from frombelow.hall.groups.actions.common import note
from frombelow.hall.groups.actions.mandates import end_membership
from frombelow.hall.groups.models import (
    CharterVersion,
    Decision,
    Group,
    GroupTie,
    Invitation,
    Mandate,
    Membership,
    OwnRole,
    Turf,
)
from frombelow.hall.groups.queries import members
from frombelow.hall.groups.queries.charters import charter_of, newest
from frombelow.hall.groups.queries.invitations import standing_of
from frombelow.hall.groups.queries.members import in_force
from frombelow.hall.groups.queries.ties import would_be_a_ring
from frombelow.hall.groups.rules import charter as charters
from frombelow.hall.groups.rules import decisions as rules
from frombelow.hall.groups.rules.decisions import (
    AddRole,
    ChangeCharter,
    Close,
    Effect,
    Elect,
    EndMandate,
    Expel,
    GiveRole,
    JoinGroup,
    LeaveGroup,
    SendDelegate,
)
from frombelow.hall.groups.rules.joining import Purpose, check_invitation
from frombelow.hall.groups.rules.mandates import End, Source
from frombelow.hall.groups.rules.rights import ROLES, Right
from frombelow.hall.kit.refusals import Refused

LONGEST = relativedelta(years=100)  # of a mandate: far days have no moment in some time zone
PART_OF = "part_of"  # a local of its region; the other kind: member_of


def carry_out(effect: Effect, decision: Decision, now: datetime) -> None:
    """Change what the decision changes. Raises Refused where it cannot be done any more."""
    DEEDS[type(effect)](effect, decision, now)


def check_can_be_carried_out(group: Group, effects: list[Effect], now: datetime) -> None:
    """Whether what an effect names is there, said when the decision is recorded rather than when the last witness speaks. Raises Refused."""
    for effect in effects:
        for check in CHECKS[type(effect)]:
            check(group, effect, now)


def elect(effect: Elect, decision: Decision, now: datetime) -> None:
    """The elected holds the office for its term. Where no seat is free, the mandate given first ends."""
    group, office = decision.group, office_of(decision.group, effect.office)
    turf = turf_of(group, effect.turf)
    elected = member_of(group, effect.member, now)
    sitting = in_force(now).filter(group=group, office=office.key, turf=turf).select_related("membership", "group")
    for own in sitting.filter(membership=elected):
        mandates.end(own, End.SUCCEEDED, by="", now=now)
    seated = list(sitting.exclude(membership=elected).order_by("since", "pk"))
    for oldest in seated[: max(0, len(seated) - office.seats + 1)]:
        mandates.end(oldest, End.SUCCEEDED, by="", now=now)
    until = now + relativedelta(months=office.term_months)
    mandates.give(
        group=group, to=elected, role=office.role, title=office.title, source=Source.ELECTION, until=until, now=now, office=office.key, turf=turf,
        decision=decision,
    )  # fmt: skip


def give_role(effect: GiveRole, decision: Decision, now: datetime) -> None:
    """A role until a day."""
    group = decision.group
    mandates.give(
        group=group, to=member_of(group, effect.member, now), role=effect.role, title=role_of(group, effect.role), source=Source.DECISION,
        until=end_of(effect.until, now), now=now, turf=turf_of(group, effect.turf), decision=decision,
    )  # fmt: skip


def send_delegate(effect: SendDelegate, decision: Decision, now: datetime) -> None:
    """A member speaks for the group in one that it belongs to: as many as the other's charter lets a group of its size send."""
    lower = decision.group
    tie = tie_of(lower, effect.to)
    sender = member_of(lower, effect.member, now)
    if sender.account is None:
        raise Refused(
            "They have not taken up their membership on this server yet. They need their personal code first."
        )
    sent = in_force(now).filter(group=tie.upper, sent_by=lower)
    if sent.count() >= charter_of(tie.upper).delegates_for(members.count(lower, now)):
        raise Refused("The group has sent all the delegates that the other's charter allows. Recall one first.")
    there, _ = Membership.unscoped.get_or_create(
        group=tie.upper, account=sender.account, left_on=None,
        defaults={"shown_name": sender.shown_name, "joined_on": localdate(now), "how": members.SENT},
    )  # fmt: skip
    mandates.give(
        group=tie.upper, to=there, role="delegate", title="delegate", source=Source.ELECTION, until=end_of(effect.until, now), now=now, decision=decision,
        sent_by=lower,
    )  # fmt: skip


def end_mandate(effect: EndMandate, decision: Decision, now: datetime) -> None:
    """By a recall or by a decision. A group may end the mandates of the delegates it sent, too."""
    mandate = mandate_of(decision.group, effect.mandate)
    if not mandates.is_in_force(mandate, now):
        raise Refused("This mandate has ended already.")
    how = End.RECALLED if decision.kind == rules.Kind.RECALL else End.DECIDED
    mandates.end(mandate, how, by="", now=now)


def change_charter(effect: ChangeCharter, decision: Decision, now: datetime) -> None:
    """A new version; the old ones stay."""
    charter = charters.of_data(effect.charter)
    number = newest(decision.group).number + 1
    CharterVersion.unscoped.create(
        group=decision.group, number=number, data=charters.as_data(charter), since=now, decision=decision
    )
    note(decision.group, "change_charter", by="", now=now, about=f"charter:{number}")


def add_role(effect: AddRole, decision: Decision, now: datetime) -> None:
    """A role of the group's own."""
    check_role(effect)
    defaults = {"title": effect.title, "rights": effect.rights, "decision": decision}
    OwnRole.unscoped.update_or_create(group=decision.group, key=effect.key, defaults=defaults)
    note(decision.group, "add_role", by="", now=now, facts={"key": effect.key, "rights": effect.rights})


def expel(effect: Expel, decision: Decision, now: datetime) -> None:
    """Somebody is no member any more."""
    end_membership(member_of(decision.group, effect.member, now), by="", now=now)


def join_group(effect: JoinGroup, decision: Decision, now: datetime) -> None:
    """This group belongs to the one that invited it."""
    invitation = group_invitation(effect, now)
    lower, upper = decision.group, invitation.group
    check_tie(lower, upper, effect.kind)
    GroupTie.unscoped.create(lower=lower, upper=upper, kind=effect.kind, since=now, decision=decision)
    Invitation.unscoped.filter(pk=invitation.pk).update(uses_left=invitation.uses_left - 1, uses=invitation.uses + 1)
    for group, about in ((lower, upper), (upper, lower)):
        note(group, "tie", by="", now=now, about=f"group:{about.ident}", facts={"kind": effect.kind})


def group_invitation(effect: JoinGroup, now: datetime) -> Invitation:
    """The invitation of the other group, held. Raises Refused."""
    invitation = Invitation.unscoped.select_for_update(of=("self",)).select_related("group").filter(
        fingerprint=effect.invitation, purpose=Purpose.GROUPS, group__closed_on=None
    ).first()  # fmt: skip
    if invitation is None:
        raise Refused("There is no such invitation for groups.")
    check_invitation(standing=standing_of(invitation), now=now)
    return invitation


def check_tie(lower: Group, upper: Group, kind: str) -> None:
    """Raises Refused where these two cannot be tied."""
    if lower.pk == upper.pk:
        raise Refused("This is an invitation of your own group. Ask the other group for one of theirs.")
    if would_be_a_ring(lower, upper):
        raise Refused("These groups would belong to each other in a ring.")
    if GroupTie.unscoped.filter(lower=lower, ended_at=None).filter(upper=upper).exists():
        raise Refused("This group belongs to the other already.")
    if kind == PART_OF and GroupTie.unscoped.filter(lower=lower, ended_at=None, kind=PART_OF).exists():
        raise Refused("This group is part of another already. It can join this one as a member.")


def leave_group(effect: LeaveGroup, decision: Decision, now: datetime) -> None:
    """This group does not belong to the other any more; its delegates there go home."""
    untie(tie_of(decision.group, effect.upper), now)


def untie(tie: GroupTie, now: datetime) -> None:
    """Two groups part; the delegates go home."""
    tie.ended_at = now
    tie.save(update_fields=["ended_at"])
    sent = in_force(now).filter(group=tie.upper, sent_by=tie.lower).select_related("membership", "group")
    for mandate in sent:
        mandates.end(mandate, End.DECIDED, by="", now=now)
    for group, about in ((tie.lower, tie.upper), (tie.upper, tie.lower)):
        note(group, "untie", by="", now=now, about=f"group:{about.ident}")


def close(effect: Close, decision: Decision, now: datetime) -> None:
    """The group ends, and belongs to nothing any more."""
    group = decision.group
    for tie in (
        GroupTie.unscoped.select_related("lower", "upper").filter(ended_at=None).filter(Q(lower=group) | Q(upper=group))
    ):
        untie(tie, now)
    Group.unscoped.filter(pk=group.pk).update(closed_on=localdate(now))
    note(decision.group, "close", by="", now=now)


DEEDS: dict[type[Effect], Callable[[Any, Decision, datetime], None]] = {
    Elect: elect, GiveRole: give_role, SendDelegate: send_delegate, EndMandate: end_mandate, ChangeCharter: change_charter, AddRole: add_role,
    Expel: expel, JoinGroup: join_group, LeaveGroup: leave_group, Close: close,
}  # fmt: skip

# What must be there when a decision is recorded, by what its effects name.
Check = Callable[[Group, Any, datetime], object]
MEMBER: Check = lambda group, effect, now: member_of(group, effect.member, now)  # noqa: E731
TURF: Check = lambda group, effect, now: turf_of(group, effect.turf)  # noqa: E731
UNTIL: Check = lambda group, effect, now: end_of(effect.until, now)  # noqa: E731
CHECKS: dict[type[Effect], tuple[Check, ...]] = {
    Elect: (MEMBER, TURF, lambda group, effect, now: office_of(group, effect.office)),
    GiveRole: (MEMBER, TURF, UNTIL, lambda group, effect, now: role_of(group, effect.role)),
    SendDelegate: (MEMBER, UNTIL, lambda group, effect, now: tie_of(group, effect.to)),
    EndMandate: (lambda group, effect, now: mandate_of(group, effect.mandate),),
    ChangeCharter: (lambda group, effect, now: charters.of_data(effect.charter),),
    AddRole: (lambda group, effect, now: check_role(effect),),
    Expel: (MEMBER,),
    JoinGroup: (lambda group, effect, now: check_tie(group, group_invitation(effect, now).group, effect.kind),),
    LeaveGroup: (lambda group, effect, now: tie_of(group, effect.upper),),
    Close: (),
}


# ---- what effects name ----


def member_of(group: Group, ident: str, now: datetime) -> Membership:
    """The member. Raises Refused."""
    member = members.members(group, now).select_related("account").filter(ident=ident).first()
    if member is None:
        raise Refused("Somebody whom this decision names is no member of the group.")
    return member


def office_of(group: Group, key: str) -> charters.Office:
    """The office of the charter. Raises Refused."""
    office = charter_of(group).office(key)
    if office is None:
        raise Refused("The charter has no such office.")
    return office


def role_of(group: Group, key: str) -> str:
    """The title of a role. Raises Refused."""
    own = OwnRole.unscoped.filter(group=group, key=key).first()
    if own is None and (key not in ROLES or key in {"member", "delegate"}):
        raise Refused("There is no such role.")
    return own.title if own else key


def turf_of(group: Group, ident: str) -> Turf | None:
    """The turf; None for the whole group. Raises Refused."""
    if not ident:
        return None
    turf = Turf.unscoped.filter(group=group, ident=ident, ended_on=None).first()
    if turf is None:
        raise Refused("The group has no such turf.")
    return turf


def tie_of(lower: Group, upper: str) -> GroupTie:
    """The tie to the group with this ident. Raises Refused."""
    tie = GroupTie.unscoped.select_related("lower", "upper").filter(
        lower=lower, upper__ident=upper, ended_at=None
    ).first()  # fmt: skip
    if tie is None:
        raise Refused("This group does not belong to the other.")
    return tie


def mandate_of(group: Group, ident: str) -> Mandate:
    """A mandate in the group, or one that the group's delegate holds elsewhere. Raises Refused."""
    mandate = Mandate.unscoped.select_related("membership", "group").filter(ident=ident).first()
    if mandate is None or (mandate.group_id != group.pk and mandate.sent_by_id != group.pk):
        raise Refused("There is no such mandate.")
    return mandate


def check_role(effect: AddRole) -> None:
    """Raises Refused for a role that cannot be."""
    if effect.key in ROLES or not charters.KEY.fullmatch(effect.key) or not effect.title.strip():
        raise Refused("A role needs a name of its own.")
    if not effect.rights or not set(effect.rights) <= set(Right):
        raise Refused("A role needs at least one right, from those that there are.")


def end_of(day: str, now: datetime) -> datetime:
    """The end of a day written 2026-11-26. Raises Refused for one that is past or not a day."""
    try:
        end = mandates.last_moment(date.fromisoformat(day))
    except ValueError:
        raise Refused("“{day}” is not a day. Write it as in 2026-11-26.", day=day[:20]) from None
    if end <= now:
        raise Refused("The end of a mandate must lie ahead.")
    if end > now + LONGEST:
        raise Refused("Nobody is given a mandate for more than a hundred years.")
    return end
