"""What a source of public records is, and how its files are read.

A source is a folder under `sources/`: a card (`SOURCE.md`), and a `SOURCE` that names its files,
the columns it needs, and a function that turns them into staged tables (`staging.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from frombelow.records.faults import RecordsFault, SourceAbsent


@dataclass(frozen=True)
class RawFile:
    """One file of a source, relative to the folder of raw records.

    `columns` are those the reader needs: a file that lacks one is refused with a sentence.
    """

    path: str
    columns: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True)
class Source:
    """A source and the function that cleans it.

    `files`: short name -> file. `clean(reader)` returns staged tables by name (see `staging.py`).
    """

    source_id: str
    files: Mapping[str, RawFile]
    clean: Callable[[Reader], dict[str, pa.Table]]
    code_version: int = 1  # raise it when `clean` changes, so that a half-finished build starts it again


@dataclass
class Reader:
    """Opens the files of one source for its `clean`, and keeps count of what was left out and why."""

    source: Source
    folder: Path
    con: duckdb.DuckDBPyConnection
    rows_read: int = 0
    dropped: Counter[str] = field(default_factory=Counter)

    def view(self, name: str) -> str:
        """Make the file available to SQL under `name`; returns that name. Every CSV column is text.

        Raises SourceAbsent if the file is not there, RecordsFault if it is corrupt or lacks a column.
        """
        raw = self.source.files[name]
        path = self.folder / raw.path
        if not path.is_file():
            raise SourceAbsent(f"{raw.path} is not in {self.folder}. Put the file there, or go on without this source.")
        self._open(name, raw, path)
        found = [row[0] for row in self.con.execute(f'DESCRIBE "{name}"').fetchall()]
        missing = [column for column in raw.columns if column not in found]
        if missing:
            raise RecordsFault(
                f"{raw.path}: the column {missing[0]!r} is missing (found: {', '.join(found[:12])}…). "
                "The source may have renamed it: compare with the source's card."
            )
        return name

    def has(self, name: str) -> bool:
        """Is this (optional) file in the folder?"""
        return (self.folder / self.source.files[name].path).is_file()

    def sql(self, query: str, parameters: list[Any] | None = None) -> pa.Table:
        """Run a query over the opened files; returns an Arrow table."""
        return self.con.sql(query, params=parameters or None).to_arrow_table()

    def drop(self, rows: int, reason: str) -> None:
        """Count rows that were left out, and why (the summary and the card show it)."""
        if rows:
            self.dropped[reason] += rows

    def _open(self, name: str, raw: RawFile, path: Path) -> None:
        literal = str(path).replace("'", "''")
        if path.suffix == ".parquet":
            query = f"SELECT * FROM read_parquet('{literal}')"
        elif path.suffix == ".json":
            query = f"SELECT * FROM read_json_auto('{literal}')"
        else:
            query = f"SELECT * FROM read_csv('{literal}', all_varchar=true, header=true)"
        try:
            self.con.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {query}')
            rows = self.con.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        except duckdb.Error as error:
            first_line = str(error).splitlines()[0]
            raise RecordsFault(f"{raw.path} cannot be read: {first_line}. Fetch the file again.") from error
        self.rows_read += rows[0] if rows else 0
