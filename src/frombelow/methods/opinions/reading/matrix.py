"""A table with one line per person and one column per statement (`participants-votes.csv`)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.common.said import Said, Unreadable, said
from frombelow.methods.opinions.reading.loose import (
    MOST_PROBLEMS,
    Line,
    Table,
    check_size,
    is_nothing,
    loosely,
    number_of,
    vote_of,
)
from frombelow.methods.opinions.votes import Votes

PERSON = ("participant", "participant-id", "pid", "voter", "voter-id", "person", "person-id", "member", "member-id",
          "participante", "persona", "user", "user-id", "id", "")  # fmt: skip
GROUP = ("group-id", "group", "gid", "grupo")
AGREED, DISAGREED = "n-agree", "n-disagree"
CONTRADICTION = (
    "Lines {first} and {second} are both “{person}” and vote differently on statement “{name}”. Keep one of the lines."
)
EMPTY, UNUSUAL = 3, 4
CODES = {"-1": 0, "0": 1, "1": 2, "": EMPTY}
NO_STATEMENT = frozenset((*PERSON, *GROUP, AGREED, DISAGREED, "xid", "n-comments", "n-votes", "n-pass", "n-passed"))


@dataclass(frozen=True)
class Columns:
    """Where things stand in a line. `statements`: columns that may hold votes."""

    person: int
    statements: tuple[int, ...]
    group: int | None
    agreed: int | None
    disagreed: int | None


@dataclass
class Row:
    """One line: its votes and the columns they stand in (places in `Columns.statements`), the group and the counts written beside them."""

    line: int
    person: str
    group: str
    counts: tuple[float | None, float | None]
    columns: NDArray[np.int64]
    votes: NDArray[np.int8]


@dataclass(frozen=True)
class Odd:
    """A cell that holds no vote. `column` is a place in `Columns.statements`."""

    line: int
    column: int
    cell: str


def read_matrix(table: Table, repairs: list[Said]) -> tuple[Votes, dict[str, str]]:
    """The votes, and each person's published group."""
    columns = _columns(table, repairs)
    rows, odd = _rows(table, columns, repairs)
    kept = _kept_columns(table, columns, rows, odd, repairs)
    if _has_other_sign(rows):
        repairs.append(said("The columns n-agree and n-disagree show that -1 means agree here; the votes were turned."))
        for row in rows:
            row.votes = -row.votes
    groups = {row.person: row.group for row in rows if row.group}
    together = _together(table, columns, rows, repairs)
    check_size(len(together), len(kept))
    return _votes(table, columns, together, kept), groups


def _columns(table: Table, repairs: list[Said]) -> Columns:
    person = _person_column(table, repairs)
    return Columns(person, _statement_columns(table, person), table.at(*GROUP), table.at(AGREED), table.at(DISAGREED))


def _person_column(table: Table, repairs: list[Said]) -> int:
    at = table.at(*PERSON)
    if at is not None:
        return at
    name = table.heading.cells[0].strip()
    if number_of(name) is not None:
        raise Unreadable(
            said("No column says who voted. Name one column “participant” and give each person a name or number in it.")
        )
    repairs.append(
        said("No column is named “participant”; the first one, “{name}”, was taken as the people.", name=name)
    )
    return 0


def _statement_columns(table: Table, person: int) -> tuple[int, ...]:
    """The columns that may hold votes. Raises Unreadable where a statement stands twice."""
    found: dict[str, int] = {}
    for at, cell in enumerate(table.heading.cells):
        name = cell.strip()
        if at == person or loosely(name) in NO_STATEMENT:
            continue
        if name in found:
            raise Unreadable(
                said(
                    "The statement “{name}” has two columns ({first} and {second}). Remove one of them.",
                    name=name,
                    first=found[name] + 1,
                    second=at + 1,
                )
            )
        found[name] = at
    return tuple(found.values())


def _rows(table: Table, columns: Columns, repairs: list[Said]) -> tuple[list[Row], list[Odd]]:
    rows: list[Row] = []
    odd: list[Odd] = []
    short, width = 0, len(table.heading.cells)
    for line in table.lines:
        _check_width(line, width)
        short += len(line.cells) < width
        row = _row(line.number, line.cells + [""] * (width - len(line.cells)), columns, odd)
        if row.person:
            rows.append(row)
        elif len(row.votes):
            raise Unreadable(said("Line {line} holds votes but nobody's name or number. Add it.", line=row.line))
    if short:
        repairs.append(said("Lines that end early: {count}. What is missing was read as no vote.", count=short))
    return rows, odd


