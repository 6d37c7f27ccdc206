"""What all readers share: bytes to text, text to lines of cells, words to votes. Loose files are read where the meaning is plain, and the repair is named."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from frombelow.methods.common.said import Said, Unreadable, said

LARGEST_FILE = 256 * 2**20  # bytes
MOST_PEOPLE, MOST_STATEMENTS = 1_000_000, 10_000
MOST_PROBLEMS = 5  # that are told at once

EMPTY = "The file is empty. Give a file with a heading and at least one line of votes."

SIGNATURES = (
    (b"PK\x03\x04", "a zip archive or a spreadsheet"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet or document"),
    (b"SQLite format 3", "a database"),
)
LINE_ENDS = said("Windows line ends were read as line ends.")
BYTE_ORDER_MARK = said("A byte-order mark at the beginning was left out.")
UTF_16 = said("The file is in UTF-16; it was read as that.")
WINDOWS_1252 = said("The file is not in UTF-8; it was read as Windows-1252.")
OF_FORM = (LINE_ENDS, BYTE_ORDER_MARK, UTF_16, WINDOWS_1252)  # how the file is written, not what it says
VOTES = {
    **dict.fromkeys(("1", "+1", "1.0", "agree", "agreed", "a", "yes", "de acuerdo", "acuerdo", "sí", "si"), 1),
    **dict.fromkeys(("-1", "−1", "-1.0", "disagree", "disagreed", "d", "no", "en desacuerdo", "desacuerdo"), -1),
    **dict.fromkeys(("0", "-0", "0.0", "-0.0", "pass", "passed", "p", "unsure", "paso", "pasar"), 0),
}
NOTHING = frozenset(("", "na", "n/a", "nan", "null", "none", "-", "–"))
DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Line:
    """One line of a table: its number in the file (the heading is usually 1) and its cells."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """A table with its heading; its lines can be read once. `at` finds a column by one of several names, spelled loosely."""

    heading: Line
    lines: Iterator[Line]

    def at(self, *names: str) -> int | None:
        """The first column with one of these names, the first name first."""
        columns = [loosely(cell) for cell in self.heading.cells]
        return next((columns.index(name) for name in names if name in columns), None)


def text_of(data: bytes, repairs: list[Said]) -> str:
    """The text of a file. Raises Unreadable for what is no text."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(
            said(
                "The file has {size} MB; at most {most} MB are read. Leave out what is not needed.",
                size=len(data) // 2**20,
                most=LARGEST_FILE // 2**20,
            )
        )
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(said("This is {kind}, not a text file. Give the CSV or JSON file itself.", kind=kind))
    text = _decoded(data, repairs)
    if not text.strip():
        raise Unreadable(said(EMPTY))
    if "\0" in text[:10_000]:
        raise Unreadable(said("This is not a text file. Give the votes as CSV or JSON."))
    if "\r" in text:
        repairs.append(LINE_ENDS)
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def table_of(text: str) -> Table:
    """Lines of cells below a heading; empty lines are passed over."""
    lines = _lines(text)
    heading = next(lines, None)
    if heading is None:
        raise Unreadable(said(EMPTY))
    if len(heading.cells) < 2:
        raise Unreadable(
            said(
                "Line {line}: the heading has one column only. Separate columns by commas, semicolons or tabs.",
                line=heading.number,
            )
        )
    return Table(heading, lines)


def loosely(name: str) -> str:
    """A column's name in small letters, words joined by hyphens."""
    return "-".join(name.strip().strip('"').lower().replace("_", " ").replace("-", " ").split())


def vote_of(cell: str) -> int | None:
    """1, 0 or -1; None for what is no vote."""
    return VOTES.get(cell.strip().lower())


def is_nothing(cell: str) -> bool:
    """Does the cell say that there is no vote?"""
    return cell.strip().lower() in NOTHING


def number_of(text: str) -> float | None:
    """A number, or None."""
    try:
        return float(text)
    except ValueError:
        return None


def check_size(people: int, statements: int) -> None:
    """Raises Unreadable where there are no people, no statements, or more than the method is made for."""
    if not statements:
        raise Unreadable(
            said("No column holds votes. Give one column per statement, or columns for voter, statement and vote.")
        )
    if not people:
        raise Unreadable(said("There is no vote below the heading. Give at least one line."))
    if people > MOST_PEOPLE or statements > MOST_STATEMENTS:
        raise Unreadable(
            said(
                "The file has {people} people and {statements} statements; at most {most_people} and {most_statements} are read.",
                people=people,
                statements=statements,
                most_people=MOST_PEOPLE,
                most_statements=MOST_STATEMENTS,
            )
        )


def _decoded(data: bytes, repairs: list[Said]) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        repairs.append(UTF_16)
        return data.decode("utf-16", "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        repairs.append(BYTE_ORDER_MARK)
        data = data[3:]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        repairs.append(WINDOWS_1252)
        return data.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[Line]:
    first = text.lstrip("\n").split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text), delimiter=delimiter, skipinitialspace=True)
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Line(before + 1, cells)
            before = reader.line_num
    except csv.Error:
        raise Unreadable(
            said("Line {line}: a quotation mark is opened here and not closed. Close it or remove it.", line=before + 1)
        ) from None
