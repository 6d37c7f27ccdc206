"""Tables of text: any delimiter, quoted line breaks, ragged rows, with or without names of columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import IO, Any

from frombelow.hall.kit.refusals import Refused

DELIMITERS = ",;\t|"
SAMPLE_ROWS = 60
SAMPLE_BYTES = 262_144
LONGEST_CELL = 100_000
PIECE = 1 << 20
DATA = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+|[+(]?\d[\d\s().+-]{5,}", re.IGNORECASE)  # no name of a column


def read(file: IO[bytes], encoding: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The names of the columns, and the rows with their numbers. Raises Refused."""
    csv.field_size_limit(LONGEST_CELL)
    sample = io.TextIOWrapper(
        io.BytesIO(file.read(SAMPLE_BYTES)), encoding=encoding, errors="replace", newline=""
    ).read()
    file.seek(0)
    delimiter = delimiter_of(sample)
    rows = numbered(csv.reader(lines(file, encoding), delimiter=delimiter))
    begin = next((row for row in rows if any(cell.strip() for cell in row[1])), None)
    if begin is None:
        raise Refused("The file is empty.")
    first = begin[1]
    if any(DATA.fullmatch(cell.strip()) for cell in first):  # people begin at once
        return [""] * len(first), chain([begin], rows)
    return [cell.strip().strip("\ufeff") for cell in first], rows


def numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with the numbers a spreadsheet shows: a line break within quotes begins no row."""
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Refused(
                "Row {row} cannot be read: a cell is longer than {most} letters, or a quotation mark that opens is never closed.", row=number, most=LONGEST_CELL
            ) from None  # fmt: skip
        if row:
            yield number, row


def lines(file: IO[bytes], encoding: str) -> Iterator[str]:
    """The text in lines, with their ends: CSV needs them within quotes. What Windows' code page has no letter for becomes a mark."""
    return io.TextIOWrapper(io.BufferedReader(Borrowed(file), PIECE), encoding=encoding, errors="replace", newline="")


class Borrowed(io.RawIOBase):
    """A file that stays open when whoever reads it is done."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self.file.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def delimiter_of(sample: str) -> str:
    """The delimiter under which most rows have as many cells as the first, and more than one."""

    def fit(delimiter: str) -> tuple[int, int]:
        widths = []
        try:
            for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
                widths += [len(row)] if row else []
                if len(widths) == SAMPLE_ROWS:
                    break
        except csv.Error:
            return 0, 0
        if not widths or widths[0] < 2:
            return 0, 0
        return sum(width == widths[0] for width in widths), widths[0]

    return max(DELIMITERS, key=fit)
