"""Imports: the way of a file into the list and out again, where a column may go, and what is said of a row that has a fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.rules import consents
from frombelow.hall.people.rules.details import tidy


class State(StrEnum):
    """How far an import is."""

    ARRIVED = "arrived"  # the file is here; which column goes where is to be said
    CHECKING = "checking"
    CHECKED = "checked"  # nothing is written; it is known what would be
    COMMITTING = "committing"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"  # the file could not be read; `found["why"]` says why
    DROPPED = "dropped"  # somebody chose not to


NEXT: Mapping[State, frozenset[State]] = {
    State.ARRIVED: frozenset({State.CHECKING, State.DROPPED}),
    State.CHECKING: frozenset({State.CHECKED, State.FAILED, State.DROPPED}),
    State.CHECKED: frozenset({State.CHECKING, State.COMMITTING, State.DROPPED}),
    State.COMMITTING: frozenset({State.DONE, State.UNDOING}),
    State.DONE: frozenset({State.UNDOING}),
    State.UNDOING: frozenset({State.UNDONE}),
    State.UNDONE: frozenset({State.UNDOING}),
    State.FAILED: frozenset({State.CHECKING, State.DROPPED}),
    State.DROPPED: frozenset(),
}
AT_WORK = frozenset({State.CHECKING, State.COMMITTING, State.UNDOING})
HAS_FILE = frozenset({State.ARRIVED, State.CHECKING, State.CHECKED, State.FAILED})


def check_step(now: State, then: State) -> None:
    """Raises Refused where an import cannot go on to a state."""
    if then not in NEXT[now]:
        raise Refused("This import has gone on in the meantime. Open its page again.")


class Problem(StrEnum):
    """What can be wrong with a cell or a row. The sentences stand in `people.imports.telling`."""

    PHONE = "phone"
    EMAIL = "email"
    LANGUAGE = "language"
    CONSENT = "consent"
    FIELD = "field"
    FORMULA = "formula"
    LONG = "long"
    WIDE = "wide"  # more cells than the first row has columns
    NAMELESS = "nameless"  # they stand under their e-mail address or phone number
    NOBODY = "nobody"  # nothing says who it is: the row is left out
    TWICE = "twice"  # somebody of an earlier row of the file
    STRANGER = "stranger"  # the number is of somebody on the list whose name is another: they stand as two people
    SAID_NO = "said_no"  # the list knows of a no; the yes is not taken
    ENDED = "ended"  # the list knows that the value is not right any more
    DIFFERS = "differs"  # the list has another value, and keeps it


SKIPPED = frozenset({Problem.NOBODY})

# Where a column may go. `id:…`, `field:…` and `new:…` are completed by a program, the key of a field, a label.
NAMES = (
    "name.given",
    "name.family",
    "name.middle",
    "name.suffix",
    "name.full",
    "name.chosen",
    "name.legal",
    "name.nickname",
)
CONTACTS = ("phone:", "phone:mobile", "phone:home", "phone:work", "email:", "email:home", "email:work")
ADDRESSES = tuple(
    f"{place}.{part}"
    for place in ("address", "mailing")
    for part in ("street", "street2", "city", "state", "zip", "country")
)
PROGRAMS = {
    "actionnetwork": "Action Network", "van": "VAN", "van_campaign": "VAN My Campaign", "actionbuilder": "Action Builder", "nationbuilder": "NationBuilder",
    "zetkin": "Zetkin", "civicrm": "CiviCRM", "card": "vCard", "frombelow": "frombelow", "other": "",
}  # fmt: skip
NUMBERS = tuple(f"id:{program}" for program in PROGRAMS)
CONSENTS = tuple(f"consent:{kind}" for kind in consents.Kind)
REFUSALS = tuple(f"refusal:{kind}" for kind in consents.Kind)  # a column whose yes means no, as "do not text"
ABOUT = ("language", "pronouns")
LEFT_OUT = ""
NEW, FIELD, LIST = (
    "new:",
    "field:",
    "list:",
)  # a new field; one there is; a new field whose cells are lists, as tags are
FIXED = frozenset((LEFT_OUT, *NAMES, *CONTACTS, *ADDRESSES, *NUMBERS, *CONSENTS, *REFUSALS, *ABOUT))
ONE_COLUMN_ONLY = frozenset((*NAMES[:5], *ADDRESSES, *ABOUT))
LONGEST_LABEL = 80


class Differs(StrEnum):
    """What to do where list and file say different things in one field."""

    FILE = "file"  # the file's value is the newer one; ours stays behind it
    LIST = "list"  # ours stays


@dataclass(frozen=True)
class Column:
    """A column of the file: what it is called, and where it goes."""

    header: str
    target: str = LEFT_OUT


def check_plan(columns: Sequence[Column], fields: frozenset[str]) -> None:
    """Raises Refused where columns cannot go where somebody put them. `fields`: keys of the group's own fields that may be filled."""
    taken: dict[str, str] = {}
    for column in columns:
        check_target(column, fields)
        if column.target in ONE_COLUMN_ONLY or column.target.startswith((FIELD, "id:")):
            if column.target in taken:
                raise Refused(
                    "The columns “{first}” and “{second}” cannot both be the same thing. Choose one of them.",
                    first=taken[column.target], second=column.header,
                )  # fmt: skip
            taken[column.target] = column.header
    if not any(column.target.startswith(("name.", "phone:", "email:", "id:")) for column in columns):
        raise Refused(
            "No column says who the people are. Choose at least one for a name, a phone number, an e-mail address or a number."
        )


def check_target(column: Column, fields: frozenset[str]) -> None:
    """Raises Refused for a target that there is not."""
    is_field = column.target.startswith(FIELD) and column.target.removeprefix(FIELD) in fields
    is_new = column.target.startswith((NEW, LIST)) and tidy(column.target.partition(":")[2]) != ""
    if not (column.target in FIXED or is_field or is_new):
        raise Refused(
            "There is no such place for the column “{header}” any more. Choose another.", header=column.header
        )
