"""Somebody comes back."""

from __future__ import annotations

from datetime import date

from frombelow.hall.accounts.models import Account
from frombelow.hall.kit.readonly import goes_on


@goes_on
def come(*, account: Account, today: date) -> None:
    """Note the day, once a day: by it an account that nobody uses any more is known. Neither hour nor place is kept."""
    if account.seen_on != today:
        account.seen_on = today
        account.save(update_fields=["seen_on"])
