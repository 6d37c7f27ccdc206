"""What there is to be allowed, and which roles hold it. A right is held over the whole group or over a turf; a role is given by a mandate and by nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """One thing that somebody may do."""

    SEE_GROUP = "see_group"  # its pages: charter, decisions, mandates, journal
    SEE_MEMBERS = "see_members"  # the roll: who is a member
    JOIN_IN = "join_in"  # sign petitions, vouch, witness decisions
    SEE_PEOPLE = "see_people"  # names on the list
    SEE_CONTACTS = "see_contacts"  # phone, e-mail, address, consent
    SEE_NOTES = "see_notes"  # conversations of others, what they heard, secret fields
    ADD_CONVERSATIONS = "add_conversations"  # one's own conversations, asks and commitments
    EDIT_PEOPLE = "edit_people"
    INVITE = "invite"
    ADMIT = "admit"  # decide on who asks to join
    HAND_OVER = "hand_over"  # with a second one: a code for a member who lost every way in
    RECORD_DECISIONS = "record_decisions"
    KEEP_TURFS = "keep_turfs"  # make turfs, place people in them
    KEEP_LISTS = "keep_lists"  # custom fields, issues, roles
    IMPORT = "import"
    MERGE = "merge"
    EXPORT = "export"
    KEEP_KEYS = "keep_keys"  # keys, the group as one file, retention
    COUNT_VOTES = "count_votes"


@dataclass(frozen=True)
class Role:
    """A named bundle of rights. `key` stands in mandates; a group may add roles of its own."""

    key: str
    rights: frozenset[Right]


MEMBER = Role("member", frozenset({Right.SEE_GROUP, Right.SEE_MEMBERS, Right.JOIN_IN}))
ACTIVIST = Role("activist", frozenset({Right.SEE_PEOPLE, Right.SEE_CONTACTS, Right.ADD_CONVERSATIONS}))
STEWARD = Role("steward", ACTIVIST.rights | {Right.SEE_NOTES, Right.EDIT_PEOPLE, Right.INVITE})
OFFICER = Role(
    "officer",
    STEWARD.rights
    | {Right.ADMIT, Right.HAND_OVER, Right.RECORD_DECISIONS, Right.KEEP_TURFS, Right.KEEP_LISTS, Right.EXPORT},
)
TELLER = Role("teller", frozenset({Right.COUNT_VOTES}))
DATA_KEEPER = Role(
    "data_keeper",
    frozenset({
        Right.SEE_PEOPLE, Right.SEE_CONTACTS, Right.EDIT_PEOPLE, Right.KEEP_TURFS, Right.KEEP_LISTS, Right.IMPORT, Right.MERGE, Right.EXPORT,
        Right.KEEP_KEYS,
    }),
)  # fmt: skip
DELEGATE = Role("delegate", frozenset())  # sits and votes for those who sent them; sees what members see

ROLES = {role.key: role for role in (MEMBER, ACTIVIST, STEWARD, OFFICER, TELLER, DATA_KEEPER, DELEGATE)}
WHOLE_GROUP_ONLY = frozenset(
    {Right.IMPORT, Right.MERGE, Right.KEEP_KEYS, Right.KEEP_LISTS, Right.KEEP_TURFS, Right.RECORD_DECISIONS, Right.ADMIT, Right.HAND_OVER, Right.COUNT_VOTES}
)  # fmt: skip


# What a thief of an officer's password would come for: a charter can ask for two proofs before any of these.
GRAVE = frozenset({Right.EXPORT, Right.IMPORT, Right.MERGE, Right.KEEP_KEYS, Right.HAND_OVER})


@dataclass(frozen=True)
class Reach:
    """Over what a right is held: the whole group, or turfs by their numbers."""

    is_whole: bool = False
    turfs: frozenset[int] = frozenset()

    def __or__(self, other: Reach) -> Reach:
        return Reach(self.is_whole or other.is_whole, self.turfs | other.turfs)

    def covers(self, turf: int | None) -> bool:
        """Whether it reaches somebody in this turf (None: in no turf)."""
        return self.is_whole or (turf is not None and turf in self.turfs)


NOWHERE = Reach()
WHOLE = Reach(is_whole=True)


def rights_of(roles: list[tuple[frozenset[Right], int | None]]) -> dict[Right, Reach]:
    """The rights of a person from the roles they hold: each with the turf it is held over, None for the whole group.

    A right that makes sense only for a whole group is not held by a role over a turf.
    """
    held: dict[Right, Reach] = {}
    for rights, turf in roles:
        reach = WHOLE if turf is None else Reach(turfs=frozenset({turf}))
        for right in rights:
            if turf is None or right not in WHOLE_GROUP_ONLY:
                held[right] = held.get(right, NOWHERE) | reach
    return held
