"""Letting a member in who lost every way into their account: one officer asks, another agrees and hands over a code."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from frombelow.hall.accounts.actions import codes
from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.queries import narrow_of
from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.models import HandOver, Membership
from frombelow.hall.groups.queries.hands import how_it_stands, waiting
from frombelow.hall.groups.queries.members import SENT, members
from frombelow.hall.groups.rules import hands as rules
from frombelow.hall.groups.rules.hands import Held
from frombelow.hall.groups.rules.rights import MEMBER, Right, rights_of
from frombelow.hall.kit.refusals import Refused


@transaction.atomic
def ask(*, reader: scope.Reader, member: Membership) -> HandOver:
    """An officer asks that a member be let in. Nobody sees a code yet."""
    reader.check(Right.HAND_OVER)
    group = held(reader.group)
    check_handing(reader, member)
    rules.check_asking(is_asked=waiting(group, reader.now).filter(member=member).exists())
    asked = HandOver.unscoped.create(
        group=group, member=member, asked_by=reader.membership, asked_at=reader.now, ends_at=reader.now + rules.STANDS
    )
    note(reader.group, "ask_hand_over", **told_of(reader, asked))
    return asked


@transaction.atomic
def agree(*, reader: scope.Reader, asked: HandOver) -> str:
    """Another officer agrees: the code, the only time that it can be seen."""
    reader.check(Right.HAND_OVER)
    held(reader.group)
    asked = HandOver.unscoped.select_related("member__account", "asked_by__account").get(pk=asked.pk)
    rules.check_agreeing(
        state=how_it_stands(asked, reader.now),
        is_own=asked.asked_by.account_id == reader.account.pk,
        asker_holds=still_holds(asked.asked_by, asked.member, reader.now),
    )
    account = check_handing(reader, asked.member)
    asked.agreed_by, asked.agreed_at = reader.membership, reader.now
    asked.save(update_fields=["agreed_by", "agreed_at"])
    note(reader.group, "agree_hand_over", **told_of(reader, asked))
    return codes.hand_over(account=account, by=reader.account, opens=reader.group.ident, now=reader.now)


@transaction.atomic
def withdraw(*, reader: scope.Reader, asked: HandOver) -> None:
    """Whoever holds the right stops it, as long as it was not used: also a code that was shown."""
    reader.check(Right.HAND_OVER)
    held(reader.group)
    asked = HandOver.unscoped.select_related("member__account").get(pk=asked.pk)
    rules.check_withdrawing(how_it_stands(asked, reader.now))
    asked.withdrawn_at = reader.now
    asked.save(update_fields=["withdrawn_at"])
    if asked.agreed_at and asked.member.account:
        codes.take_back(account=asked.member.account, opens=reader.group.ident, by=reader.account, now=reader.now)
    note(reader.group, "withdraw_hand_over", **told_of(reader, asked))


def forget_hand_overs(now: datetime) -> int:
    """What was asked for longer than thirty days ago goes; the journal keeps it. Run once a day."""
    return HandOver.unscoped.filter(asked_at__lte=now - rules.KEPT).delete()[0]


def check_handing(reader: scope.Reader, member: Membership) -> Account:
    """The account of a member whom this officer may let in. Raises Refused."""
    if not members(reader.group, reader.now).filter(pk=member.pk).exists() or member.account is None:
        raise Refused("They are no member of this group any more.")
    rules.check_handing(
        given=given(reader),
        theirs=scope.reader_of(member.account, member, reader.now).rights,
        is_self=member.account_id == reader.account.pk,
        is_sent=member.how == SENT,
        is_narrow=narrow_of(reader.account, reader.now) is not None,
    )
    return member.account


def given(reader: scope.Reader) -> Held:
    """The rights that members gave somebody, by founding, election or decision: not what an officer delegated."""
    own = scope.own_roles(reader.group)
    lasting = [one for one in reader.mandates if one.given_by_id is None]
    return rights_of([(MEMBER.rights, None), *((scope.rights_of_role(one.role, own), one.turf_id) for one in lasting)])


def still_holds(asker: Membership, member: Membership, now: datetime) -> bool:
    """Whether who asked could ask again now."""
    if asker.left_on is not None or asker.account is None or not asker.account.is_active:
        return False
    try:
        check_handing(scope.reader_of(asker.account, asker, now), member)
    except Refused:
        return False
    return True


def told_of(reader: scope.Reader, asked: HandOver) -> dict[str, Any]:
    """What the journal says of a deed: who did it, and for whom."""
    facts = {"for": asked.member.ident}
    return {"by": reader.membership.ident, "now": reader.now, "about": f"hand_over:{asked.ident}", "facts": facts}
