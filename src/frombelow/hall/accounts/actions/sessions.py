"""Ending sessions, and putting notices away.

Sessions end though the hall can only be read: a phone that was taken must not wait. They are in no backup, so no move or restore brings one back. Ways
in are, and one that was removed after the copy was made would be there again; so those wait.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frombelow.hall.accounts.models import Account, Notice, Session
from frombelow.hall.accounts.rules.names import tidy_sign_in_name
from frombelow.hall.kit import journal
from frombelow.hall.kit.readonly import goes_on
from frombelow.hall.kit.refusals import Refused


@goes_on
def end(*, account: Account, ident: str) -> None:
    """Sign a browser out, wherever it is. Its next page is that of a stranger."""
    Session.objects.filter(account=account, ident=ident).delete()


@goes_on
def end_others(*, account: Account, but: str) -> int:
    """Sign out everywhere but here: how many browsers that was."""
    return Session.objects.filter(account=account).exclude(ident=but).delete()[0]


def end_everywhere(*, account: Account) -> int:
    """Sign every browser of an account out: how many that was."""
    return Session.objects.filter(account=account).delete()[0]


@goes_on
@transaction.atomic
def end_by_operator(*, name: str, now: datetime) -> int:
    """Whoever runs the hall signs somebody out everywhere, by the name they sign in with, or everybody (""): how many browsers that was.

    Raises Refused where nobody has the name. The journal of the hall says so.
    """
    account = Account.objects.filter(sign_in_name=tidy_sign_in_name(name)).first() if name else None
    if name and account is None:
        raise Refused("Nobody signs in with this name.")
    theirs = Session.objects.filter(account=account) if account else Session.objects.all()
    ended = theirs.delete()[0]
    about = f"account:{account.ident}" if account else ""
    journal.write(chain=journal.HALL, deed="accounts.end_sessions", about=about, facts={"sessions": ended}, now=now)
    return ended


def put_away(*, account: Account, ident: str) -> None:
    """The owner has seen the notice."""
    Notice.objects.filter(account=account, ident=ident).delete()
