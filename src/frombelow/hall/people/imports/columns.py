"""What the columns of a file are likely to be: by the program that wrote it, else by their names, else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frombelow.hall.people.imports.dialects import (
    Dialect,
    action_builder,
    action_network,
    cards,
    nationbuilder,
    own,
    plain,
    squashed,
    van,
    zetkin,
)
from frombelow.hall.people.imports.phones import PLAIN as PLAIN_PHONE
from frombelow.hall.people.rules.details import EMAIL, tidy
from frombelow.hall.people.rules.imports import FIELD, LEFT_OUT, NEW, ONE_COLUMN_ONLY, Column

SAMPLES = 3
LOOKED_AT = 200  # rows
COUNTED = re.compile(r"\d+$")


@dataclass(frozen=True)
class Looked:
    """A file at a glance: what it is, who wrote it, its columns, three values of each, and how many rows it has."""

    kind: str
    dialect: str
    program: str
    columns: tuple[Column, ...]
    samples: tuple[tuple[str, ...], ...]
    rows: int


KNOWN = (
    own.OWN,
    action_network.REPORT,
    van.SAVED_LIST,
    van.HISTORY,
    van.EXPORT,
    action_builder.ENTITIES,
    nationbuilder.PEOPLE,
    zetkin.PEOPLE,
)


def recognized(header: Sequence[str]) -> Dialect:
    """The program that wrote these columns: the sure one whose table fits best. PLAIN where none is sure."""
    names = {squashed(name) for name in header}
    sure = [one for one in KNOWN if len(one.signs & names) >= one.least]
    return max(sure, key=lambda one: len(names & set(one.columns)), default=plain.PLAIN)


def guessed(kind: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Dialect, tuple[Column, ...]]:
    """Where the columns are likely to go."""
    chosen = cards.CARDS if kind == "vcard" else recognized(header)
    taken: set[str] = set()
    columns = []
    for at, name in enumerate(header):
        target = target_of(chosen, name, [row[at] for row in rows if at < len(row)])
        if target in taken and (target in ONE_COLUMN_ONLY or target.startswith("id:")):
            target = LEFT_OUT
        taken.add(target)
        columns.append(Column(name, target))
    return chosen, tuple(columns)


def target_of(chosen: Dialect, name: str, values: Sequence[str]) -> str:
    """Where one column goes."""
    key = squashed(name)
    for table in (chosen, plain.PLAIN):
        for one in (key, COUNTED.sub("", key)):
            if one in table.columns:
                return table.columns[one]
    return by_values(values)


def by_values(values: Sequence[str]) -> str:
    """By what stands in it: nearly all of it e-mail addresses, or phone numbers."""
    known = [tidy(value) for value in values if value.strip()][:LOOKED_AT]
    if len(known) < SAMPLES:
        return LEFT_OUT
    if sum(EMAIL.fullmatch(value) is not None for value in known) > 0.8 * len(known):
        return "email:"
    if sum(PLAIN_PHONE.fullmatch(value) is not None for value in known) > 0.8 * len(known):
        return "phone:"
    return LEFT_OUT


def with_fields(columns: Sequence[Column], fields: dict[str, str], *, is_new: bool) -> list[Column]:
    """A column that would become a new field goes into the field of that name where the group has one; in a file of a new kind also one that would be left out.

    `fields`: squashed label -> key.
    """
    found = []
    for column in columns:
        label = (
            column.target.removeprefix(NEW)
            if column.target.startswith(NEW)
            else column.header
            if column.target == LEFT_OUT and is_new
            else ""
        )
        key = fields.get(squashed(label)) if label else None
        found.append(Column(column.header, FIELD + key) if key else column)
    return found


def key_of(header: Sequence[str]) -> str:
    """The same for every file with the same columns: what was chosen for one is remembered for the next."""
    return "\n".join(squashed(name) or str(at) for at, name in enumerate(header))
