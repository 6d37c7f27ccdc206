"""Signing in with a password. Passkeys: `actions.passkeys`; codes on paper: `actions.codes`."""

from __future__ import annotations

from datetime import datetime, timedelta

from frombelow.hall.accounts.actions import limits, passwords
from frombelow.hall.accounts.actions.common import to_the_minute
from frombelow.hall.accounts.devices import known
from frombelow.hall.accounts.models import Account, Notice, OneTimeCode, Session, Spent
from frombelow.hall.accounts.queries import active
from frombelow.hall.accounts.rules.hands import NARROW_LASTS
from frombelow.hall.accounts.rules.limits import (
    HOUR,
    OTHER_DEVICES,
    OWN_DEVICE,
    WHOLE_HALL,
    Budget,
    too_many_elsewhere,
    too_many_on_own_device,
)
from frombelow.hall.accounts.rules.names import tidy_sign_in_name
from frombelow.hall.kit import readonly
from frombelow.hall.kit.refusals import Refused

TIDYING = Budget("tidying", 1, HOUR)
NOTICES_LAST = timedelta(days=30)


def by_password(*, name: str, password: str, mark: str, now: datetime) -> Account:
    """The account, if name and password are right. Raises Refused, with the same words and after the same time whether the name is known or not."""
    name = tidy_sign_in_name(name)
    account = active(name)
    tries = tries_of(name, account, known(mark, account))
    limits.take(tries, now)
    if not passwords.is_right(password, account) or account is None:
        raise Refused("The name or the password is not right.")
    limits.give_back(tries, now)
    return account


def tries_of(name: str, account: Account | None, device: str) -> limits.Tries:
    """Whose tries this uses up: those of a known browser, or those that all others share."""
    if account is not None and device:
        return limits.Tries([(OWN_DEVICE, f"{account.ident}:{device}")], too_many_on_own_device)
    return limits.Tries([(OTHER_DEVICES, name), (WHOLE_HALL, "")], too_many_elsewhere)


def prove_again(*, account: Account, password: str, session: str, now: datetime) -> None:
    """Who is signed in already shows that they know the password. `session` is the ident of the session. Raises Refused.

    Where the account has an authenticator its digits are asked for as well: `authenticators.check`.
    """
    tries = limits.Tries([(OWN_DEVICE, f"{account.ident}:{session}")], too_many_on_own_device)
    limits.take(tries, now)
    if not passwords.is_right(password, account):
        raise Refused("The password is not right.")
    limits.give_back(tries, now)


@readonly.goes_on
def note_new_device(*, account: Account, device: str, now: datetime) -> None:
    """Somebody signed in on a browser that never did so before: the owner should know."""
    Notice.objects.create(account=account, kind=Notice.NEW_DEVICE, device=device, at=to_the_minute(now))


def forget_what_has_ended(now: datetime) -> None:
    """What nobody needs any more, once an hour: it is called at every sign-in. It waits while the hall can only be read."""
    if readonly.notice() or not limits.is_first(TIDYING, now):
        return
    Session.objects.filter(expire_date__lte=now).delete()
    Spent.objects.filter(ends_at__lte=now).delete()
    OneTimeCode.objects.filter(ends_at__lte=now).delete()
    Notice.objects.filter(at__lte=now - NOTICES_LAST).delete()
    Account.objects.filter(narrow_since__lte=now - NARROW_LASTS).update(narrow_to=[], narrow_since=None)
