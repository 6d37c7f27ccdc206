"""What the things of a group are called, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from frombelow.hall.groups.rules.charter import Joining, Kind
from frombelow.hall.groups.rules.decisions import Kind as DecisionKind
from frombelow.hall.groups.rules.joining import Purpose
from frombelow.hall.groups.rules.mandates import End, Source
from frombelow.hall.groups.rules.rights import Right

Words = Any  # lazy sentences

KINDS: dict[str, Words] = {
    Kind.CAUCUS: _("Caucus"),
    Kind.COMMITTEE: _("Workers' committee"),
    Kind.TENANTS_UNION: _("Tenants' union"),
    Kind.COALITION: _("Coalition"),
    Kind.NETWORK: _("Network"),
}
KIND_HINTS: dict[str, Words] = {
    Kind.CAUCUS: _("Members of a union who want it to fight and to be theirs."),
    Kind.COMMITTEE: _("Workers of one workplace, with or without a union, who act together."),
    Kind.TENANTS_UNION: _("Neighbors of one landlord, one building or one part of town."),
    Kind.COALITION: _("Groups and single people who want one thing together and remain who they are."),
    Kind.NETWORK: _("Activists from many places who share a strategy."),
}
WHO_MAY_JOIN: dict[str, Words] = {
    Kind.CAUCUS: _(
        "Every member of our union who shares the aims of the caucus and holds no office that management gave."
    ),
    Kind.COMMITTEE: _("Everybody who works here and cannot hire or fire."),
    Kind.TENANTS_UNION: _("Everybody who rents here, and nobody who lets."),
    Kind.COALITION: _("Groups that their own members lead, and people who work with us."),
    Kind.NETWORK: _("Everybody who organizes and shares the strategy of the network."),
}
OFFICES: dict[str, Words] = {
    "chair": _("Chair"),
    "spokesperson": _("Spokesperson"),
    "coordinator": _("Coordinator"),
    "steward": _("Steward"),
    "captain": _("Building captain"),
    "teller": _("Teller"),
    "data_keeper": _("Data keeper"),
}
ROLES: dict[str, Words] = {
    "member": _("Member"),
    "activist": _("Activist"),
    "steward": _("Steward"),
    "officer": _("Officer"),
    "teller": _("Teller"),
    "data_keeper": _("Data keeper"),
    "delegate": _("Delegate"),
}
ROLE_HINTS: dict[str, Words] = {
    "member": _("Everybody in the group: reads its pages, signs, vouches, bears witness."),
    "activist": _(
        "Talks with people on the list and writes down what came of it. Does not read the notes of others, takes no list away."
    ),
    "steward": _("Looks after a turf: reads the notes there, edits people, invites."),
    "officer": _(
        "Acts for the group: records decisions, admits, keeps turfs and lists, may take lists away within the charter."
    ),
    "teller": _("Counts votes."),
    "data_keeper": _("Keeps the list in order: imports, merges, exports, keeps the keys. Does not read notes."),
    "delegate": _("Speaks and votes for the group that sent them. Sees what members see."),
}
RIGHTS: dict[str, Words] = {
    Right.SEE_GROUP: _("Read the group's pages: charter, decisions, mandates, journal."),
    Right.SEE_MEMBERS: _("See who is a member."),
    Right.JOIN_IN: _("Sign petitions, vouch for people, bear witness to decisions."),
    Right.SEE_PEOPLE: _("See the names of people on the list."),
    Right.SEE_CONTACTS: _("See phone, e-mail, address and consent of people on the list."),
    Right.SEE_NOTES: _("Read the conversations and notes of others, and secret fields."),
    Right.ADD_CONVERSATIONS: _("Write down one's own conversations, asks and commitments."),
    Right.EDIT_PEOPLE: _("Add and change people on the list."),
    Right.INVITE: _("Invite people to become members."),
    Right.ADMIT: _("Admit people who ask to join by the open form, or not."),
    Right.HAND_OVER: _("Together with a second one: hand a code to a member who lost every way in."),
    Right.RECORD_DECISIONS: _("Record what a meeting decided."),
    Right.KEEP_TURFS: _("Make and close turfs, and place people in them."),
    Right.KEEP_LISTS: _("Decide on the fields, issues and lists of the group."),
    Right.IMPORT: _("Bring in lists of people, and undo it."),
    Right.MERGE: _("Join records of the same person, and part them again."),
    Right.EXPORT: _("Take lists of people out, within the charter."),
    Right.KEEP_KEYS: _("Keep the group's keys, its backup, what fades when, and invented people on the list."),
    Right.COUNT_VOTES: _("Count votes."),
}
JOINING: dict[str, Words] = {
    Joining.INVITATION: _("One may join by an invitation."),
    Joining.VOUCHING: _("One may join when members vouch."),
    Joining.OPEN_FORM: _("One may ask to join by an open form; an officer answers."),
}
CAME: dict[str, Words] = {
    "founding": _("founded it"),
    "invitation": _("by invitation"),
    "vouching": _("members vouched"),
    "open_form": _("by the open form"),
    "delegation": _("sent by their group"),
}
SOURCES: dict[str, Words] = {
    Source.FOUNDING: _("by founding, until the first election"),
    Source.ELECTION: _("by election"),
    Source.DECISION: _("by decision"),
    Source.DELEGATION: _("by delegation"),
}
ENDS: dict[str, Words] = {
    End.RECALLED: _("recalled"),
    End.RESIGNED: _("laid down"),
    End.LEFT: _("left the group"),
    End.DECIDED: _("ended by decision"),
    End.SUCCEEDED: _("succeeded by somebody else"),
    End.WITHDRAWN: _("taken back"),
    End.GIVER_ENDED: _("ended with the mandate it was given out of"),
    "": _("the term was over"),
}
DECISIONS: dict[str, Words] = {
    DecisionKind.DECISION: _("Decision"),
    DecisionKind.ELECTION: _("Election"),
    DecisionKind.CHARTER: _("Charter"),
    DecisionKind.RECALL: _("Recall"),
    DecisionKind.EXPULSION: _("Expulsion"),
}
PURPOSES: dict[str, Words] = {
    Purpose.PEOPLE: _("Invitation: who has it is a member at once"),
    Purpose.ASKING: _("Address for asking to join"),
    Purpose.GROUPS: _("Invitation for a group"),
    Purpose.RETURN: _("Code for taking up a membership again"),
}
TIES: dict[str, Words] = {
    "part_of": _("part of it, as a local is part of its region"),
    "member_of": _("a member of it, as a union caucus is of a coalition"),
}


def role_name(key: str, own: dict[str, str]) -> str:
    """What a role is called: of the program, else of the group."""
    return str(ROLES.get(key) or own.get(key) or key)
