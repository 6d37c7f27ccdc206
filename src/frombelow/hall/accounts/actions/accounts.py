"""The account itself: its names, and its end."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.timezone import localdate

from frombelow.hall.accounts.actions.common import note
from frombelow.hall.accounts.models import Account
from frombelow.hall.accounts.queries import narrow_of
from frombelow.hall.accounts.rules.hands import check_deleting
from frombelow.hall.accounts.rules.names import check_shown_name, tidy_shown_name


def change(*, account: Account, shown_name: str, language: str, is_discreet: bool) -> None:
    """How others see them, in which language the hall speaks to them, and how loudly. Raises Refused."""
    shown_name = tidy_shown_name(shown_name)
    check_shown_name(shown_name)
    account.shown_name, account.language, account.is_discreet = shown_name, language, is_discreet
    account.save(update_fields=["shown_name", "language", "is_discreet"])


@transaction.atomic
def delete(*, account: Account, now: datetime) -> None:
    """The account ends, with its passkeys, codes and sessions. Raises Refused.

    First the apps above say goodbye, in the order of `settings.ACCOUNT_FAREWELLS`: they leave groups and erase what is the account's own.
    This app may not know them, so the settings name their actions; one that refuses stops the deletion.
    """
    narrow = narrow_of(account, now)
    check_deleting(localdate(narrow.ends_at) if narrow else None)
    for farewell in settings.ACCOUNT_FAREWELLS:
        import_string(farewell)(account=account, now=now)
    note(account, "delete", now=now)
    account.delete()
