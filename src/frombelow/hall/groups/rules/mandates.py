"""Mandates: by what right, until when, and how they end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from frombelow.hall.groups.rules.rights import Reach, Right
from frombelow.hall.kit.refusals import Refused


class Source(StrEnum):
    """Who gave a mandate."""

    FOUNDING = "founding"
    ELECTION = "election"
    DECISION = "decision"
    DELEGATION = "delegation"


class End(StrEnum):
    """How a mandate ended before its time."""

    RECALLED = "recalled"
    RESIGNED = "resigned"
    LEFT = "left"  # the group
    DECIDED = "decided"  # by a decision of the members
    SUCCEEDED = "succeeded"  # by whoever was elected to the seat
    WITHDRAWN = "withdrawn"  # a delegation, by who gave it
    GIVER_ENDED = "giver_ended"  # the mandate it was given out of has ended


@dataclass(frozen=True)
class Term:
    """From when until when."""

    since: datetime
    until: datetime
    ended_at: datetime | None = None

    def is_in_force(self, now: datetime) -> bool:
        """Terms end by themselves."""
        return self.since <= now < self.until and (self.ended_at is None or now < self.ended_at)


def check_delegation(
    *,
    rights: frozenset[Right],
    turf: int | None,
    held: Mapping[Right, Reach],
    until: datetime,
    own_until: datetime,
    own_last_day: date,
    now: datetime,
) -> None:
    """Nobody gives what they do not hold, nor for longer than they hold it. Raises Refused."""
    if until <= now:
        raise Refused("A delegation needs an end that lies ahead.")
    if until > own_until:
        raise Refused("Your own mandate ends on {day}. You cannot give anything for longer.", day=own_last_day)
    for right in sorted(rights):
        reach = held.get(right, Reach())
        if not (reach.is_whole or (turf is not None and reach.covers(turf))):
            raise Refused("You cannot give a right that you do not hold there yourself.")


def check_resignation(*, is_own: bool, is_in_force: bool) -> None:
    """Raises Refused."""
    if not is_own:
        raise Refused("Only who holds a mandate can lay it down. Others can be recalled.")
    if not is_in_force:
        raise Refused("This mandate has ended already.")


def check_withdrawal(*, source: Source, is_giver: bool, is_in_force: bool) -> None:
    """Raises Refused."""
    if source != Source.DELEGATION:
        raise Refused("What members gave, only members can take back: by a recall or a decision.")
    if not is_giver:
        raise Refused("Only who gave this delegation can take it back.")
    if not is_in_force:
        raise Refused("This mandate has ended already.")


def check_recallable(*, source: Source, is_in_force: bool) -> None:
    """Every mandate in force can be recalled, whoever gave it. Raises Refused."""
    if not is_in_force:
        raise Refused("This mandate has ended already.")
    if source == Source.DELEGATION:
        raise Refused(
            "This was given by an officer for a time. Ask them to take it back, or recall the officer: it ends with their mandate."
        )


def check_signature(*, is_open: bool, has_signed: bool) -> None:
    """Raises Refused."""
    if not is_open:
        raise Refused("This recall has ended.")
    if has_signed:
        raise Refused("You have signed already.")
