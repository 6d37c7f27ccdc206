"""Who a session belongs to. Signing in is an action (`accounts.actions`); here is only the account of a session.

Not Django's own backend and middleware: they import its tables of permissions, which this hall does not have.
"""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.sessions import ACCOUNT, PASSWORD


class Backend:
    """Accounts by their number, as long as they are active."""

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session."""
        return Account.objects.filter(pk=user_id, is_active=True).first()


class Nobody:
    """Whoever is not signed in."""

    pk = None
    is_active: Literal[False] = False
    is_authenticated: Literal[False] = False
    is_anonymous: Literal[True] = True

    def __str__(self) -> str:
        return "nobody"


def holder(session: SessionBase, number: int) -> Account | None:
    """The active account with this number: the one that was read with the session, where it is that."""
    read = getattr(session, "account", None)
    if isinstance(read, Account) and read.pk == number:
        return read if read.is_active else None
    return Backend().get_user(number)


def account_of(session: SessionBase) -> Account | None:
    """The account that is signed in. A session from before a change of the password is none."""
    number = session.get(ACCOUNT)
    account = holder(session, int(number)) if number is not None else None
    if account is None:
        return None
    known = session.get(PASSWORD, "")
    if constant_time_compare(known, account.get_session_auth_hash()):
        return account
    older = any(constant_time_compare(known, old) for old in account.get_session_auth_fallback_hash())
    if older and settings.SECRET_KEY_FALLBACKS:  # the hall's own key was changed, not the password
        session[PASSWORD] = account.get_session_auth_hash()
        return account
    session.flush()
    return None
