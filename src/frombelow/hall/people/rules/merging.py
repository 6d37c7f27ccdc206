"""What becomes of two rows that are one person: a rule for every field of a person and for every table that speaks of one.

Nothing is thrown away. What belongs to the one who goes is moved to the one who is kept, and the row of the one who goes stays, with `merged_into`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from frombelow.hall.kit.refusals import Refused

KEPT, GONE = "kept", "gone"


class FieldRule(StrEnum):
    """What the kept person's field is afterwards."""

    OWN = "own"  # each row keeps its own: it says which row this is, or where it came from
    ASKED = "asked"  # whoever merges says whose, where both have one; else the one there is
    BOTH = "both"  # what either says
    EARLIER = "earlier"
    MADE_ANEW = "made_anew"  # from the values
    NOW = "now"
    THE_MERGE = "the_merge"  # the merge itself


class RelationRule(StrEnum):
    """What becomes of the rows that speak of the one who goes."""

    MOVED = "moved"  # to the one who is kept
    MOVED_UNLESS_THERE = "moved_unless_there"  # a day can be read once only: one that both have stays, and the kept one says what either says
    STAYS = "stays"  # it speaks of that row, not of the person; who asks follows `merged_into`
    MADE_ANEW = "made_anew"


FIELDS: Mapping[str, FieldRule] = {
    "id": FieldRule.OWN,
    "group": FieldRule.OWN,
    "ident": FieldRule.OWN,
    "imported": FieldRule.OWN,
    "turf": FieldRule.ASKED,
    "membership": FieldRule.ASKED,
    "language": FieldRule.ASKED,
    "pronouns": FieldRule.ASKED,
    "reach_by": FieldRule.ASKED,
    "never_by": FieldRule.BOTH,
    "added_at": FieldRule.EARLIER,
    "shown_name": FieldRule.MADE_ANEW,
    "sort_name": FieldRule.MADE_ANEW,
    "found_by": FieldRule.MADE_ANEW,
    "changed_at": FieldRule.NOW,
    "merged_into": FieldRule.THE_MERGE,
}
RELATIONS: Mapping[str, RelationRule] = {
    "people.Detail.person": RelationRule.MOVED,  # every value, with its source and its day
    "people.Consent.person": RelationRule.MOVED,  # the newest of both counts; on one day a no
    "people.Conversation.person": RelationRule.MOVED,
    "people.Commitment.person": RelationRule.MOVED,
    "people.Reading.person": RelationRule.MOVED_UNLESS_THERE,
    "people.Person.merged_into": RelationRule.STAYS,  # who was merged into the one who goes: their address leads on from there
    "people.Merge.kept": RelationRule.STAYS,
    "people.Merge.gone": RelationRule.STAYS,
    "people.NotOne.first": RelationRule.STAYS,
    "people.NotOne.second": RelationRule.STAYS,
    "people.Seed.person": RelationRule.STAYS,  # it speaks of that row; while it is merged nothing is told of who read it
    "people.Touched.person": RelationRule.STAYS,  # what an import found in that row; undoing the import looks there
    "people.Suggestion.first": RelationRule.MADE_ANEW,
    "people.Suggestion.second": RelationRule.MADE_ANEW,
}
ASKED = tuple(name for name, rule in FIELDS.items() if rule == FieldRule.ASKED)
TAKEN = (*ASKED, "never_by", "added_at")  # what a merge may change in the row of the kept one


def asked(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> list[str]:
    """The fields of which both have one, and not the same: somebody must say which stays."""
    return [name for name in ASKED if kept[name] and gone[name] and kept[name] != gone[name]]


def taken(kept: Mapping[str, Any], gone: Mapping[str, Any], choices: Mapping[str, str]) -> dict[str, Any]:
    """The fields of the kept one that change, with their new values. Raises Refused where a choice is missing or none."""
    new: dict[str, Any] = {}
    open_questions = asked(kept, gone)
    for name in ASKED:
        choice = choices.get(name, "") if name in open_questions else KEPT if kept[name] else GONE
        if choice not in (KEPT, GONE):
            raise Refused("Both have a value here. Say which stays.")
        new[name] = kept[name] if choice == KEPT else gone[name]
    new["never_by"] = [*kept["never_by"], *(way for way in gone["never_by"] if way not in kept["never_by"])]
    new["added_at"] = min(kept["added_at"], gone["added_at"])
    if new["reach_by"] in new["never_by"]:
        new["reach_by"] = ""  # a no counts more
    return {name: value for name, value in new.items() if value != kept[name]}


def without(before: Any, own: Any, inherited: Any) -> Any:
    """What a kept one would have had of a field if the one who went had had `own`: their own value, else that."""
    return before if before else own if own else inherited
