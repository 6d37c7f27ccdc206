"""A first look at a file that has just arrived: is it what the list of downloads says?"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from frombelow.records.cleaning import from_bytes
from frombelow.records.faults import RecordsFault

SQLITE = b"SQLite format 3\x00"
DELIMITERS = {"csv": ",", "pipes": "|"}


def check_arrival(path: Path, kind: str, columns: tuple[str, ...], title: str) -> None:
    """Raise RecordsFault if the file is empty, of another kind, or lacks a column it needs."""
    with path.open("rb") as stream:
        start = stream.readline(1 << 16)
    if not start:
        raise RecordsFault(f"{title}: the file is empty. Try again later.")
    if kind == "sqlite" and not start.startswith(SQLITE):
        raise RecordsFault(f"{title}: the file is not an SQLite database. The publisher may have changed it.")
    if kind == "json":
        _check_json(path, title)
    if kind in DELIMITERS:
        _check_columns(from_bytes(start), DELIMITERS[kind], columns, title)


def _check_json(path: Path, title: str) -> None:
    try:
        json.loads(path.read_bytes())
    except ValueError as error:
        raise RecordsFault(f"{title}: the file is not JSON ({error}). The publisher may have changed it.") from error


def _check_columns(line: str, delimiter: str, columns: tuple[str, ...], title: str) -> None:
    found = [name.strip() for name in next(csv.reader(io.StringIO(line), delimiter=delimiter), [])]
    missing = [column for column in columns if column not in found]
    if missing:
        raise RecordsFault(
            f"{title}, line 1: the column {missing[0]!r} is missing (found: {', '.join(found[:12])}). "
            "The publisher may have renamed it: compare with the source's card."
        )
