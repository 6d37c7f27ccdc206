"""How long a proof of who somebody is counts."""

from __future__ import annotations

from datetime import datetime, timedelta

FRESH = timedelta(minutes=10)  # what a device left open must not give away asks again after this
HALF_WAY = timedelta(minutes=5)  # between the password and the authenticator's code


def is_fresh(proved_at: datetime | None, now: datetime) -> bool:
    """Whether the last proof is young enough for what matters most. One from the future is none."""
    return proved_at is not None and proved_at <= now < proved_at + FRESH


def is_half_way(began_at: datetime, now: datetime) -> bool:
    """Whether the first step of signing in still counts."""
    return began_at <= now < began_at + HALF_WAY
