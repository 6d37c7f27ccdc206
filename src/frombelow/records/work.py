"""The work folder of a build: every finished piece of work, with the stamp of what it was made from.

A piece is a folder of Parquet files and `done.json`. It is written beside its place and renamed, so that
a build killed at any moment leaves either the whole piece or nothing.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from frombelow.records import parquet


@dataclass(frozen=True)
class Outcome:
    """What a piece of work made: tables by name, and notes (values JSON can hold) for the summary."""

    tables: Mapping[str, pa.Table]
    notes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Work:
    """The folder, with one folder per finished piece."""

    folder: Path

    def done(self, piece: str, stamp: str) -> bool:
        """Was this piece finished from exactly this input?"""
        record = self.record(piece)
        return record is not None and record["stamp"] == stamp

    def record(self, piece: str) -> dict[str, Any] | None:
        """What `done.json` says, or None where the piece is missing or damaged."""
        try:
            found: dict[str, Any] = json.loads((self._place(piece) / "done.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found

    def keep(self, piece: str, stamp: str, outcome: Outcome) -> None:
        """Put a finished piece in its place, at one stroke."""
        place = self._place(piece)
        beside = place.with_name(place.name + ".unfinished")
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        for name, table in outcome.tables.items():
            parquet.write(table, beside / f"{name}.parquet")
        record = {"stamp": stamp, "tables": sorted(outcome.tables), "notes": dict(outcome.notes)}
        (beside / "done.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        beside.rename(place)

    def table(self, name: str, pieces: tuple[str, ...]) -> pa.Table | None:
        """The rows of a table from all the pieces that made it, or None if none did."""
        paths = [self._place(piece) / f"{name}.parquet" for piece in pieces]
        tables = [parquet.read(path) for path in paths if path.is_file()]
        return pa.concat_tables(tables, promote_options="permissive") if tables else None

    def _place(self, piece: str) -> Path:
        return self.folder / piece.replace(":", "/")
