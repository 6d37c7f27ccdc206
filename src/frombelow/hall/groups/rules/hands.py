"""A code that two officers hand to a member who lost every way in: who may, whom, until when.

Whoever sees such a code could use it. So one alone never gets one; both hold the right because members gave it to them, not because one
of them delegated it to the other; and neither lets anybody in who may do more in the group than they themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from frombelow.hall.groups.rules.rights import NOWHERE, Reach, Right
from frombelow.hall.kit.refusals import Refused

STANDS = timedelta(hours=24)  # for a second one to agree
KEPT = timedelta(days=30)  # then the row goes; the journal keeps that it was


class State(StrEnum):
    """How a request stands."""

    WAITS = "waits"  # for a second one
    HANDED = "handed"  # the code was shown, and may still open
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


@dataclass(frozen=True)
class Times:
    """When what happened to a request. `code_ends_at`: when the code that was shown opens nothing any more."""

    ends_at: datetime
    code_ends_at: datetime | None = None
    withdrawn_at: datetime | None = None


Held = Mapping[Right, Reach]


def state_of(times: Times, now: datetime) -> State:
    """How a request stands at a moment."""
    if times.withdrawn_at is not None:
        return State.WITHDRAWN
    if times.code_ends_at is not None:
        return State.HANDED if now < times.code_ends_at else State.ENDED
    return State.WAITS if now < times.ends_at else State.ENDED


def covers(held: Held, theirs: Held) -> bool:
    """Whether somebody holds every right that another holds, at least over the same turfs."""
    return all(
        reach.is_whole or (not other.is_whole and other.turfs <= reach.turfs)
        for right, other in theirs.items()
        for reach in [held.get(right, NOWHERE)]
    )


def check_handing(*, given: Held, theirs: Held, is_self: bool, is_sent: bool, is_narrow: bool) -> None:
    """Whether somebody may ask for a code, or agree on one. Raises Refused.

    `given`: the rights that members gave them, without what was delegated. `theirs`: all rights of whom it lets in. `is_sent`: those are here
    only as long as their own group sends them. `is_narrow`: who asks came in by such a code themselves, within seven days.
    """
    if not given.get(Right.HAND_OVER, NOWHERE).is_whole:
        raise Refused("For this the right counts only where members gave it, by election or decision. An officer lent it to you: nobody may make their own second.")  # fmt: skip
    if is_narrow:
        raise Refused("You came in by such a code yourself, within the last seven days. Until they are over, two others must do this.")  # fmt: skip
    if is_self:
        raise Refused("Nobody hands a code to themselves. Make recovery codes on your account page instead.")
    if is_sent:
        raise Refused("They are here because their own group sends them. Their own group hands them a code.")
    if not covers(given, theirs):
        raise Refused("They may do something in this group that you may not, so you cannot let them in. Somebody who may do all of that can; or the members end that mandate first, by a decision, and give it again.")  # fmt: skip


def check_asking(*, is_asked: bool) -> None:
    """Raises Refused."""
    if is_asked:
        raise Refused("This was asked for already. A second officer can agree, or it can be withdrawn.")


def check_agreeing(*, state: State, is_own: bool, asker_holds: bool) -> None:
    """`asker_holds`: who asked may still do so. Raises Refused."""
    if state != State.WAITS:
        raise Refused("Nobody can agree on this any more: a day has passed, or somebody agreed or withdrew it. Ask for it again.")  # fmt: skip
    if is_own:
        raise Refused("Somebody else must agree: two people answer for letting a member in.")
    if not asker_holds:
        raise Refused("Who asked for this may not do so any more. Ask for it yourself, and let somebody else agree.")


def check_withdrawing(state: State) -> None:
    """Raises Refused."""
    if state not in {State.WAITS, State.HANDED}:
        raise Refused("This has ended already.")
