"""Collects measured rows, prints them, and writes them into docs/benchmarks.md."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

DOCUMENT = Path(__file__).parent.parent / "docs" / "benchmarks.md"
SHARED = Path(__file__).parent.parent.parent / "shared" / "data"


@dataclass(frozen=True)
class Row:
    """One measured figure: what, the figure, the bar it is held against, and whether it holds."""

    chapter: str
    what: str
    figure: str
    bar: str
    holds: bool | None
    note: str = ""


@dataclass
class Report:
    """The rows of one run."""

    rows: list[Row] = field(default_factory=list)
    chapter: str = ""

    def add(self, what: str, figure: str, *, bar: str = "", holds: bool | None = None, note: str = "") -> None:
        """Add a row, and say so: some chapters take half an hour. `holds` is None where a figure has no bar (a peer, a context figure)."""
        self.rows.append(Row(self.chapter, what, figure, bar, holds, note))
        print(f"{datetime.now():%H:%M:%S}  {what}: {figure}", file=sys.stderr, flush=True)

    def show(self) -> None:
        """Print the rows in a table."""
        table = Table("", "what", "figure", "bar", "note")
        for row in self.rows:
            mark = {True: "✓", False: "✗", None: ""}[row.holds]
            table.add_row(mark, f"{row.chapter}: {row.what}", row.figure, row.bar, row.note)
        Console(width=180).print(table)

    def write(self, today: date) -> None:
        """Put the chapters of this run into docs/benchmarks.md, each with its day; others stay as they were measured."""
        chapters = chapters_of(DOCUMENT.read_text(encoding="utf-8")) if DOCUMENT.is_file() else {}
        for chapter in dict.fromkeys(row.chapter for row in self.rows):
            chapters[chapter] = self._told(chapter, today)
        head = f"# Benchmarks\n\nPrinted by `make bench`, {machine()}. Every chapter says when it was measured.\n\n"
        told = (f"## {chapter}\n\n{body}\n" for chapter, body in sorted(chapters.items()))
        DOCUMENT.write_text(head + "\n".join(told), encoding="utf-8")

    def _told(self, chapter: str, today: date) -> str:
        lines = [
            f"Measured on {today.day} {today:%B %Y}.",
            "",
            "| holds | what | figure | bar | note |",
            "|---|---|---|---|---|",
        ]
        for row in (row for row in self.rows if row.chapter == chapter):
            mark = {True: "yes", False: "**no**", None: ""}[row.holds]
            lines.append(f"| {mark} | {row.what} | {row.figure} | {row.bar} | {row.note} |")
        return "\n".join(lines)


def chapters_of(document: str) -> dict[str, str]:
    """The chapters of the document by their headings."""
    parts = [part.partition("\n") for part in f"\n{document}".split("\n## ")[1:]]
    return {heading.strip(): body.strip() for heading, _, body in parts}


def machine() -> str:
    """The machine in a few words."""
    import os

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"
