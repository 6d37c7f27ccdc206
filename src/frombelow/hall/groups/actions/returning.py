"""Taking up a membership again, in a group that came from another server: accounts do not come along, memberships do."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from frombelow.hall.accounts.models import Account
from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import held, note
from frombelow.hall.groups.actions.joining import serving, use
from frombelow.hall.groups.models import Invitation, Membership
from frombelow.hall.groups.queries.members import in_force
from frombelow.hall.groups.rules import joining as rules
from frombelow.hall.groups.rules.joining import LONGEST_DAYS, Purpose
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.kit import ids


def code_for(member: Membership, *, now: datetime, made_by: Membership | None = None) -> str:
    """A code for one membership that nobody has taken up; any before it serves no more. It can be seen only now. `made_by`: None when the group arrives."""
    Invitation.unscoped.filter(returns=member, withdrawn_at=None).update(withdrawn_at=now)
    code = ids.code()
    Invitation.unscoped.create(
        group=member.group, fingerprint=ids.fingerprint(code), purpose=Purpose.RETURN, returns=member, made_by=made_by or member, made_at=now,
        ends_at=now + timedelta(days=LONGEST_DAYS[Purpose.RETURN]), uses_left=1,
    )  # fmt: skip
    return code


@transaction.atomic
def new_code(*, reader: scope.Reader, member: Membership) -> str:
    """A new code for a member whose first one was lost. Only who may admit members makes it, and the journal says for whom. Raises Refused."""
    reader.check(Right.ADMIT)
    held(reader.group)
    member = Membership.unscoped.select_for_update(of=("self",)).select_related("group").get(pk=member.pk)
    rules.check_return(is_waiting=is_waiting(member), is_member=False)
    rules.check_code(holds_mandate=in_force(reader.now).filter(membership=member).exists())
    about = f"member:{member.ident}"
    note(reader.group, "code_to_return", by=reader.membership.ident, now=reader.now, about=about)
    return code_for(member, now=reader.now, made_by=reader.membership)


@transaction.atomic
def take_up(*, token: str, by: Account, now: datetime) -> Membership:
    """The membership of a code is the account's from now on, with every mandate that hangs on it. Raises Refused."""
    invitation = serving(token, Purpose.RETURN, now)
    assert invitation.returns_id is not None
    group = held(invitation.group)
    member = Membership.unscoped.select_for_update().get(pk=invitation.returns_id)
    is_member = Membership.unscoped.filter(group=group, account=by, left_on=None).exists()
    rules.check_return(is_waiting=is_waiting(member), is_member=is_member)
    use(invitation)
    member.account = by
    member.save(update_fields=["account"])
    note(group, "take_up", by=member.ident, now=now, about=f"member:{member.ident}")
    return member


def is_waiting(member: Membership) -> bool:
    """Nobody has it, and it has not ended."""
    return member.account_id is None and member.left_on is None
