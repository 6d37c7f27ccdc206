"""The tables of a release that the cells are made from."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.records.faults import RecordsFault
from frombelow.records.potential.facts import TABLES
from frombelow.records.release_format import TABLES as FORMAT

AGAIN = "Build it again with `frombelow records build`."


def tables_of(folder: Path) -> dict[str, Path]:
    """Their files. Raises RecordsFault for a folder that lacks one."""
    return {name: table_file(folder, name) for name in TABLES}


def table_file(folder: Path, name: str) -> Path:
    """The file of a table. Raises RecordsFault where there is none, or one that does not hold the table's columns."""
    file = folder / f"{name}.parquet"
    if not file.is_file():
        raise RecordsFault(
            f"{folder} has no table {name}: it is no release, or one built by an earlier program. {AGAIN}"
        )
    try:
        there = set(pq.read_schema(file).names)
    except pa.ArrowInvalid as fault:
        raise RecordsFault(f"{file} is not a Parquet file that can be read. {AGAIN}") from fault
    if missing := [column.name for column in FORMAT[name].columns if column.name not in there]:
        raise RecordsFault(f"{file} has no column {missing[0]}: it was built by an earlier program. {AGAIN}")
    return file
