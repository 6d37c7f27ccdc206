"""What pages say of imports: places of columns, states, problems. Whole sentences, each saying where, what, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frombelow.hall.people.imports.undoing import Stays
from frombelow.hall.people.rules.imports import FIELD, LEFT_OUT, LIST, NEW, PROGRAMS, Problem, State

NAMES = {
    "name.given": gettext_lazy("given name"), "name.family": gettext_lazy("family name"), "name.middle": gettext_lazy("middle name"), "name.suffix": gettext_lazy("suffix (Jr., III)"),
    "name.full": gettext_lazy("whole name"), "name.chosen": gettext_lazy("chosen name"), "name.legal": gettext_lazy("legal name"), "name.nickname": gettext_lazy("nickname"),
}  # fmt: skip
CONTACTS = {
    "phone:mobile": gettext_lazy("mobile phone"), "phone:home": gettext_lazy("home phone"), "phone:work": gettext_lazy("work phone"), "phone:": gettext_lazy("phone, of which kind is not known"),
    "email:": gettext_lazy("e-mail"), "email:home": gettext_lazy("private e-mail"), "email:work": gettext_lazy("work e-mail"),
}  # fmt: skip
ADDRESSES = {
    "address.street": gettext_lazy("street and number"), "address.street2": gettext_lazy("apartment, second line"), "address.city": gettext_lazy("city"), "address.state": gettext_lazy("state"),
    "address.zip": gettext_lazy("ZIP code"), "address.country": gettext_lazy("country"),
}  # fmt: skip
MAILING = {
    "mailing.street": gettext_lazy("mailing: street and number"), "mailing.street2": gettext_lazy("mailing: second line"), "mailing.city": gettext_lazy("mailing: city"),
    "mailing.state": gettext_lazy("mailing: state"), "mailing.zip": gettext_lazy("mailing: ZIP code"), "mailing.country": gettext_lazy("mailing: country"),
}  # fmt: skip
AGREED = {
    "consent:contact": gettext_lazy("yes: may be contacted"), "consent:text": gettext_lazy("yes: may get text messages"), "consent:share": gettext_lazy("yes: the coalition may know of them"),
    "refusal:contact": gettext_lazy("yes: must not be contacted"), "refusal:text": gettext_lazy("yes: must not get text messages"), "refusal:share": gettext_lazy("yes: the coalition must not know of them"),
}  # fmt: skip
ABOUT = {"language": gettext_lazy("language"), "pronouns": gettext_lazy("pronouns")}
STATES = {
    State.ARRIVED: gettext_lazy("Waits for its columns to be placed"), State.CHECKING: gettext_lazy("Is being checked"), State.CHECKED: gettext_lazy("Checked, nothing written yet"),
    State.COMMITTING: gettext_lazy("Is being written"), State.DONE: gettext_lazy("On the list"), State.UNDOING: gettext_lazy("Is being undone"), State.UNDONE: gettext_lazy("Undone"),
    State.FAILED: gettext_lazy("Could not be read"),
}  # fmt: skip
WHY_STAY = {
    Stays.EDITED: gettext_lazy("was edited since"), Stays.HELD: gettext_lazy("has conversations, promises or a membership"),
    Stays.MERGED: gettext_lazy("was merged"), Stays.LATER: gettext_lazy("came with a later import too: undo that one first"),
}  # fmt: skip
# The heading of each kind of problem, and the sentence of one: {where} is row and column.
PROBLEMS = {
    Problem.NOBODY: (gettext_lazy("Rows that are nobody"), gettext_lazy("{where}: there is no name, phone number, e-mail address or number; the row is left out.")),
    Problem.TWICE: (gettext_lazy("People who come twice in the file"), gettext_lazy("{where}: the same person as in row {value}; both rows become one person.")),
    Problem.STRANGER: (
        gettext_lazy("Numbers that somebody else has"),
        gettext_lazy("{where}: the number is of somebody on the list whose name is another; they stand as two people."),
    ),
    Problem.NAMELESS: (gettext_lazy("People without a name"), gettext_lazy("{where}: there is no name; they stand under a part of “{value}” until somebody asks them.")),
    Problem.PHONE: (gettext_lazy("Phone numbers"), gettext_lazy("{where}: “{value}” is not a phone number; the row comes without it.")),
    Problem.EMAIL: (gettext_lazy("E-mail addresses"), gettext_lazy("{where}: “{value}” is not an e-mail address; the row comes without it.")),
    Problem.CONSENT: (gettext_lazy("Consent"), gettext_lazy("{where}: “{value}” is neither a yes nor a no; it counts as not asked.")),
    Problem.SAID_NO: (gettext_lazy("Who said no before"), gettext_lazy("{where}: they said no before; the yes of the file is not taken.")),
    Problem.LANGUAGE: (gettext_lazy("Languages"), gettext_lazy("{where}: “{value}” is no language that is known here; the row comes without it.")),
    Problem.FIELD: (gettext_lazy("Fields"), gettext_lazy("{where}: “{value}” does not fit the field; the row comes without it.")),
    Problem.DIFFERS: (gettext_lazy("What the list knows otherwise"), gettext_lazy("{where}: the list says “{value}”, which stays.")),
    Problem.ENDED: (gettext_lazy("What is not right any more"), gettext_lazy("{where}: “{value}” is marked on the list as not right any more, and stays so.")),
    Problem.FORMULA: (gettext_lazy("Formulas"), gettext_lazy("{where}: “{value}” is a formula, not a value; the row comes without it.")),
    Problem.LONG: (gettext_lazy("Long texts"), gettext_lazy("{where}: “{value}…” is longer than 500 letters; what is beyond is cut.")),
    Problem.WIDE: (gettext_lazy("Rows with too many cells"), gettext_lazy("{where}: {value} more cells than there are columns; they are left out.")),
}  # fmt: skip
STEPS = {
    "read": gettext_lazy("Reading the file"), "match": gettext_lazy("Looking for people who are on the list already"), "write": gettext_lazy("Writing"), "undo": gettext_lazy("Taking back"),
}  # fmt: skip


def sentence(problem: str, number: int, column: str, value: str) -> str:
    """One problem."""
    where = (
        _("Row {number}, {column}").format(number=number, column=column)
        if column
        else _("Row {number}").format(number=number)
    )
    return str(PROBLEMS[Problem(problem)][1]).format(where=where, value=value)


def heading(problem: str) -> str:
    """The problems of one kind."""
    return str(PROBLEMS[Problem(problem)][0])


def menu(fields: Sequence[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Where a column may go, in groups. `fields`: key and label of the group's own."""
    programs = {
        f"id:{key}": _("number in {program}").format(program=name) if name else _("number in another program")
        for key, name in PROGRAMS.items()
    }
    groups: list[tuple[str, Mapping[str, object]]] = [
        (_("Name"), NAMES), (_("Phone and e-mail"), CONTACTS), (_("Address"), ADDRESSES), (_("Mailing address"), MAILING), (_("About them"), ABOUT),
        (_("What they agreed to"), AGREED), (_("Numbers elsewhere"), programs), (_("Fields of the group"), {f"{FIELD}{key}": label for key, label in fields}),
    ]  # fmt: skip
    return [(name, [(key, str(label)) for key, label in entries.items()]) for name, entries in groups if entries]


def besides(header: str, target: str) -> list[tuple[str, str]]:
    """What a column may become besides: nothing, or a field of its own."""
    label = target.partition(":")[2] if target.startswith((NEW, LIST)) else header
    choices = [(LEFT_OUT, _("leave out"))]
    if label:
        choices += [
            (f"{NEW}{label}", _("a new field: “{label}”").format(label=label)),
            (f"{LIST}{label}", _("a field of lists: “{label}”").format(label=label)),
        ]
    return choices
