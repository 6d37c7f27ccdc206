"""What lists show of a person, sort by and find by, made from the values that are known. One place: a deed and an import make the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from frombelow.hall.people.rules import details
from frombelow.hall.people.rules.details import Kind, NameLabel, Value

ORDER = {NameLabel.CHOSEN.value: 0, NameLabel.OTHER.value: 1, NameLabel.LEGAL.value: 2, NameLabel.NICKNAME.value: 3}


class Row(Protocol):
    """A kept value, as the table of values has it."""

    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def match(self) -> str: ...
    @property
    def parts(self) -> Mapping[str, str] | None: ...
    @property
    def ended_on(self) -> date | None: ...


OneRow = TypeVar("OneRow", bound=Row)


@dataclass(frozen=True)
class Shown:
    """What stands in the row of a person."""

    name: str
    sort_name: str
    found_by: str


def made_from(rows: Sequence[Row]) -> Shown | None:
    """From the values, the current before the ended, the newest first. None where no name is among them."""
    name = shown_name(rows)
    if name is None:
        return None
    sort_name = details.sort_name(name.parts or details.parts_of(name.value))
    return Shown(
        name.value[:160], sort_name, details.words_to_find([value_of(row) for row in rows if row.kind != Kind.FIELD])
    )


def shown_name(rows: Iterable[OneRow]) -> OneRow | None:
    """The name to show: the one they chose, else the newest that is not a nickname, else what there is."""
    names = [row for row in rows if row.kind == Kind.NAME]
    current = [row for row in names if row.ended_on is None] or names
    return min(current, key=lambda row: ORDER.get(row.label, 1), default=None)


def value_of(row: Row) -> Value:
    """A kept value as a value."""
    return Value(Kind(row.kind), row.value, row.match, row.label, row.parts)
