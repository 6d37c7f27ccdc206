"""Passkeys: adding, using, naming, removing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frombelow.hall.accounts.actions.common import note
from frombelow.hall.accounts.actions.signing_up import create
from frombelow.hall.accounts.models import Account, Passkey
from frombelow.hall.accounts.queries import ways_in
from frombelow.hall.accounts.rules.names import Names
from frombelow.hall.accounts.rules.ways import check_removal
from frombelow.hall.accounts.webauthn import New, Site, Used, registered, used
from frombelow.hall.kit.readonly import goes_on
from frombelow.hall.kit.refusals import Refused

MOST_PASSKEYS = 20
LONGEST_NAME = 60


def add(*, account: Account, site: Site, state: Mapping[str, Any], answer: str, name: str, now: datetime) -> Passkey:
    """A passkey for an account. Raises Refused."""
    if account.passkeys.count() >= MOST_PASSKEYS:
        raise Refused("An account has at most {most} passkeys. Remove one that you do not use.", most=MOST_PASSKEYS)
    return keep(account, registered(site, state, answer), name, now)


def sign_up(
    *, names: Names, language: str, site: Site, state: Mapping[str, Any], answer: str, name: str, now: datetime
) -> Account:
    """An account with a passkey and no password. Raises Refused."""
    new = registered(site, state, answer)
    with transaction.atomic():
        account = create(names=names, password=make_password(None), language=language, now=now)
        keep(account, new, name, now)
    return account


def keep(account: Account, new: New, name: str, now: datetime) -> Passkey:
    """The row, and its entry in the journal."""
    try:
        with transaction.atomic():
            passkey = Passkey.objects.create(
                account=account, name=tidy_name(name), credential_id=new.credential_id, credential=new.credential, count=new.count, added_on=localdate(now)
            )  # fmt: skip
            note(account, "add_passkey", now=now)
    except IntegrityError:
        raise Refused("This passkey is in use already.") from None
    return passkey


@goes_on
def use(*, site: Site, state: Mapping[str, Any], answer: str, now: datetime, account: Account | None = None) -> Account:
    """The account that a passkey opens; with `account`, only if it is theirs. Raises Refused."""
    passkeys = Passkey.objects.select_related("account").filter(account__is_active=True)
    if account is not None:
        passkeys = passkeys.filter(account=account)

    def find(credential_id: bytes) -> bytes | None:
        row = passkeys.filter(credential_id=credential_id).first()
        return bytes(row.credential) if row else None

    signed = used(site, state, answer, find)
    passkey = passkeys.get(credential_id=signed.credential_id)
    check_count(passkey, signed)
    passkey.count, passkey.used_on = signed.count, localdate(now)
    passkey.save(update_fields=["count", "used_on"])
    return passkey.account


def check_count(passkey: Passkey, signed: Used) -> None:
    """A key that counts must count on. Raises Refused."""
    if (signed.count or passkey.count) and signed.count <= passkey.count:
        raise Refused(
            "This passkey counts backwards, so a copy of it may be in use. Sign in another way, remove it, and make a new one."
        )


@transaction.atomic
def remove(*, account: Account, ident: str, now: datetime) -> None:
    """Away with it, as long as another way in is left. Raises Refused."""
    check_removal(ways_in(account).without_a_passkey())
    if Passkey.objects.filter(account=account, ident=ident).delete()[0]:
        note(account, "remove_passkey", now=now)


def rename(*, account: Account, ident: str, name: str) -> None:
    """What the person calls it."""
    Passkey.objects.filter(account=account, ident=ident).update(name=tidy_name(name))


def tidy_name(name: str) -> str:
    """A name that fits; a plain word where none was given."""
    return " ".join(name.split())[:LONGEST_NAME] or "passkey"
