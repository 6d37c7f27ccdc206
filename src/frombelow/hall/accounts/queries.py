"""What pages of an account show. Everything is asked for one account: nobody reads another's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from frombelow.hall.accounts.models import Account, Authenticator, Notice, OneTimeCode, Session
from frombelow.hall.accounts.rules import hands as rules
from frombelow.hall.accounts.rules.hands import Narrow
from frombelow.hall.accounts.rules.ways import Ways
from frombelow.hall.kit import journal
from frombelow.hall.kit.models import Entry

SHOWN_CHANGES = 20


def active(sign_in_name: str) -> Account | None:
    """The account with a tidied name, if it is active."""
    return Account.objects.filter(sign_in_name=sign_in_name, is_active=True).first()


def ways_in(account: Account) -> Ways:
    """With what it can be opened."""
    return Ways(
        has_password=account.has_usable_password(),
        has_authenticator=has_authenticator(account),
        passkeys=account.passkeys.count(),
        recovery_codes=OneTimeCode.objects.filter(account=account, kind=OneTimeCode.RECOVERY).count(),
    )


def has_authenticator(account: Account) -> bool:
    """Whether digits are asked for after the password."""
    return Authenticator.objects.filter(account=account).exists()


def sessions_of(account: Account, now: datetime) -> QuerySet[Session]:
    """Browsers that are signed in, the last seen first."""
    return Session.objects.filter(account=account, expire_date__gt=now).order_by("-seen_at", "-signed_in_at")


def notices_of(account: Account) -> QuerySet[Notice]:
    """What the owner has not seen yet."""
    return Notice.objects.filter(account=account).order_by("-at")


def narrow_of(account: Account, now: datetime) -> Narrow | None:
    """What it opens, if it was opened with a code that was handed over within seven days; None: everything."""
    return rules.narrow_of(to=account.narrow_to, since=account.narrow_since, now=now)


def is_handed_a_code(account: Account) -> bool:
    """Whether its owner has not seen yet that somebody was handed a code for it."""
    return Notice.objects.filter(account=account, kind=Notice.HANDED).exists()


def changes_of(account: Account) -> list[Entry]:
    """The last changes of how the account is opened, out of the journal of the hall."""
    about = Entry.objects.filter(chain=journal.HALL, about=f"account:{account.ident}", deed__startswith="accounts.")
    return list(about.order_by("-number")[:SHOWN_CHANGES])


def kept(account: Account, now: datetime) -> dict[str, Any]:
    """Everything this app keeps about somebody, for them to take along. Secrets are named, not told: who took the file could use them."""
    ways = ways_in(account)
    return {
        "sign_in_name": account.sign_in_name,
        "shown_name": account.shown_name,
        "language": account.language,
        "is_discreet": account.is_discreet,
        "joined_on": account.joined_on,
        "seen_on": account.seen_on,
        "opened_with_a_code_at": account.narrow_since,
        "password": "kept as an Argon2id hash" if ways.has_password else None,
        "authenticator": "its seed is kept, sealed" if ways.has_authenticator else None,
        "recovery_codes_left": ways.recovery_codes,
        "passkeys": list(account.passkeys.order_by("added_on").values("name", "added_on", "used_on")),
        "sessions": list(sessions_of(account, now).values("device", "signed_in_at", "seen_at")),
        "notices": list(notices_of(account).values("kind", "device", "at")),
        "journal": [{"at": entry.at, "deed": entry.deed, "by": entry.by} for entry in changes_of(account)],
    }


def by_number(number: int) -> Account | None:
    """An active account."""
    return Account.objects.filter(pk=number, is_active=True).first()
