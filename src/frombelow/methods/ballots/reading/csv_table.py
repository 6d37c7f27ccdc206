"""A CSV file as a table: which sign parts the cells, what the header says of each column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from frombelow.methods.ballots.reading.problems import Fault, Mending
from frombelow.methods.ballots.reading.rankings import whole_number
from frombelow.methods.ballots.reading.text import decoded, digits, plain
from frombelow.methods.ballots.result import Said

SEPARATORS = ",;\t|"
FORMULA = "=+-@"  # a spreadsheet would run a cell that begins so; written with ' in front
WEIGHT = re.compile(
    r"(?:weight|weights|voters|votes|ballots|papers|count|number|peso|votantes|votos|papeletas|cantidad)"
    r"\s*(?:\((ranks|scores|approvals)(?: to (\d+))?\))?$",
    re.IGNORECASE,
)
PASSED = re.compile(
    r"(?:id|voter|voter id|ballot|ballot id|paper|timestamp|date|time|votante|papeleta|fecha|hora)$", re.IGNORECASE
)
WORDS = r"(?:rank|choice|preference|pref|place|opción|opcion|preferencia|puesto|lugar)"
RANK = re.compile(rf"(?:{WORDS}\s*#?\s*)?(\d{{1,3}})(?:st|nd|rd|th|ª|º|\.)?\s*{WORDS}?$", re.IGNORECASE)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ORDINAL = re.compile(rf"({'|'.join(ORDINALS)})(?:\s+{WORDS})?$", re.IGNORECASE)

Row = tuple[int, tuple[str, ...]]  # the line it begins on, its cells


class Meaning(StrEnum):
    """What the numbers under the candidates' names are."""

    RANKS = "ranks"  # 1 is the first choice
    SCORES = "scores"  # the highest is the best
    APPROVALS = "approvals"


@dataclass(frozen=True)
class Column:
    place: int  # from 0
    header: str


@dataclass(frozen=True)
class Table:
    """`ranks` are columns that hold names, the first choice first; `candidates` are columns that bear names. Only one of the two is there."""

    rows: tuple[Row, ...]
    ranks: tuple[Column, ...] = ()
    candidates: tuple[Column, ...] = ()
    weight: Column | None = None
    meaning: Meaning | None = None
    highest: int | None = None

    def voters(self, cells: tuple[str, ...], line: int) -> int:
        """How many voters wrote this row."""
        if not self.weight:
            return 1
        return whole_number(cells[self.weight.place], line, self.weight.place + 1)


def read_table(data: bytes, mending: Mending) -> Table:
    text = decoded(plain(data, mending), 0, mending)
    rows = _rows(text, mending)
    if not rows:
        raise Fault(Said("The file is empty."))
    (line, header), *body = rows
    return _table(line, header, tuple(_even(row, len(header), mending) for row in body), mending)


def guarded(text: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    flat = " ".join(text.split())
    return "'" + flat if flat[:1] and flat[0] in FORMULA + "'" else flat


def unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in FORMULA + "'" else text


def _rows(text: str, mending: Mending) -> list[Row]:
    """All rows; empty lines, and rows without a word at the end, are none."""
    rows = list(_numbered(text))
    while rows and not any(rows[-1][1]):
        line, cells = rows.pop()
        if len(cells) > 1:
            mending.note(line, "Rows without a word at the end of the table were passed over.")
    return rows


def _numbered(text: str) -> Iterator[Row]:
    """Rows with the line they begin on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, tuple(unguarded(" ".join(cell.split())) for cell in cells)
            line = reader.line_num + 1
    except csv.Error as error:
        said = Said("A quotation mark is opened and not closed, or stands where none belongs, from here on.")
        raise Fault(said, line) from error


def _separator(text: str) -> str:
    """The sign that the header has most often."""
    header = next((line for line in text.split("\n") if line.strip()), "")
    return max(SEPARATORS, key=lambda sign: (header.count(sign), -SEPARATORS.index(sign)))


def _even(row: Row, width: int, mending: Mending) -> Row:
    """As many cells as the header has; empty ones too many are cut, missing ones are empty."""
    line, cells = row
    if any(cells[width:]):
        said = Said(
            "This row has {cells} cells, the header only {width}.", {"cells": str(len(cells)), "width": str(width)}
        )
        raise Fault(said, line, width + 1)
    if len(cells) < width:
        mending.note(line, "Cells are missing at the end of the row; they were taken as empty.")
    return line, (*cells[:width], *[""] * (width - len(cells)))


def _table(line: int, header: tuple[str, ...], rows: tuple[Row, ...], mending: Mending) -> Table:
    columns = [Column(place, name) for place, name in enumerate(header) if name or _is_used(rows, place, line)]
    weights = [column for column in columns if WEIGHT.match(column.header)]
    if len(weights) > 1:
        raise Fault(Said("Two columns say how many voters there are; keep one."), line, weights[1].place + 1)
    rest = [column for column in columns if column not in weights and not PASSED.match(column.header)]
    for column in columns:
        if column not in rest and column not in weights:
            mending.note(line, "The column “{header}” was passed over.", header=column.header)
    said = WEIGHT.match(weights[0].header) if weights else None
    meaning = Meaning(said[1].lower()) if said and said[1] else None
    highest = digits(said[2]) if said and said[2] else None
    ranks = [(rank, column) for column in rest if (rank := _rank(column.header))]
    weight = weights[0] if weights else None
    if ranks and len(ranks) == len(rest):
        return Table(rows, ranks=_in_order(ranks, line), weight=weight)
    return Table(rows, candidates=_candidates(rest, line), weight=weight, meaning=meaning, highest=highest)


def _is_used(rows: tuple[Row, ...], place: int, line: int) -> bool:
    """Empty columns are none; a column with cells but without a header is refused."""
    if any(cells[place] for _, cells in rows):
        raise Fault(Said("This column has no header."), line, place + 1)
    return False


def _rank(header: str) -> int | None:
    if found := RANK.match(header):
        return int(found[1])
    if found := ORDINAL.match(header):
        return ORDINALS.index(found[1].lower()) + 1
    return None


def _in_order(ranks: list[tuple[int, Column]], line: int) -> tuple[Column, ...]:
    seen: set[int] = set()
    for rank, column in ranks:
        if rank in seen:
            raise Fault(Said("Two columns are for rank {rank}.", {"rank": str(rank)}), line, column.place + 1)
        seen.add(rank)
    return tuple(column for _, column in sorted(ranks, key=lambda pair: pair[0]))


def _candidates(columns: list[Column], line: int) -> tuple[Column, ...]:
    if not columns:
        raise Fault(Said("The header names no candidates and no ranks."), line)
    seen: set[str] = set()
    for column in columns:
        if column.header in seen:
            said = Said("Two columns are for {name}; give each candidate one.", {"name": column.header})
            raise Fault(said, line, column.place + 1)
        seen.add(column.header)
    return tuple(columns)
