"""What a source of public records is, and how its files are read.

A source is a folder under `sources/`: a card (`SOURCE.md`), and a `SOURCE` that names its files,
the columns it needs, and a function that turns them into staged tables (`staging.py`).
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

import duckdb
import pyarrow as pa

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.pipes import read_pipes

# Said outright, so that DuckDB does not guess another dialect from a damaged line.
CSV = (
    """auto_detect=false, header=true, delim=',', quote='"', escape='"', skip=0, strict_mode=true, null_padding=false"""
)


@dataclass(frozen=True)
class RawFile:
    """One file of a source, relative to the folder of raw records; a `*` in the path stands for several of one layout.

    `columns` are those the reader needs: a file that lacks one is refused with a sentence.
    """

    path: str
    columns: tuple[str, ...]
    optional: bool = False

    def found(self, folder: Path) -> list[Path]:
        """The files that are there, by name."""
        return sorted(path for path in folder.glob(self.path) if path.is_file())


@dataclass(frozen=True)
class Source:
    """A source and the function that cleans it.

    `files`: short name -> file. `clean(reader)` returns staged tables by name (see `staging.py`).
    """

    source_id: str
    files: Mapping[str, RawFile]
    clean: Callable[[Reader], dict[str, pa.Table]]
    is_fetched: bool = False  # `frombelow records fetch` brings its files; they are never shipped
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

        Several files of one layout become one view, with the needed columns and `filename`. Raises SourceAbsent
        if no file is there, RecordsFault if one is corrupt or lacks a column.
        """
        raw = self.source.files[name]
        paths = raw.found(self.folder)
        if not paths:
            raise self.absent(name)
        if "*" not in raw.path:
            self._open(name, raw, paths[0])
            return name
        parts = [f"{name} {number}" for number in range(len(paths))]
        for part, path in zip(parts, paths, strict=True):
            self._open(part, RawFile(path.relative_to(self.folder).as_posix(), raw.columns), path)
        listed = ", ".join(f'"{column}"' for column in raw.columns)
        queries = [
            f"SELECT {listed}, '{path.name}' AS filename FROM \"{part}\""
            for part, path in zip(parts, paths, strict=True)
        ]
        self.con.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {" UNION ALL ".join(queries)}')
        return name

    def has(self, name: str) -> bool:
        """Is this (optional) file in the folder?"""
        return bool(self.source.files[name].found(self.folder))

    def absent(self, name: str) -> SourceAbsent:
        """What to say of a file that is not there, and how to get it."""
        path = self.source.files[name].path
        words = "Put the file there, or go on without this source."
        if self.source.is_fetched:
            words = (
                f"`frombelow records fetch {self.source.source_id} --to FOLDER` brings it, for people with internet."
            )
        # The folder itself is not told: the sentence stands in releases, which are the same wherever they were built.
        return SourceAbsent(f"{path} is not in the folder of raw records. {words}")

    def sql(self, query: str, parameters: list[Any] | None = None) -> pa.Table:
        """Run a query over the opened files; returns an Arrow table."""
        return self.con.sql(query, params=parameters or None).to_arrow_table()

    def drop(self, rows: int, reason: str) -> None:
        """Count rows that were left out, and why (the summary and the card show it)."""
        if rows:
            self.dropped[reason] += rows

    def _open(self, name: str, raw: RawFile, path: Path) -> None:
        """One file as a view, with a look at its columns."""
        self._load(name, raw, path)
        found = [row[0] for row in self.con.execute(f'DESCRIBE "{name}"').fetchall()]
        missing = [column for column in raw.columns if column not in found]
        if missing:
            raise RecordsFault(
                f"{raw.path}: the column {missing[0]!r} is missing (found: {', '.join(found[:12])}…). "
                "The source may have renamed it: compare with the source's card."
            )

    def _load(self, name: str, raw: RawFile, path: Path) -> None:
        literal = str(path).replace("'", "''")
        if path.suffix == ".parquet":
            query = f"SELECT * FROM read_parquet('{literal}')"
        elif path.suffix == ".json":
            query = f"SELECT * FROM read_json_auto('{literal}')"
        elif path.suffix == ".txt":
            self.con.register(f"{name} lines", read_pipes(raw.path, path))
            query = f'SELECT * FROM "{name} lines"'
        else:
            check_utf8(raw.path, path)
            query = f"SELECT * FROM read_csv('{literal}', columns={csv_columns(raw.path, path)}, {CSV})"
        try:
            self.con.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {query}')
            rows = self.con.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        except duckdb.Error as error:
            raise RecordsFault(f"{raw.path} cannot be read: {_in_a_line(error)}. Fetch the file again.") from error
        self.rows_read += rows[0] if rows else 0


def _plain(path: Path) -> IO[bytes]:
    """The bytes of a file, unpacked if its name ends in .gz."""
    return cast(IO[bytes], gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def check_utf8(name: str, path: Path) -> None:
    """Raise RecordsFault naming line and column of the first byte that is not UTF-8."""
    number = 0
    try:
        with _plain(path) as stream:
            for number, line in enumerate(stream, start=1):
                _decode(name, number, line)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise RecordsFault(
            f"{name}, after line {number}: the packed file is damaged or cut short. Fetch it again."
        ) from error


def _decode(name: str, number: int, line: bytes) -> None:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RecordsFault(
            f"{name}, line {number}, column {error.start + 1}: the byte 0x{line[error.start]:02x} is not UTF-8. "
            "Save the file as UTF-8, or fetch it again."
        ) from error


def csv_columns(name: str, path: Path) -> str:
    """The columns of a CSV file, all text, as DuckDB wants them. Raises RecordsFault for an empty file or a repeated name."""
    with io.TextIOWrapper(_plain(path), encoding="utf-8-sig", newline="") as stream:
        header = next(csv.reader(stream), [])
    repeated = [column for column in header if header.count(column) > 1]
    if not header or repeated:
        raise RecordsFault(
            f"{name}, line 1: {f'the column {repeated[0]!r} stands twice' if repeated else 'the file is empty'}."
        )
    quoted = [(column or f"column{position}").replace("'", "''") for position, column in enumerate(header)]
    return "{" + ", ".join(f"'{column}': 'VARCHAR'" for column in quoted) + "}"


def _in_a_line(error: duckdb.Error) -> str:
    """DuckDB's account of a damaged file, without its advice: where, and what was expected."""
    telling = ("CSV Error on Line", "Expected Number of Columns", "Value with unterminated quote")
    lines = [line.strip().rstrip(".") for line in str(error).splitlines() if line.strip()]
    told = [line for line in lines if any(words in line for words in telling)]
    return "; ".join(dict.fromkeys(told or lines[:1])).replace("Invalid Input Error: ", "")
