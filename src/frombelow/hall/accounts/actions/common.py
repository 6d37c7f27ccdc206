"""What every change of how somebody signs in ends with."""

from __future__ import annotations

from datetime import datetime

from frombelow.hall.accounts.models import Account
from frombelow.hall.kit import journal


def note(account: Account, deed: str, *, now: datetime, by: Account | None = None) -> None:
    """An entry in the journal of the hall: that a way in changed, not when somebody came in. No name, no address."""
    journal.write(
        chain=journal.HALL, deed=f"accounts.{deed}", by=(by or account).ident, about=f"account:{account.ident}", now=now
    )  # fmt: skip


def to_the_minute(now: datetime) -> datetime:
    """As exact as times of people are kept."""
    return now.replace(second=0, microsecond=0)