def _row(number: int, cells: list[str], columns: Columns, odd: list[Odd]) -> Row:
    """A line's votes. Usual cells are looked up all at once; the others one by one."""
    picked = [cells[at] for at in columns.statements]
    codes = bytearray(map(CODES.get, picked, repeat(UNUSUAL)))
    if UNUSUAL in codes:
        for at in (at for at, code in enumerate(codes) if code == UNUSUAL):
            vote = vote_of(picked[at])
            codes[at] = EMPTY if vote is None else vote + 1
            if vote is None and not is_nothing(picked[at]):
                odd.append(Odd(number, at, picked[at].strip()))
    found = np.frombuffer(codes, np.uint8)
    voted = np.flatnonzero(found != EMPTY)
    group, agreed, disagreed = (
        "" if at is None else cells[at].strip() for at in (columns.group, columns.agreed, columns.disagreed)
    )
    votes = found[voted].astype(np.int8) - np.int8(1)
    return Row(number, cells[columns.person].strip(), group, (number_of(agreed), number_of(disagreed)), voted, votes)


def _check_width(line: Line, width: int) -> None:
    if any(cell.strip() for cell in line.cells[width:]):
        raise Unreadable(
            said(
                "Line {line} has {found} cells, the heading has {expected}. Remove what is too much, or quote a text that holds a comma.",
                line=line.number,
                found=len(line.cells),
                expected=width,
            )
        )


def _kept_columns(
    table: Table, columns: Columns, rows: list[Row], odd: list[Odd], repairs: list[Said]
) -> NDArray[np.int64]:
    """Columns that have a name and hold other things than votes are left out; anything else that is no vote is a problem."""
    width = len(columns.statements)
    names = [table.heading.cells[at].strip() for at in columns.statements]
    wrong = np.bincount([one.column for one in odd], minlength=width) if odd else np.zeros(width, np.int64)
    right = sum((np.bincount(row.columns, minlength=width) for row in rows if wrong.any()), np.zeros(width, np.int64))
    others = {at for at in np.flatnonzero(wrong > right).tolist() if number_of(names[at]) is None}
    faults = [one for one in odd if one.column not in others]
    if faults:
        raise Unreadable(
            *(_no_vote(one, columns.statements[one.column], names[one.column]) for one in faults[:MOST_PROBLEMS])
        )
    repairs.extend(
        said("The column “{name}” holds no votes; it was left out.", name=names[at]) for at in sorted(others)
    )
    return np.array([at for at in range(width) if at not in others], np.int64)


def _no_vote(one: Odd, column: int, name: str) -> Said:
    return said(
        "Line {line}, column {column} (statement “{name}”): “{cell}” is no vote. Write 1 for agree, -1 for disagree, 0 for pass, or nothing.",
        line=one.line,
        column=column + 1,
        name=name,
        cell=one.cell[:40],
    )


def _has_other_sign(rows: list[Row]) -> bool:
    """Do the counts beside the votes fit everywhere, but only if -1 means agree?"""
    counted = [(row.counts, (int((row.votes == 1).sum()), int((row.votes == -1).sum()))) for row in rows]
    differ = [(told, found) for told, found in counted if found[0] != found[1]]
    return bool(differ) and all(told == found[::-1] for told, found in differ)


def _together(table: Table, columns: Columns, rows: list[Row], repairs: list[Said]) -> list[Row]:
    """One row per person. Two lines of a person are drawn together where they do not contradict each other."""
    first: dict[str, Row] = {}
    for row in rows:
        known = first.setdefault(row.person, row)
        if known is row:
            continue
        values = {"first": known.line, "second": row.line, "person": row.person}
        voted = dict(zip(known.columns.tolist(), known.votes.tolist(), strict=True))
        for at, vote in zip(row.columns.tolist(), row.votes.tolist(), strict=True):
            if voted.setdefault(at, vote) != vote:
                name = table.heading.cells[columns.statements[at]].strip()
                raise Unreadable(said(CONTRADICTION, **values, name=name))
        known.columns, known.votes = np.array(list(voted), np.int64), np.array(list(voted.values()), np.int8)
        repairs.append(said("Lines {first} and {second} are both “{person}”; they were drawn together.", **values))
    return list(first.values())


def _votes(table: Table, columns: Columns, rows: list[Row], kept: NDArray[np.int64]) -> Votes:
    place = np.full(len(columns.statements), -1)
    place[kept] = np.arange(len(kept))
    person = np.repeat(np.arange(len(rows)), [len(row.votes) for row in rows])
    statement = place[np.concatenate([row.columns for row in rows])]
    vote = np.concatenate([row.votes for row in rows])
    names = [table.heading.cells[columns.statements[at]].strip() for at in kept.tolist()]
    is_kept = statement >= 0
    return Votes.of(person[is_kept], statement[is_kept], vote[is_kept], [row.person for row in rows], names)
