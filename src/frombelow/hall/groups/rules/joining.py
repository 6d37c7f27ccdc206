"""How one becomes a member, and how one leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from frombelow.hall.groups.rules.charter import Charter, Joining
from frombelow.hall.kit.refusals import Refused

MOST_USES = 1000


class Purpose(StrEnum):
    """What an invitation opens."""

    PEOPLE = "people"  # one is a member at once
    ASKING = "asking"  # one may ask: members vouch, or an officer admits
    GROUPS = "groups"  # a group joins the group
    RETURN = "return"  # a member of a group that came from another server takes up their membership again


# Who only may ask is no member yet: the address of an open form can stand on a leaflet for a year.
LONGEST_DAYS = {Purpose.PEOPLE: 90, Purpose.ASKING: 365, Purpose.GROUPS: 90, Purpose.RETURN: 90}


@dataclass(frozen=True)
class Standing:
    """How an invitation stands."""

    ends_at: datetime
    uses_left: int
    is_withdrawn: bool


def check_new_invitation(*, charter: Charter, ends_at: datetime, uses: int, now: datetime, purpose: Purpose) -> None:
    """Raises Refused."""
    if purpose == Purpose.PEOPLE and Joining.INVITATION not in charter.joining:
        raise Refused("The charter of this group does not let people join by invitation.")
    if purpose == Purpose.ASKING and not ways_to_ask(charter):
        raise Refused("The charter of this group does not let people ask to join.")
    if not now < ends_at <= now + timedelta(days=LONGEST_DAYS[purpose]):
        raise Refused("This may last from 1 to {days} days.", days=LONGEST_DAYS[purpose])
    if not 1 <= uses <= MOST_USES:
        raise Refused("An invitation serves from 1 to {most} people.", most=MOST_USES)


def ways_to_ask(charter: Charter) -> list[Joining]:
    """How somebody without an invitation may join."""
    return [way for way in (Joining.VOUCHING, Joining.OPEN_FORM) if way in charter.joining]


def check_invitation(*, standing: Standing, now: datetime) -> None:
    """Raises Refused where an invitation does not serve any more."""
    if standing.is_withdrawn or now >= standing.ends_at or standing.uses_left < 1:
        raise Refused("This invitation has ended. Ask who gave it to you for a new one.")


def check_asking(*, charter: Charter, how: Joining) -> None:
    """Raises Refused."""
    if how not in ways_to_ask(charter):
        raise Refused("One cannot join this group in this way. Ask a member how.")


def check_vouching(*, is_open: bool, has_vouched: bool) -> None:
    """Raises Refused."""
    if not is_open:
        raise Refused("This was answered already.")
    if has_vouched:
        raise Refused("You have vouched already.")


def check_return(*, is_waiting: bool, is_member: bool) -> None:
    """Raises Refused where nobody can take up this membership, or not they."""
    if is_member:
        raise Refused("You are a member already. Leave the group first, then use the code.")
    if not is_waiting:
        raise Refused("This membership was taken up already, or has ended.")


def check_code(*, holds_mandate: bool) -> None:
    """Raises Refused for the code of somebody who holds a mandate: whoever made it could use it, and would hold the mandate."""
    if holds_mandate:
        raise Refused(
            "This member holds a mandate, so their code comes only from the arrival of the group. If it was lost, invite them, and elect them anew."
        )


def check_leaving(*, members: int, is_last_officer: bool) -> None:
    """One may always leave, except that somebody must be left to hold the group together. Raises Refused."""
    if members > 1 and is_last_officer:
        raise Refused(
            "Nobody else holds an office. Before you leave, elect somebody, so that the group is not left without anyone who may act for it."
        )
