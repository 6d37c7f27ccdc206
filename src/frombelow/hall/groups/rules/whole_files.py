"""Taking the whole group out as one file: it holds everything that is sealed too, so one alone never gets it.

A data keeper asks and fetches; somebody else agrees, who may read all notes and take out lists because members gave it to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from frombelow.hall.groups.rules.rights import NOWHERE, Reach, Right
from frombelow.hall.kit.refusals import Refused

STANDS = timedelta(hours=24)
LONGEST_PURPOSE = 200


@dataclass(frozen=True)
class Standing:
    """How a request stands."""

    ends_at: datetime
    is_agreed: bool  # or nobody needs to agree
    is_refused: bool
    is_taken: bool
    has_key: bool

    def is_open(self, now: datetime) -> bool:
        """It can still be agreed on and fetched; a file is fetched once."""
        return now < self.ends_at and not self.is_refused and not self.is_taken


def check_asking(*, purpose: str, is_asked: bool) -> None:
    """Raises Refused."""
    if not purpose:
        raise Refused("Say what the file is for: members read it in the journal.")
    if is_asked:
        raise Refused("The whole group was asked for already, and that still stands. Agree on it or fetch it.")


def check_agreeing(*, standing: Standing, is_own: bool, given: Mapping[Right, Reach], now: datetime) -> None:
    """`given`: the rights that members gave them, without what was delegated. Raises Refused."""
    if not standing.is_open(now) or standing.is_agreed:
        raise Refused(
            "Nobody can agree on this file any more: a day has passed, or somebody answered. Ask for it again."
        )
    if is_own:
        raise Refused("Somebody else must agree: two people answer for the whole group.")
    if not all(given.get(right, NOWHERE).is_whole for right in (Right.EXPORT, Right.SEE_NOTES)):
        raise Refused(
            "The file holds every note. Only who may read all of them and take out lists can agree, where members gave it to them by election or decision."
        )


def check_taking(*, standing: Standing, is_own: bool, now: datetime) -> None:
    """For its key, and for the file itself. Raises Refused."""
    if not is_own:
        raise Refused("Only who asked for this file can fetch it.")
    if not standing.is_open(now):
        raise Refused("This file cannot be fetched any more. Ask for it again.")
    if not standing.is_agreed:
        raise Refused("A second person must agree first: two people answer for the whole group.")


def check_key(standing: Standing) -> None:
    """Raises Refused where nothing could open the file."""
    if not standing.has_key:
        raise Refused("First comes the key that opens the file. Have it shown, and write it down.")
