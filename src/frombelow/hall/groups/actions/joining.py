"""Becoming a member: by an invitation, by being vouched for, by asking."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.accounts.models import Account
from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.models import Asking, Group, Invitation, Membership, Vouching
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.queries.invitations import invitation_of, standing_of
from frombelow.hall.groups.queries.members import SENT
from frombelow.hall.groups.rules import joining as rules
from frombelow.hall.groups.rules.charter import Joining
from frombelow.hall.groups.rules.joining import Purpose
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.kit import ids
from frombelow.hall.kit.refusals import Refused

RIGHT_FOR = {
    Purpose.PEOPLE: Right.INVITE,
    Purpose.ASKING: Right.JOIN_IN,
    Purpose.GROUPS: Right.RECORD_DECISIONS,
}


@transaction.atomic
def invite(
    *, reader: scope.Reader, ends_at: datetime, uses: int, purpose: Purpose = Purpose.PEOPLE
) -> tuple[Invitation, str]:
    """A new invitation, and its code: the only time that it can be seen."""
    reader.check(RIGHT_FOR[purpose])
    rules.check_new_invitation(
        charter=charter_of(reader.group), ends_at=ends_at, uses=uses, now=reader.now, purpose=purpose
    )
    code = ids.code()
    invitation = Invitation.unscoped.create(
        group=reader.group, fingerprint=ids.fingerprint(code), purpose=purpose, made_by=reader.membership, made_at=reader.now, ends_at=ends_at,
        uses_left=uses,
    )  # fmt: skip
    facts = {"uses": uses, "ends": ends_at.isoformat(), "purpose": purpose}
    about = f"invitation:{invitation.ident}"
    note(reader.group, "invite", by=reader.membership.ident, now=reader.now, about=about, facts=facts)
    return invitation, code


@transaction.atomic
def withdraw_invitation(*, reader: scope.Reader, invitation: Invitation) -> None:
    """An invitation serves no more: who made it, or whoever may invite, can stop one that went astray."""
    if invitation.made_by_id != reader.membership.pk and not reader.may(Right.INVITE):
        raise Refused("Only who made this invitation, or who may invite, can end it.")
    if Invitation.unscoped.filter(pk=invitation.pk, withdrawn_at=None).update(withdrawn_at=reader.now):
        about = f"invitation:{invitation.ident}"
        note(reader.group, "withdraw_invitation", by=reader.membership.ident, now=reader.now, about=about)


@transaction.atomic
def accept(*, token: str, by: Account, shown_name: str, now: datetime) -> Membership:
    """Join by an invitation."""
    invitation = serving(token, Purpose.PEOPLE, now)
    if not is_member(invitation.group, by):
        use(invitation)
    return become_member(invitation.group, by, shown_name, how=Joining.INVITATION, now=now)


@transaction.atomic
def ask(*, token: str, how: Joining, words: str, shown_name: str, by: Account, now: datetime) -> Asking:
    """Ask to join, by the address of the open form. Asking twice is asking once."""
    invitation = serving(token, Purpose.ASKING, now)
    group = invitation.group
    rules.check_asking(charter=charter_of(group), how=how)
    if is_member(group, by):
        raise Refused("You are a member already.")
    asking, is_new = Asking.unscoped.get_or_create(
        group=group, account=by, answered_at=None,
        defaults={"how": how, "words": words.strip(), "shown_name": tidy(shown_name, by), "asked_at": now},
    )  # fmt: skip
    if is_new:
        use(invitation)
        note(group, "ask_to_join", by="", now=now, about=f"asking:{asking.ident}", facts={"how": how})
    return asking


def serving(token: str, purpose: Purpose, now: datetime) -> Invitation:
    """The invitation with this code, held until the end of the transaction. Raises Refused where it does not serve any more."""
    invitation = invitation_of(token, purpose, held=True)
    if invitation is None:
        raise Refused("This invitation has ended. Ask who gave it to you for a new one.")
    rules.check_invitation(standing=standing_of(invitation), now=now)
    return invitation


def use(invitation: Invitation) -> None:
    """One use less."""
    invitation.uses_left, invitation.uses = invitation.uses_left - 1, invitation.uses + 1
    invitation.save(update_fields=["uses_left", "uses"])


@transaction.atomic
def vouch(*, reader: scope.Reader, asking: Asking) -> Asking:
    """Vouch for somebody. With as many as the charter asks for they are a member."""
    reader.check(Right.JOIN_IN)
    held(reader.group)
    asking = Asking.unscoped.select_for_update().select_related("group", "account").get(pk=asking.pk)
    vouched = Vouching.unscoped.filter(asking=asking, membership__left_on=None)
    rules.check_vouching(
        is_open=asking.answered_at is None and asking.how == Joining.VOUCHING,
        has_vouched=vouched.filter(membership=reader.membership).exists(),
    )
    Vouching.unscoped.create(asking=asking, membership=reader.membership, at=reader.now)
    note(reader.group, "vouch", by=reader.membership.ident, now=reader.now, about=f"asking:{asking.ident}")
    if vouched.count() >= charter_of(reader.group).vouchers:
        settle(asking, admitted=True, now=reader.now)
    return asking


@transaction.atomic
def answer(*, reader: scope.Reader, asking: Asking, admit: bool) -> Asking:
    """Admit somebody who asked by the open form, or not."""
    reader.check(Right.ADMIT)
    held(reader.group)
    asking = Asking.unscoped.select_for_update().select_related("group", "account").get(pk=asking.pk)
    if asking.answered_at is not None:
        raise Refused("This was answered already.")
    if admit and asking.how != Joining.OPEN_FORM:
        raise Refused("Members vouch for this person; nobody can admit them alone.")
    note(
        reader.group, "answer_asking", by=reader.membership.ident, now=reader.now, about=f"asking:{asking.ident}", facts={"admit": admit}
    )  # fmt: skip
    settle(asking, admitted=admit, now=reader.now)
    return asking


def settle(asking: Asking, *, admitted: bool, now: datetime) -> None:
    """The asking is answered; what was written in it is not needed any more."""
    asking.answered_at, asking.was_admitted, asking.words = now, admitted, ""
    asking.save(update_fields=["answered_at", "was_admitted", "words"])
    if admitted:
        become_member(asking.group, asking.account, asking.shown_name, how=asking.how, now=now)


def become_member(group: Group, account: Account, shown_name: str, *, how: str, now: datetime) -> Membership:
    """A member from now on; who is one stays one. A delegate who joins belongs to the group also when they are sent no more."""
    member, is_new = Membership.unscoped.get_or_create(
        group=group, account=account, left_on=None,
        defaults={"shown_name": tidy(shown_name, account), "joined_on": localdate(now), "how": how},
    )  # fmt: skip
    if not is_new and member.how == SENT:
        member.how, is_new = how, True
        member.save(update_fields=["how"])
    if is_new:
        note(group, "join", by=member.ident, now=now, about=f"member:{member.ident}", facts={"how": how})
    return member


def is_member(group: Group, account: Account) -> bool:
    """Whether the account belongs to the group of its own accord."""
    return Membership.unscoped.filter(group=group, account=account, left_on=None).exclude(how=SENT).exists()


def tidy(shown_name: str, account: Account) -> str:
    """A name without needless blanks; the account's own where none was given."""
    return " ".join(shown_name.split())[:80] or account.shown_name
