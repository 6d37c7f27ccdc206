"""A code handed over in person: how long it opens, what the account opens afterwards, and who may not hand it over.

Somebody who can hand over a code could use it themselves. So an account that was opened with one opens, for seven days, only those who
handed it over, and what it joined since: to others it opens again by itself, if its owner has not come back before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from frombelow.hall.kit.refusals import Refused

HANDED_LASTS = timedelta(hours=24)
NARROW_LASTS = timedelta(days=7)


@dataclass(frozen=True)
class Narrow:
    """What an account opens that was opened with a code: `to`, and what it joined from the day of `since` on. Until `ends_at`."""

    to: tuple[str, ...]
    since: datetime

    @property
    def ends_at(self) -> datetime:
        """From then on it opens everything again."""
        return self.since + NARROW_LASTS


def check_handing_over(*, to: str, by: str) -> None:
    """Idents of two accounts. Raises Refused."""
    if to == by:
        raise Refused("Nobody hands a code to themselves. Make recovery codes on your account page instead.")


def narrow_of(*, to: Sequence[str], since: datetime | None, now: datetime) -> Narrow | None:
    """How narrow an account is at a moment; None where it opens everything."""
    narrow = Narrow(tuple(to), since) if since is not None else None
    return narrow if narrow is not None and now < narrow.ends_at else None


def narrowed(before: Narrow | None, *, to: str, now: datetime) -> Narrow:
    """After a code of `to` was used: those who handed one over in these days, together."""
    known = before.to if before else ()
    return Narrow(known if to in known else (*known, to), now)


def check_deleting(narrow_until: date | None) -> None:
    """Whoever came in with a code cannot delete at once what belongs to somebody else. Raises Refused."""
    if narrow_until is not None:
        raise Refused(
            "This account was opened with a code that was handed over. It can be deleted from {day} on.",
            day=narrow_until,
        )
