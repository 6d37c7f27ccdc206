"""What a file is, by its content: a table of text, a workbook, or cards of an address book. What is none of these is refused in a sentence."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.imports import cards, csvs, sheets

SAMPLE = 65_536  # bytes that are looked at to know what it is
MOST_COLUMNS = 300
MOST_ROWS = 2_000_000
# How files begin that are no list: PDF, pictures, recordings, documents, programs, packed files, databases.
OTHERS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"{\\rtf", b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"SQLite format 3",
)  # fmt: skip
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MARKUP = re.compile(rb"\s*<(?:!doctype|\?xml|html|svg|script|table)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """A file as a table: the columns of its first row, and its rows with their numbers in the file."""

    kind: str  # csv, xlsx, vcard
    header: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]


def opened(file: IO[bytes]) -> Table:
    """The table of a file. Raises Refused for what is none."""
    sample = file.read(SAMPLE)
    file.seek(0)
    kind = kind_of(sample)
    if kind == "xlsx":
        header, rows = sheets.read(io.BytesIO(file.read()))
    elif kind == "vcard":
        header, rows = cards.read(file, encoding_of(file, sample))
    else:
        header, rows = csvs.read(file, encoding_of(file, sample))
    if len(header) > MOST_COLUMNS:
        raise Refused(
            "The file has {columns} columns; {most} is the most that can be read.",
            columns=len(header),
            most=MOST_COLUMNS,
        )
    return Table(kind, tuple(header), counted(rows))


def counted(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The rows, up to the most. Raises Refused for one more."""
    for count, row in enumerate(rows):
        if count == MOST_ROWS:
            raise Refused("The file has more than {most} rows. Divide it.", most=MOST_ROWS)
        yield row


def kind_of(sample: bytes) -> str:
    """csv, xlsx or vcard. Raises Refused."""
    if not sample.strip():
        raise Refused("The file is empty.")
    if sample.startswith(b"PK\x03\x04"):
        return "xlsx"
    if sample.startswith(OLD_EXCEL):
        raise Refused("This is a workbook of an old Excel (.xls). Save it as .xlsx or .csv, and choose that file.")
    if sample.startswith(OTHERS):
        raise Refused(
            "This is a picture, a document, a program or a packed file, not a list of people. Choose a CSV, XLSX or vCard file."
        )
    text = sample.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:11].upper() == b"BEGIN:VCARD" or b"B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D" in sample[:64].upper():
        return "vcard"
    if MARKUP.match(text):
        raise Refused("This is a web page or XML, not a list of people. Choose a CSV, XLSX or vCard file.")
    return "csv"


def encoding_of(file: IO[bytes], sample: bytes) -> str:
    """How the letters are written: UTF-8, UTF-16, or else Windows' code page. Looks at the whole file; raises Refused for what is no text."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    zeros = sample.count(0)
    if zeros * 3 > len(sample):  # every second byte of plain text, without a mark at the beginning
        return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    if zeros or sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a" for byte in sample) * 100 > len(sample):
        raise Refused("This is not text: it has bytes that no letter has. Choose a CSV, XLSX or vCard file.")
    return "utf-8-sig" if is_utf8(file) else "cp1252"


def is_utf8(file: IO[bytes]) -> bool:
    """Whether all of it is UTF-8."""
    decoder = io.TextIOWrapper(io.BufferedReader(csvs.Borrowed(file), 1 << 20), encoding="utf-8", newline="")
    try:
        while decoder.read(1 << 20):
            pass
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True
