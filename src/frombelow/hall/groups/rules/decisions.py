"""Decisions recorded by hand: when they are one, who bears witness, and what they change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from frombelow.hall.groups.rules.charter import Charter, is_reached
from frombelow.hall.kit.refusals import Refused

WITNESSES = 2


class Kind(StrEnum):
    """What a decision is about; each has its threshold."""

    DECISION = "decision"
    ELECTION = "election"
    CHARTER = "charter"
    RECALL = "recall"
    EXPULSION = "expulsion"


@dataclass(frozen=True)
class Votes:
    """What was counted by hand. In an election `votes_against` holds those for others too."""

    present: int
    votes_for: int
    votes_against: int
    abstained: int = 0


def threshold(charter: Charter, kind: Kind) -> float:
    """The share of the votes cast that a decision of this kind needs."""
    special = {
        Kind.CHARTER: charter.thresholds.charter,
        Kind.RECALL: charter.thresholds.recall,
        Kind.EXPULSION: charter.thresholds.expulsion,
    }
    return special.get(kind, charter.thresholds.decision)


def check_votes(*, charter: Charter, kind: Kind, votes: Votes, members: int) -> None:
    """Whether the members decided it: enough were there, the votes add up, the threshold is reached. Raises Refused."""
    if votes.present > members:
        raise Refused(
            "{present} were present, but the group has {members} members.", present=votes.present, members=members
        )
    if votes.votes_for + votes.votes_against + votes.abstained > votes.present:
        raise Refused("There are more votes than members were present.")
    if votes.present < charter.quorum_of(members):
        raise Refused(
            "The charter asks for {quorum} members present; there were {present}.",
            quorum=charter.quorum_of(members),
            present=votes.present,
        )
    if not is_reached(threshold(charter, kind), votes.votes_for, votes.votes_against):
        raise Refused("The charter asks for more votes than it got, so it is not decided.")


def witnesses_needed(members: int) -> int:
    """Two; in a group of two the other one; a founder who is alone decides alone."""
    return min(WITNESSES, members - 1)


def check_day(*, decided_on: date, today: date) -> None:
    """Raises Refused."""
    if decided_on > today:
        raise Refused("A decision is recorded after it was made: the day lies ahead.")


def check_witness(*, is_recorder: bool, has_spoken: bool, joined_on: date, decided_on: date, is_open: bool) -> None:
    """Who may bear witness. Raises Refused."""
    if not is_open:
        raise Refused("This decision counts already, or was withdrawn.")
    if is_recorder:
        raise Refused("Who recorded a decision cannot bear witness to it. Others must.")
    if has_spoken:
        raise Refused("You have borne witness to this decision already.")
    if joined_on > decided_on:
        raise Refused("You were not a member yet on the day of this decision.")


def counts(*, needed: int, agree: int, disagree: int) -> bool:
    """Witnesses who say “it was so” must outnumber those who say “it was not” by as many as are needed."""
    return agree - disagree >= needed


# ---- what a decision changes ----


@dataclass(frozen=True)
class Effect:
    """A change that a decision makes when it counts. Rows are named by their idents."""

    do: ClassVar[str]
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.DECISION})


@dataclass(frozen=True)
class Elect(Effect):
    """Somebody holds an office. Whoever held the seat too long is succeeded."""

    do = "elect"
    kinds = frozenset({Kind.ELECTION})
    member: str
    office: str
    turf: str = ""


@dataclass(frozen=True)
class GiveRole(Effect):
    """Somebody gets a role until a day."""

    do = "give_role"
    member: str
    role: str
    until: str
    turf: str = ""


@dataclass(frozen=True)
class SendDelegate(Effect):
    """Somebody speaks for this group in another until a day."""

    do = "send_delegate"
    kinds = frozenset({Kind.ELECTION, Kind.DECISION})
    member: str
    to: str
    until: str


@dataclass(frozen=True)
class EndMandate(Effect):
    """A mandate ends: by a recall, or because members decide so."""

    do = "end_mandate"
    kinds = frozenset({Kind.RECALL, Kind.DECISION})
    mandate: str


@dataclass(frozen=True)
class ChangeCharter(Effect):
    """The charter is another from now on."""

    do = "change_charter"
    kinds = frozenset({Kind.CHARTER})
    charter: dict[str, Any]


@dataclass(frozen=True)
class AddRole(Effect):
    """The group has a role of its own."""

    do = "add_role"
    kinds = frozenset({Kind.CHARTER})
    key: str
    title: str
    rights: list[str]


@dataclass(frozen=True)
class Expel(Effect):
    """Somebody is no member any more."""

    do = "expel"
    kinds = frozenset({Kind.EXPULSION})
    member: str


@dataclass(frozen=True)
class JoinGroup(Effect):
    """This group becomes part or member of another, by an invitation of the other."""

    do = "join_group"
    invitation: str  # the fingerprint of the invitation's token
    kind: str


@dataclass(frozen=True)
class LeaveGroup(Effect):
    """This group leaves another."""

    do = "leave_group"
    upper: str


@dataclass(frozen=True)
class Close(Effect):
    """The group ends. Its data is deleted thirty days later."""

    do = "close"
    kinds = frozenset({Kind.CHARTER})


EFFECTS: dict[str, type[Effect]] = {
    effect.do: effect
    for effect in (
        Elect,
        GiveRole,
        SendDelegate,
        EndMandate,
        ChangeCharter,
        AddRole,
        Expel,
        JoinGroup,
        LeaveGroup,
        Close,
    )
}


def as_data(effect: Effect) -> dict[str, Any]:
    """An effect as it is stored."""
    return {"do": effect.do, **asdict(effect)}


def of_data(data: Mapping[str, Any]) -> Effect:
    """An effect from what is stored. Raises Refused for one that is none."""
    kind = EFFECTS.get(str(data.get("do")))
    values = {name: value for name, value in data.items() if name != "do"}
    if kind is None or set(values) - {one.name for one in fields(kind)}:
        raise Refused("A decision cannot change this.")
    try:
        return kind(**values)
    except TypeError:
        raise Refused("A decision cannot change this.") from None


def check_effects(*, kind: Kind, effects: list[Effect], is_recall: bool) -> None:
    """Each kind of decision has its own effects: an election does not change the charter. Raises Refused."""
    if kind == Kind.RECALL and not is_recall:
        raise Refused("A recall begins with a petition that members sign.")
    for effect in effects:
        if kind not in effect.kinds:
            raise Refused("A decision of this kind cannot change this.")
