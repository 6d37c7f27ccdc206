"""An app that shows six digits, as the second step after a password."""

from __future__ import annotations

import hmac
from datetime import datetime

import pyotp
from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.accounts.actions import limits
from frombelow.hall.accounts.actions.common import note
from frombelow.hall.accounts.models import Account, Authenticator
from frombelow.hall.accounts.rules.limits import (
    SECOND_OTHER_DEVICES,
    SECOND_OWN_DEVICE,
    too_many_elsewhere,
    too_many_on_own_device,
)
from frombelow.hall.kit.readonly import goes_on
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import Unreadable, key_for, seal, unseal_with_any

STEP_SECONDS = 30
SEED = Authenticator.SEALED["sealed_seed"]
AROUND = (-1, 0, 1)  # half minutes: clocks of phones differ


def new_seed() -> str:
    """160 random bits, as authenticators take them."""
    return pyotp.random_base32()


def sealed_seed(seed: str, account: Account) -> str:
    """The seed as it is kept."""
    return seal(seed, key_for(SEED.purpose, settings.MASTER_KEY), place_of(account))


def unsealed_seed(sealed: str, account: Account) -> str:
    """The seed. Raises Refused where the master key is another."""
    try:
        keys = [key_for(SEED.purpose, master) for master in settings.MASTER_KEYS]
        return unseal_with_any(sealed, keys, place_of(account))
    except Unreadable:
        raise Refused(
            "The hall cannot read this authenticator any more. Use a passkey or a code on paper, and set it up again."
        ) from None


def address(seed: str, account: Account) -> str:
    """What the QR code says to the app."""
    return pyotp.TOTP(seed).provisioning_uri(name=account.sign_in_name, issuer_name="frombelow")


def set_up(*, account: Account, seed: str, typed: str, now: datetime) -> None:
    """The app shows the right digits: from now on they are asked for after the password."""
    step = step_of(seed, typed, now)
    if step is None:
        raise Refused(
            "These digits are not right. Wait for the next ones, and check that the clock of your phone is right."
        )
    with transaction.atomic():
        Authenticator.objects.update_or_create(
            account=account, defaults={"sealed_seed": sealed_seed(seed, account), "last_step": step, "added_on": localdate(now)}
        )  # fmt: skip
        note(account, "set_up_authenticator", now=now)


@transaction.atomic
def remove(*, account: Account, now: datetime) -> None:
    """The password alone is enough again."""
    if Authenticator.objects.filter(account=account).delete()[0]:
        note(account, "remove_authenticator", now=now)


@goes_on
def check(*, account: Account, typed: str, device: str, now: datetime) -> None:
    """The digits are right, and were not used before. `device` is the random part of a known mark, or "". Raises Refused."""
    authenticator = Authenticator.objects.get(account=account)
    tries = tries_of(account, device)
    limits.take(tries, now)
    step = step_of(unsealed_seed(authenticator.sealed_seed, account), typed, now)
    later = Authenticator.objects.filter(pk=authenticator.pk, last_step__lt=step or 0)
    if step is None or not later.update(last_step=step):
        raise Refused("These digits are not right, or were used already. Wait for the next ones.")
    limits.give_back(tries, now)


def tries_of(account: Account, device: str) -> limits.Tries:
    """Whose tries this uses up."""
    if device:
        return limits.Tries([(SECOND_OWN_DEVICE, f"{account.ident}:{device}")], too_many_on_own_device)
    return limits.Tries([(SECOND_OTHER_DEVICES, account.ident)], too_many_elsewhere)


def step_of(seed: str, typed: str, now: datetime) -> int | None:
    """The half minute for which these digits are right; None for wrong ones."""
    digits = "".join(typed.split())
    app, this = pyotp.TOTP(seed), int(now.timestamp()) // STEP_SECONDS
    right = [
        this + near for near in AROUND if hmac.compare_digest(app.generate_otp(this + near).encode(), digits.encode())
    ]
    return max(right, default=None)


def place_of(account: Account) -> str:
    """Where the sealed seed stands; copied to another account it does not open."""
    return SEED.at(account__ident=account.ident)
