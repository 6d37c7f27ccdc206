"""When what is known about people fades: the charter says after how many months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta

from frombelow.hall.groups.rules.charter import Keeping

PREVIEW_DAYS = 30


@dataclass(frozen=True)
class Limits:
    """Older than this: words go first, then the whole conversation."""

    words: datetime
    conversations: datetime


def limits(keeping: Keeping, now: datetime) -> Limits:
    """What is older than the charter lets the group keep."""
    return Limits(
        now - relativedelta(months=min(keeping.notes, keeping.conversations)),
        now - relativedelta(months=keeping.conversations),
    )
