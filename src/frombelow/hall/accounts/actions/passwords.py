"""Passwords: comparing, and setting one."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import hashers
from django.db import transaction
from django.utils.translation import gettext_noop

from frombelow.hall.accounts.actions.common import note
from frombelow.hall.accounts.common_passwords import common_passwords, words
from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.rules.passwords import check_password
from frombelow.hall.kit.readonly import goes_on
from frombelow.hall.kit.turns import Turns

# Two at once in each process, so that guesses take neither all the memory nor all the threads that pages need.
TURNS = Turns(2, gettext_noop("Many people are signing in at this moment. Try again in a few seconds."))
WAIT_SECONDS = 5


@goes_on  # Django keeps a password anew where it was hashed in an older way
def is_right(password: str, account: Account | None) -> bool:
    """Whether it is the account's password. It takes the same time where there is no account, or none with a password."""
    with TURNS.one(wait=WAIT_SECONDS):
        if account is None:
            return hashers.check_password(password, "")
        return account.check_password(password)


def check_new(password: str, *, sign_in_name: str, shown_name: str) -> None:
    """Raises Refused."""
    check_password(password, names=(sign_in_name, shown_name), common=common_passwords(), words=words())


def hashed(password: str) -> str:
    """As it is kept."""
    with TURNS.one(wait=WAIT_SECONDS):
        return hashers.make_password(password)


def set_password(*, account: Account, password: str, now: datetime) -> None:
    """A new password. Sessions elsewhere end with the old one (`backend.account_of`); the page ends their rows too."""
    check_new(password, sign_in_name=account.sign_in_name, shown_name=account.shown_name)
    account.password = hashed(password)
    with transaction.atomic():
        account.save(update_fields=["password"])
        note(account, "set_password", now=now)
