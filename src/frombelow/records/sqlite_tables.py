"""Opens the tables of an SQLite file for a source, as the Reader opens Parquet and CSV."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from frombelow.records.faults import RecordsFault
from frombelow.records.source import Reader

ROWS = 50_000


def open_tables(reader: Reader, name: str, tables: Mapping[str, tuple[str, ...]]) -> None:
    """Make tables of an SQLite file available to SQL under their own names; every column is text.

    `tables`: table -> the columns needed; others are not read. Raises SourceAbsent if the file is not there,
    RecordsFault if it is damaged or lacks a table or a column.
    """
    raw = reader.source.files[name]
    path = reader.folder / raw.path
    if not path.is_file():
        raise reader.absent(name)
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            for table, columns in tables.items():
                _check(database, raw.path, table, columns)
                rows = _read(database, table, columns)
                reader.con.register(table, rows)
                reader.rows_read += rows.num_rows
    except sqlite3.Error as error:
        raise RecordsFault(f"{raw.path} cannot be read: {error}. Fetch the file again.") from error


def open_query(reader: Reader, name: str, table: str, columns: tuple[str, ...], query: str, view: str) -> None:
    """Make the answer of a query over one table of an SQLite file available to SQL under `view`; every column is text.

    For tables of millions of rows: the adding up is done where they lie. `columns`: those the query needs.
    Raises as `open_tables`.
    """
    raw = reader.source.files[name]
    path = reader.folder / raw.path
    if not path.is_file():
        raise reader.absent(name)
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            _check(database, raw.path, table, columns)
            reader.rows_read += int(database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
            reader.con.register(view, _pieces(database.execute(query)))
    except sqlite3.Error as error:
        raise RecordsFault(f"{raw.path} cannot be read: {error}. Fetch the file again.") from error


def _check(database: sqlite3.Connection, path: str, table: str, columns: tuple[str, ...]) -> None:
    found = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
    if not found:
        raise RecordsFault(f"{path}: the table {table!r} is missing. Compare with the source's card.")
    missing = [column for column in columns if column not in found]
    if missing:
        raise RecordsFault(
            f"{path}, table {table!r}: the column {missing[0]!r} is missing (found: {', '.join(found[:12])}…). "
            "The source may have renamed it: compare with the source's card."
        )


def _read(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> pa.Table:
    listed = ", ".join(f'CAST("{column}" AS TEXT) AS "{column}"' for column in columns)
    return _pieces(database.execute(f'SELECT {listed} FROM "{table}"'))


def _pieces(rows: sqlite3.Cursor) -> pa.Table:
    """An answer read in pieces, every column text: as objects of Python the whole would take many times its size."""
    schema = pa.schema([pa.field(column[0], pa.string()) for column in rows.description])
    pieces = [schema.empty_table()]
    while piece := rows.fetchmany(ROWS):
        values = [[None if v is None else str(v) for v in column] for column in zip(*piece, strict=True)]
        pieces.append(pa.table([pa.array(column, pa.string()) for column in values], schema=schema))
    return pa.concat_tables(pieces)


def has_table(reader: Reader, name: str, table: str) -> bool:
    """Does the SQLite file hold this table?"""
    path = reader.folder / reader.source.files[name].path
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return bool(database.execute(f'PRAGMA table_info("{table}")').fetchall())


def is_sqlite(path: str) -> bool:
    """Does the name of this file say that it is an SQLite database?"""
    return Path(path).suffix in {".db", ".sqlite", ".sqlite3"}
