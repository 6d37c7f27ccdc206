"""What a build says at its end: rows by source, rows by table, time and memory."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from frombelow.records.tasks import Done, peak_memory


@dataclass
class Summary:
    """Collected while a build runs; `sources` are rows of the table `source`."""

    done: list[Done] = field(default_factory=list)
    sources: Sequence[Mapping[str, Any]] = ()
    manifest: Mapping[str, Any] = field(default_factory=dict)
    unmet: Sequence[str] = ()  # what the sources' own expectations found wanting
    seconds: float = 0.0
    peak_before: int = 0  # bytes, when the last task was done

    def peak(self) -> int:
        """Bytes: never too low. While tasks ran, the peaks of this process and of each worker are added up, whether
        or not they came at the same moment; while publishing this process was alone."""
        workers: dict[int, int] = {}
        for done in self.done:
            workers[done.worker] = max(workers.get(done.worker, 0), done.peak)
        workers.pop(os.getpid(), None)
        return max(self.peak_before or peak_memory() + sum(workers.values()), peak_memory())

    def show(self, console: Console) -> None:
        """Print the tables, what is not as expected, and the last sentence."""
        console.print(self._sources())
        console.print(self._tables())
        for sentence in self.unmet:
            console.print(f"Not as expected: {sentence}", highlight=False)
        console.print(
            f"Release {self.manifest['release_id']}: {self.seconds:.1f} s, at most {self.peak() / 2**30:.2f} GiB of memory."
        )

    def _sources(self) -> Table:
        table = Table("source", "status", "read", "kept", "left out, and why", title="Sources")
        for row in self.sources:
            read, kept = (f"{row[key]:,}" if row[key] is not None else "" for key in ("rows_read", "rows_kept"))
            table.add_row(row["source_id"], row["status"], read, kept, _reasons(row))
        return table

    def _tables(self) -> Table:
        table = Table("table", "rows", "bytes", title="Tables of the release")
        for name, entry in self.manifest["tables"].items():
            table.add_row(name, f"{entry['rows']:,}", f"{entry['bytes']:,}")
        return table


def _reasons(row: Mapping[str, Any]) -> str:
    if row["status"] != "loaded":
        return row["reason"] or ""
    dropped = json.loads(row["dropped"] or "{}")
    return "\n".join(f"{rows:,}: {reason}" for reason, rows in dropped.items())
