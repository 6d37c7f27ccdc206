"""Becoming a member: by an invitation, by being vouched for, by asking."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frombelow.hall.accounts.models import Account
from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.models import Asking, Group, Invitation, Membership, Vouching
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.groups.rules import joining as rules
from frombelow.hall.groups.rules.charter import Joining
from frombelow.hall.groups.rules.joining import Standing
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.kit import ids
from frombelow.hall.kit.refusals import Refused


@transaction.atomic
def invite(
    *, reader: scope.Reader, ends_at: datetime, uses: int, is_for_groups: bool = False
) -> tuple[Invitation, str]:
    """A new invitation, and its token: the only time that it can be seen."""
    reader.check(Right.RECORD_DECISIONS if is_for_groups else Right.INVITE)
    rules.check_new_invitation(
        charter=charter_of(reader.group), ends_at=ends_at, uses=uses, now=reader.now, is_for_groups=is_for_groups
    )
    token = ids.token()
    invitation = Invitation.unscoped.create(
        group=reader.group, fingerprint=ids.fingerprint(token), is_for_groups=is_for_groups, made_by=reader.membership, made_at=reader.now,
        ends_at=ends_at, uses_left=uses,
    )  # fmt: skip
    facts = {"uses": uses, "ends": ends_at.isoformat(), "for_groups": is_for_groups}
    note(
        reader.group,
        "invite",
        by=reader.membership.ident,
        now=reader.now,
        about=f"invitation:{invitation.ident}",
        facts=facts,
    )
    return invitation, token


@transaction.atomic
def withdraw_invitation(*, reader: scope.Reader, invitation: Invitation) -> None:
    """An invitation serves no more: whoever may invite can stop one that went astray."""
    reader.check(Right.INVITE)
    Invitation.unscoped.filter(pk=invitation.pk, withdrawn_at=None).update(withdrawn_at=reader.now)
    note(
        reader.group,
        "withdraw_invitation",
        by=reader.membership.ident,
        now=reader.now,
        about=f"invitation:{invitation.ident}",
    )


@transaction.atomic
def accept(*, token: str, by: Account, shown_name: str, now: datetime) -> Membership:
    """Join by an invitation."""
    invitation = Invitation.unscoped.select_for_update().select_related("group").filter(
        fingerprint=ids.fingerprint(token), is_for_groups=False, group__closed_on=None
    ).first()  # fmt: skip
    if invitation is None:
        raise Refused("This invitation has ended. Ask who gave it to you for a new one.")
    standing = Standing(invitation.ends_at, invitation.uses_left, invitation.withdrawn_at is not None)
    rules.check_invitation(standing=standing, now=now)
    if not is_member(invitation.group, by):
        invitation.uses_left, invitation.uses = invitation.uses_left - 1, invitation.uses + 1
        invitation.save(update_fields=["uses_left", "uses"])
    return become_member(invitation.group, by, shown_name, how=Joining.INVITATION, now=now)


@transaction.atomic
def ask(*, group: Group, how: Joining, words: str, shown_name: str, by: Account, now: datetime) -> Asking:
    """Ask to join. Asking twice is asking once."""
    rules.check_asking(charter=charter_of(group), how=how)
    if is_member(group, by):
        raise Refused("You are a member already.")
    asking, _ = Asking.unscoped.get_or_create(
        group=group, account=by, answered_at=None,
        defaults={"how": how, "words": words.strip(), "shown_name": tidy(shown_name, by), "asked_at": now},
    )  # fmt: skip
    note(group, "ask_to_join", by="", now=now, about=f"asking:{asking.ident}", facts={"how": how})
    return asking


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
    """A member from now on; who is one stays one."""
    member, is_new = Membership.unscoped.get_or_create(
        group=group, account=account, left_on=None,
        defaults={"shown_name": tidy(shown_name, account), "joined_on": now.date(), "how": how},
    )  # fmt: skip
    if is_new:
        note(group, "join", by=member.ident, now=now, about=f"member:{member.ident}", facts={"how": how})
    return member


def is_member(group: Group, account: Account) -> bool:
    """Whether the account belongs to the group."""
    return Membership.unscoped.filter(group=group, account=account, left_on=None).exists()


def tidy(shown_name: str, account: Account) -> str:
    """A name without needless blanks; the account's own where none was given."""
    return " ".join(shown_name.split())[:80] or account.shown_name
