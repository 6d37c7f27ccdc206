"""The charter of a group: what members agreed on about joining, offices, decisions, recall and data. Plain values, checked here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from math import ceil
from typing import Any

from frombelow.hall.groups.rules.rights import ROLES
from frombelow.hall.kit.refusals import Refused

LONGEST_TERM = 60  # months
KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


class Kind(StrEnum):
    """What a group is."""

    CAUCUS = "caucus"
    COMMITTEE = "committee"
    TENANTS_UNION = "tenants_union"
    COALITION = "coalition"
    NETWORK = "network"


class Joining(StrEnum):
    """How one may join."""

    INVITATION = "invitation"
    VOUCHING = "vouching"
    OPEN_FORM = "open_form"


@dataclass(frozen=True)
class Office:
    """An office: its title in the group's words, the role it carries, how many hold it, how long."""

    key: str
    title: str
    role: str
    seats: int = 1
    term_months: int = 12


@dataclass(frozen=True)
class Thresholds:
    """Shares of the votes cast, for and against, that must be for it; more than half, or at least two thirds."""

    decision: float = 0.5
    charter: float = 2 / 3
    recall: float = 0.5
    expulsion: float = 2 / 3


@dataclass(frozen=True)
class Keeping:
    """How long data is kept, in months (`left_days`, `closed_days`: in days)."""

    notes: int = 12
    conversations: int = 24
    assessments: int = 12
    left_days: int = 30
    closed_days: int = 30


@dataclass(frozen=True)
class Charter:
    """What a group agreed on."""

    who_may_join: str = ""
    joining: tuple[Joining, ...] = (Joining.INVITATION, Joining.VOUCHING)
    vouchers: int = 2
    offices: tuple[Office, ...] = ()
    quorum: float = 0.2  # share of the members
    thresholds: Thresholds = field(default_factory=Thresholds)
    recall_share: float = 0.25  # of the members, to open the vote
    members_per_delegate: int = 10
    first_election_months: int = 6  # how long the founders hold office
    export_limit: int = 200  # people; a longer list takes two officers
    two_proofs_from: int = 0  # members from which on grave rights take two proofs; 0: never
    end_keepers: int = 0  # members who keep the end of the journal elsewhere; 0: nobody is asked to
    keeping: Keeping = field(default_factory=Keeping)
    own_words: str = ""

    def office(self, key: str) -> Office | None:
        """The office with this key."""
        return next((office for office in self.offices if office.key == key), None)

    def signatures_for_recall(self, members: int) -> int:
        """How many members' signatures open the vote on a recall."""
        return max(1, ceil(self.recall_share * members - 1e-9))

    def quorum_of(self, members: int) -> int:
        """How many members must be present."""
        return max(1, ceil(self.quorum * members - 1e-9))

    def asks_for_two_proofs(self, members: int) -> bool:
        """Whether a group of this size asks for two proofs before a grave right is used."""
        return 0 < self.two_proofs_from <= members

    def delegates_for(self, members: int) -> int:
        """How many delegates a member group of this size sends."""
        return max(1, ceil(members / self.members_per_delegate))


def is_reached(share: float, votes_for: int, votes_against: int) -> bool:
    """A threshold is reached: more than half where it is a half, else at least the share. No votes reach nothing."""
    cast = votes_for + votes_against
    if cast == 0:
        return False
    return votes_for * 2 > cast if share <= 0.5 else votes_for >= share * cast - 1e-9


def as_data(charter: Charter) -> dict[str, Any]:
    """The charter as it is stored."""
    return asdict(charter)


def of_data(data: Mapping[str, Any]) -> Charter:
    """The charter from what is stored; raises Refused for what no charter can say. Names it does not know are refused too."""
    known = {one.name for one in fields(Charter)}
    if unknown := set(data) - known:
        raise Refused("A charter says nothing about “{name}”.", name=sorted(unknown)[0])
    parts: dict[str, Any] = dict(data)
    try:
        parts["joining"] = tuple(Joining(way) for way in data.get("joining", Charter.joining))
        parts["offices"] = tuple(Office(**office) for office in data.get("offices", ()))
        parts["thresholds"] = Thresholds(**data.get("thresholds", {}))
        parts["keeping"] = Keeping(**data.get("keeping", {}))
        charter = Charter(**parts)
    except (TypeError, ValueError):
        raise Refused("This charter cannot be read: something in it has the wrong form.") from None
    check(charter)
    return charter


def check(charter: Charter) -> None:
    """Raises Refused where the charter cannot work."""
    for office in charter.offices:
        check_office(office)
    keys = [office.key for office in charter.offices]
    if len(set(keys)) != len(keys):
        raise Refused("Two offices have the same name. Give each a name of its own.")
    if not any(office.role == "officer" for office in charter.offices):
        raise Refused("A group needs at least one office that may record decisions. Add an officer.")
    if not charter.joining:
        raise Refused("Nobody could ever join. Allow at least one way.")
    for name, share in shares(charter).items():
        if not 0 <= share <= 1:
            raise Refused("{name} must be between 0 and 100 percent.", name=name)
    for name, number, low, high in numbers(charter):
        if not isinstance(number, int) or not low <= number <= high:
            raise Refused("{name} must be a whole number from {low} to {high}.", name=name, low=low, high=high)


def check_office(office: Office) -> None:
    """Raises Refused where the office cannot be held."""
    if not KEY.fullmatch(office.key) or not office.title.strip():
        raise Refused("Every office needs a name.")
    if office.role not in ROLES or office.role in {"member", "delegate"}:
        raise Refused("The office “{title}” carries a role that does not exist.", title=office.title)
    if not 1 <= office.seats <= 100:
        raise Refused("The office “{title}” must have from 1 to 100 seats.", title=office.title)
    if not 1 <= office.term_months <= LONGEST_TERM:
        raise Refused("The term of “{title}” must be from 1 to 60 months.", title=office.title)


def shares(charter: Charter) -> dict[str, float]:
    """Everything in a charter that is a share."""
    return {
        "quorum": charter.quorum, "recall_share": charter.recall_share, **{f"thresholds.{name}": value for name, value in asdict(charter.thresholds).items()},
    }  # fmt: skip


def numbers(charter: Charter) -> list[tuple[str, int, int, int]]:
    """Everything in a charter that is counted: name, number, lowest, highest."""
    return [
        ("vouchers", charter.vouchers, 1, 10),
        ("members_per_delegate", charter.members_per_delegate, 1, 10_000),
        ("first_election_months", charter.first_election_months, 1, 24),
        ("export_limit", charter.export_limit, 0, 1_000_000),
        ("two_proofs_from", charter.two_proofs_from, 0, 1_000_000),
        ("end_keepers", charter.end_keepers, 0, 1_000),
        ("keeping.notes", charter.keeping.notes, 1, 120),
        ("keeping.conversations", charter.keeping.conversations, 1, 120),
        ("keeping.assessments", charter.keeping.assessments, 1, 120),
        ("keeping.left_days", charter.keeping.left_days, 1, 365),
        ("keeping.closed_days", charter.keeping.closed_days, 1, 365),
    ]
