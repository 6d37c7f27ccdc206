"""Files of lines with '|' between the fields and no quotes, as the Labor Department publishes its reports.

A field may hold line breaks: such a row goes on in the next lines until it has all its fields. Old years are
Windows-1252, newer ones UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from frombelow.records.cleaning import from_bytes
from frombelow.records.faults import RecordsFault

MOST_LINES = 200  # of one row: beyond that the file is damaged, not wordy


def read_pipes(name: str, path: Path) -> pa.Table:
    """All rows, every column text (empty becomes absent). Raises RecordsFault naming file and line."""
    with path.open("rb") as stream:
        lines = enumerate((from_bytes(line).rstrip("\r\n") for line in stream), start=1)
        header = [column.strip() for column in next(lines, (1, ""))[1].split("|")]
        while header and not header[-1]:
            header.pop()
        repeated = [column for column in header if header.count(column) > 1]
        if not header or repeated:
            said = f"the column {repeated[0]!r} stands twice" if repeated else "the file is empty"
            raise RecordsFault(f"{name}, line 1: {said}. Fetch the file again.")
        rows = list(_rows(name, lines, len(header)))
    columns = list(zip(*rows, strict=True)) or [()] * len(header)
    return pa.table({column: pa.array(values, pa.string()) for column, values in zip(header, columns, strict=True)})


def _rows(name: str, lines: Iterator[tuple[int, str]], width: int) -> Iterator[list[str | None]]:
    """Fields of each row. A row may end in one more '|'."""
    begun: list[str] = []
    first, last = 0, 0
    for number, line in lines:
        fields = line.split("|")
        last = number
        if not begun:
            if not line.strip():
                continue
            begun, first = fields, number
        else:
            begun[-1] += " " + fields[0]
            begun += fields[1:]
        if len(begun) == width + 1 and not begun[-1].strip():
            begun.pop()
        if len(begun) > width or number - first > MOST_LINES:
            raise RecordsFault(f"{name}, line {first}: {len(begun)} fields; {width} expected. Fetch the file again.")
        if len(begun) == width:
            yield [field.strip() or None for field in begun]
            begun = []
    if begun:
        raise RecordsFault(
            f"{name}, line {first}: the row ends after {len(begun)} of {width} fields (line {last}). Fetch the file again."
        )
