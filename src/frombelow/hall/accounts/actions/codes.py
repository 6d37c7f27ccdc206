"""Codes on paper: ten for a bad day, and one that somebody with the right hands over in person."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from django.conf import settings
from django.db import transaction

from frombelow.hall.accounts.actions.common import note, to_the_minute
from frombelow.hall.accounts.actions.sessions import end_everywhere
from frombelow.hall.accounts.models import Account, Notice, OneTimeCode
from frombelow.hall.accounts.queries import active, narrow_of
from frombelow.hall.accounts.rules.hands import HANDED_LASTS, check_handing_over, narrowed
from frombelow.hall.accounts.rules.limits import RECOVERY_CODES
from frombelow.hall.accounts.rules.names import tidy_sign_in_name
from frombelow.hall.kit import ids
from frombelow.hall.kit.refusals import Refused


@transaction.atomic
def make_recovery_codes(*, account: Account, now: datetime) -> list[str]:
    """Ten codes, the only time that they can be seen; those from before open nothing any more."""
    OneTimeCode.objects.filter(account=account, kind=OneTimeCode.RECOVERY).delete()
    codes = [ids.code() for _ in range(RECOVERY_CODES)]
    OneTimeCode.objects.bulk_create(
        OneTimeCode(account=account, kind=OneTimeCode.RECOVERY, fingerprint=fingerprint(code, account, settings.MASTER_KEY), made_at=to_the_minute(now))
        for code in codes
    )  # fmt: skip
    note(account, "make_recovery_codes", now=now)
    return codes


@transaction.atomic
def hand_over(*, account: Account, by: Account, opens: str, now: datetime) -> str:
    """A code for somebody who lost every way in: it opens their account once, within a day.

    Whether `by` may do this is for the caller to check (mandates are the groups' business). `opens` is the ident of the group that hands it
    over: for seven days the account opens no other that it belongs to already (`queries.narrow_of`). A code of the same group from before
    opens nothing any more. The owner is told on their account page, and can stop it from a browser where they are signed in.
    """
    check_handing_over(to=account.ident, by=by.ident)
    OneTimeCode.objects.filter(account=account, kind=OneTimeCode.HANDED, opens=opens).delete()
    code = ids.code()
    OneTimeCode.objects.create(
        account=account, kind=OneTimeCode.HANDED, fingerprint=fingerprint(code, account, settings.MASTER_KEY), made_by=by.ident, made_at=to_the_minute(now),
        opens=opens, ends_at=now + HANDED_LASTS,
    )  # fmt: skip
    Notice.objects.create(account=account, kind=Notice.HANDED, at=to_the_minute(now))
    note(account, "hand_over", by=by, now=now)
    return code


@transaction.atomic
def stop_handed(*, account: Account, now: datetime) -> None:
    """The owner does not want the code that was handed over."""
    if OneTimeCode.objects.filter(account=account, kind=OneTimeCode.HANDED).delete()[0]:
        note(account, "stop_handed", now=now)
    Notice.objects.filter(account=account, kind=Notice.HANDED).delete()


@transaction.atomic
def take_back(*, account: Account, opens: str, by: Account, now: datetime) -> None:
    """Those who handed it over do not want it to open anything any more. One that was used is gone already."""
    handed = OneTimeCode.objects.filter(account=account, kind=OneTimeCode.HANDED)
    if handed.filter(opens=opens).delete()[0]:
        note(account, "take_back", by=by, now=now)
    if not handed.exists():
        Notice.objects.filter(account=account, kind=Notice.HANDED).delete()


@transaction.atomic
def use(*, name: str, typed: str, now: datetime) -> Account:
    """The account that a code opens, once. Raises Refused. Not counted: see `rules.limits`.

    With one that was handed over every session ends, wherever it is: a lost phone may be in somebody's hands.
    """
    account = active(tidy_sign_in_name(name))
    told = ids.tidy_code(typed)
    known = [fingerprint(told, account, master) for master in settings.MASTER_KEYS]
    code = OneTimeCode.objects.filter(fingerprint__in=known).first()
    in_time = code is not None and (code.ends_at is None or now < code.ends_at)
    if account is None or code is None or not in_time or not OneTimeCode.objects.filter(pk=code.pk).delete()[0]:
        raise Refused("The name or the code is not right, or the code was used already.")
    note(account, f"use_{code.kind}_code", now=now)
    if code.kind == OneTimeCode.HANDED:
        narrow(account, code.opens, now)
    return account


def narrow(account: Account, opens: str, now: datetime) -> None:
    """It was opened by the word of others: nobody else is in it, and for some days it opens only what is theirs."""
    end_everywhere(account=account)
    Notice.objects.filter(account=account, kind=Notice.HANDED).delete()
    after = narrowed(narrow_of(account, now), to=opens, now=now)
    account.narrow_to, account.narrow_since = list(after.to), after.since
    account.save(update_fields=["narrow_to", "narrow_since"])


def fingerprint(code: str, account: Account | None, master: bytes) -> str:
    """What is kept of a code: keyed and for one account, so that a copy of the table does not let anybody try codes at leisure."""
    told = f"accounts.code:{account.ident if account else ''}:{code}"
    return hmac.new(master, told.encode(), hashlib.sha256).hexdigest()
