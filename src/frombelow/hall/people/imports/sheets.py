"""Workbooks (XLSX): the first sheet that has rows. What the package unpacks to is known before anything of it is unpacked."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, Any

from openpyxl import load_workbook

from frombelow.hall.kit.refusals import Refused

MEGABYTE = 1_000_000
MOST_PACKED = 60 * MEGABYTE
MOST_UNPACKED = 600 * MEGABYTE
MOST_PARTS = 2_000
MOST_RATIO = 150  # a sheet of one repeated word packs about forty to one
SMALL = 2 * MEGABYTE  # a part that unpacks to no more may have any ratio
HEAD = 4_096


def read(file: IO[bytes]) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The names of the columns, and the rows with their numbers. Formulas stand as the values they had. Raises Refused."""
    check_package(file)
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are of no interest here
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception:  # whatever a broken package makes of it
        raise broken() from None
    for sheet in book.worksheets:
        rows = texts(sheet)
        for _number, first in rows:
            if any(first):
                return [cell.strip() for cell in first], rows
    raise Refused("The workbook has no sheet with rows.")


def texts(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows as text."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
                if row and any(cell is not None for cell in row):
                    yield number, [text_of(cell) for cell in row]
    except Refused:
        raise
    except Exception:
        raise broken() from None


def text_of(cell: Any) -> str:
    """A cell as a person would type it: 6015550100, not 6015550100.0; 2026-11-26, not 46352."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def check_package(file: IO[bytes]) -> None:
    """Raises Refused for what is no workbook, unpacks to too much, or holds XML that declares things of its own."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > MOST_PACKED:
        raise Refused(
            "The workbook is larger than {limit} megabytes. Save it as CSV, and choose that file.",
            limit=MOST_PACKED // MEGABYTE,
        )
    try:
        package = zipfile.ZipFile(file)
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise broken() from None
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/workbook") for name in names):
        raise Refused("This is a packed file, but no workbook. Choose a CSV, XLSX or vCard file.")
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > MOST_UNPACKED
        or any(is_bomb(part) for part in parts)
    ):
        raise Refused(
            "The workbook unpacks to far more than a list of people needs. Save its sheet as CSV, and choose that file."
        )
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            check_part(package, part)


def is_bomb(part: zipfile.ZipInfo) -> bool:
    """Unpacks to more than any sheet does. A part that lies about its size is cut where it said it ends."""
    return part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)


def check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Raises Refused for XML with a document type: a workbook has none, an attack does."""
    try:
        with package.open(part) as opened:
            head = opened.read(HEAD)
    except Exception:  # encrypted, cut, an unknown packing
        raise broken() from None
    plain = head.replace(b"\0", b"").lower()
    if b"<!doctype" in plain or b"<!entity" in plain:
        raise Refused("The workbook holds XML that no spreadsheet writes. Save its sheet as CSV, and choose that file.")


def broken() -> Refused:
    """For a package that cannot be read."""
    return Refused(
        "The workbook is broken, or protected by a password. Open it, save it anew without one, and choose that file."
    )
