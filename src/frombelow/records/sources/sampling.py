"""Tiny samples in the layout of a source, for its tests."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.records.source import RawFile, Reader, Source

Rows = list[dict[str, Any]]


def write_sample(folder: Path, raw: RawFile, rows: Rows | str) -> None:
    """Write rows (or the text of a file) as `raw` wants them; columns that rows do not give are empty."""
    path = folder / raw.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(rows, str):
        path.write_text(rows, encoding="utf-8")
        return
    columns = list(dict.fromkeys([*raw.columns, *(name for row in rows for name in row)]))
    whole = [{name: row.get(name) for name in columns} for row in rows]
    if path.suffix == ".parquet":
        pq.write_table(pa.table({name: _column([row[name] for row in whole]) for name in columns}), path)
        return
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows(whole)


def write_sqlite(folder: Path, raw: RawFile, table: str, columns: Sequence[str], rows: Rows) -> None:
    """Write rows as a table of an SQLite file; columns that rows do not give are NULL, further ones are not written."""
    path = folder / raw.path
    path.parent.mkdir(parents=True, exist_ok=True)
    listed = ", ".join(f'"{column}"' for column in columns)
    with closing(sqlite3.connect(path)) as database:
        database.execute(f'CREATE TABLE "{table}" ({listed})')
        marks = ", ".join("?" * len(columns))
        database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', [[row.get(c) for c in columns] for row in rows])
        database.commit()


def _column(values: list[Any]) -> pa.Array:
    made = pa.array(values)
    return made.cast(pa.string()) if pa.types.is_null(made.type) else made


@contextmanager
def sample_reader(source: Source, folder: Path, files: Mapping[str, Rows | str]) -> Iterator[Reader]:
    """A reader over a folder that holds these samples (short name of a file -> rows)."""
    for name, rows in files.items():
        write_sample(folder, source.files[name], rows)
    with duckdb.connect() as con:
        yield Reader(source, folder, con)


def clean_sample(
    source: Source, folder: Path, files: Mapping[str, Rows | str]
) -> tuple[dict[str, Rows], dict[str, int]]:
    """Clean a sample; returns the rows of each staged table, and what was dropped."""
    with sample_reader(source, folder, files) as reader:
        tables = source.clean(reader)
        return {name: table.to_pylist() for name, table in tables.items()}, dict(reader.dropped)
