"""A table with one line per person and one column per statement (`participants-votes.csv`)."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field

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
NO_STATEMENT = frozenset((*PERSON, *GROUP, AGREED, DISAGREED, "xid", "n-comments", "n-votes", "n-pass", "n-passed"))


@dataclass
class Row:
    """The votes of one line: columns of the table and votes."""

    line: int
    person: str
    columns: array[int] = field(default_factory=lambda: array("i"))
    votes: array[int] = field(default_factory=lambda: array("b"))


@dataclass(frozen=True)
class Odd:
    """A cell that holds no vote."""

    line: int
    column: int
    cell: str


def read_matrix(table: Table, repairs: list[Said]) -> tuple[Votes, dict[str, str]]:
    """The votes, and each person's published group."""
    person = _person_column(table, repairs)
    columns = _statement_columns(table, person)
    rows, odd = _rows(table, person, columns, repairs)
    columns = _without_odd_columns(table, columns, rows, odd, repairs)
    if _has_other_sign(table, rows):
        repairs.append(said("The columns n-agree and n-disagree show that -1 means agree here; the votes were turned."))
        for row in rows:
            row.votes = array("b", (-vote for vote in row.votes))
    together = _together(table, rows, repairs)
    check_size(len(together), len(columns))
    return _votes(table, together, columns), _groups(table, person)


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


def _statement_columns(table: Table, person: int) -> list[int]:
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
    return list(found.values())


def _rows(table: Table, person: int, columns: list[int], repairs: list[Said]) -> tuple[list[Row], list[Odd]]:
    rows, odd, short = [], [], 0
    width = len(table.heading.cells)
    for line in table.lines:
        _check_width(line, width)
        short += len(line.cells) < width
        cells = line.cells + [""] * (width - len(line.cells))
        row = Row(line.number, cells[person].strip())
        for at in columns:
            cell = cells[at]
            if cell == "":
                continue
            vote = vote_of(cell)
            if vote is not None:
                row.columns.append(at)
                row.votes.append(vote)
            elif not is_nothing(cell):
                odd.append(Odd(line.number, at, cell.strip()))
        if row.person:
            rows.append(row)
        elif row.votes:
            raise Unreadable(said("Line {line} holds votes but nobody's name or number. Add it.", line=line.number))
    if short:
        repairs.append(said("Lines that end early: {count}. What is missing was read as no vote.", count=short))
    return rows, odd


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


def _without_odd_columns(
    table: Table, columns: list[int], rows: list[Row], odd: list[Odd], repairs: list[Said]
) -> list[int]:
    """Columns that have a name and hold other things than votes are left out; anything else that is no vote is a problem."""
    if not odd:
        return columns
    by_column: dict[int, list[Odd]] = defaultdict(list)
    for one in odd:
        by_column[one.column].append(one)
    right: dict[int, int] = defaultdict(int)
    for row in rows:
        for at in row.columns:
            right[at] += 1
    names = [cell.strip() for cell in table.heading.cells]
    others = {at for at, cells in by_column.items() if number_of(names[at]) is None and len(cells) > right[at]}
    wrong = [one for one in odd if one.column not in others]
    if wrong:
        raise Unreadable(*(_no_vote(one, names[one.column]) for one in wrong[:MOST_PROBLEMS]))
    repairs.extend(
        said("The column “{name}” holds no votes; it was left out.", name=names[at]) for at in sorted(others)
    )
    for row in rows:
        kept = [(at, vote) for at, vote in zip(row.columns, row.votes, strict=True) if at not in others]
        row.columns, row.votes = array("i", (at for at, _ in kept)), array("b", (vote for _, vote in kept))
    return [at for at in columns if at not in others]


def _no_vote(one: Odd, name: str) -> Said:
    return said(
        "Line {line}, column {column} (statement “{name}”): “{cell}” is no vote. Write 1 for agree, -1 for disagree, 0 for pass, or nothing.",
        line=one.line,
        column=one.column + 1,
        name=name,
        cell=one.cell[:40],
    )


def _has_other_sign(table: Table, rows: list[Row]) -> bool:
    """Do the counts beside the votes fit everywhere, but only if -1 means agree?"""
    agreed, disagreed = table.at(AGREED), table.at(DISAGREED)
    if agreed is None or disagreed is None:
        return False
    told = {line.number: _count(line, agreed) + _count(line, disagreed) for line in table.lines}
    counted = {row.line: (row.votes.count(1), row.votes.count(-1)) for row in rows}
    differ = [line for line, (plus, minus) in counted.items() if plus != minus]
    return bool(differ) and all(told[line] == counted[line][::-1] for line in differ)


def _count(line: Line, at: int) -> tuple[int, ...]:
    number = number_of(line.cells[at]) if at < len(line.cells) else None
    return (int(number),) if number is not None and number == number // 1 else (-1,)


def _together(table: Table, rows: list[Row], repairs: list[Said]) -> list[Row]:
    """One row per person. Two lines of a person are drawn together where they do not contradict each other."""
    first: dict[str, Row] = {}
    for row in rows:
        known = first.setdefault(row.person, row)
        if known is row:
            continue
        voted = dict(zip(known.columns, known.votes, strict=True))
        for at, vote in zip(row.columns, row.votes, strict=True):
            if voted.setdefault(at, vote) != vote:
                raise Unreadable(
                    said(
                        "Lines {first} and {second} are both “{person}” and vote differently on statement “{name}”. Keep one of the lines.",
                        first=known.line,
                        second=row.line,
                        person=row.person,
                        name=table.heading.cells[at].strip(),
                    )
                )
        known.columns, known.votes = array("i", voted), array("b", voted.values())
        repairs.append(
            said(
                "Lines {first} and {second} are both “{person}”; they were drawn together.",
                first=known.line,
                second=row.line,
                person=row.person,
            )
        )
    return list(first.values())


def _votes(table: Table, rows: list[Row], columns: list[int]) -> Votes:
    place = {at: number for number, at in enumerate(columns)}
    person, statement, vote = array("i"), array("i"), array("b")
    for number, row in enumerate(rows):
        person.extend([number] * len(row.votes))
        statement.extend([place[at] for at in row.columns])
        vote.extend(row.votes)
    names = [table.heading.cells[at].strip() for at in columns]
    return Votes.of(person, statement, vote, [row.person for row in rows], names)


def _groups(table: Table, person: int) -> dict[str, str]:
    at = table.at(*GROUP)
    if at is None:
        return {}
    lines = (line.cells for line in table.lines if len(line.cells) > max(at, person))
    return {cells[person].strip(): cells[at].strip() for cells in lines if cells[at].strip()}
