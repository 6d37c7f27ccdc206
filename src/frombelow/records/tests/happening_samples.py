"""Small raw files in a source's own layout, written by the tests, and what `clean` makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from frombelow.records.source import Reader, Source

Rows = Sequence[Mapping[str, Any]]


def clean(source: Source, folder: Path, **files: Rows) -> tuple[dict[str, list[dict[str, Any]]], Reader]:
    """Write one sample per file of the source (absent columns are empty), clean them, return rows by table and the reader."""
    for name, raw in source.files.items():
        if name in files or not raw.optional:
            write(folder / raw.path, raw.columns, files.get(name, ()))
    reader = Reader(source, folder, duckdb.connect())
    try:
        tables = source.clean(reader)
    finally:
        reader.con.close()
    return {name: table.to_pylist() for name, table in tables.items()}, reader


def write(path: Path, columns: Sequence[str], rows: Rows) -> None:
    """A Parquet or (gzipped) CSV file of text columns; numbers and dates keep their type."""
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {column: [row.get(column) for row in rows] for column in columns}
    table = pa.table(
        {
            column: pa.array(v) if any(x is not None for x in v) else pa.array(v, pa.string())
            for column, v in values.items()
        }
    )
    if path.suffix == ".parquet":
        pq.write_table(table, path)
    else:
        with pa.output_stream(path, compression="gzip" if path.suffix == ".gz" else None) as stream:
            pa_csv.write_csv(table, stream)


def only(rows: list[dict[str, Any]], **wanted: Any) -> dict[str, Any]:
    """The one row with these values."""
    found = [row for row in rows if all(row[key] == value for key, value in wanted.items())]
    assert len(found) == 1, f"{len(found)} rows with {wanted}: {rows}"
    return found[0]
