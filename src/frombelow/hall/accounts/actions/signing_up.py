"""A new account: a name to sign in with, a name that others see, and a password or a passkey. Nothing else."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frombelow.hall.accounts.actions import limits, passwords
from frombelow.hall.accounts.actions.common import note
from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.rules.limits import INVITED_SIGN_UPS, SIGN_UPS, too_many_sign_ups
from frombelow.hall.accounts.rules.names import Names, check_shown_name, check_sign_in_name
from frombelow.hall.kit.refusals import Refused

OPEN, INVITED = "open", "invited"


def check_door(*, is_invited: bool) -> None:
    """Raises Refused where this hall takes only who was invited."""
    if settings.SIGN_UP == INVITED and not is_invited:
        raise Refused(
            "This hall takes new people by invitation. Ask somebody who is in it for a link or a code to scan."
        )


def check_free(*, names: Names, is_invited: bool, now: datetime) -> None:
    """The names are good, and nobody has the first. Raises Refused. Each question counts: a list of names is not tried here for who is in the hall."""
    check_sign_in_name(names.sign_in)
    check_shown_name(names.shown)
    limits.take(limits.Tries([(INVITED_SIGN_UPS if is_invited else SIGN_UPS, "")], too_many_sign_ups), now)
    if Account.objects.filter(sign_in_name=names.sign_in).exists():
        raise taken()


def sign_up(*, names: Names, password: str, language: str, is_invited: bool, now: datetime) -> Account:
    """An account with a password. Raises Refused."""
    check_door(is_invited=is_invited)
    passwords.check_new(password, sign_in_name=names.sign_in, shown_name=names.shown)
    check_free(names=names, is_invited=is_invited, now=now)
    return create(names=names, password=passwords.hashed(password), language=language, now=now)


def create(*, names: Names, password: str, language: str, now: datetime) -> Account:
    """The row. `password` is hashed; Raises Refused where somebody else took the name at this moment."""
    try:
        with transaction.atomic():
            account = Account.objects.create(
                sign_in_name=names.sign_in, shown_name=names.shown, password=password, language=language, joined_on=localdate(now)
            )  # fmt: skip
            note(account, "sign_up", now=now)
    except IntegrityError:
        raise taken() from None
    return account


def taken() -> Refused:
    """Somebody has the name."""
    return Refused("Somebody signs in with this name already. Choose another.")
