"""What is wrong in a file of ballots, and what was mended: the same for every format.

A `Fault` stops the reading and says in one sentence what is wrong, where, and what to do. A `Repair` says what was read although it was loose,
and in which lines. Both keep an English pattern and its values (`Said`), so that a page can say them in the reader's language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from frombelow.methods.ballots.papers import Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.result import Said

AnyPapers = TypeVar("AnyPapers", RankedPapers, ScoredPapers)


class Fault(Exception):
    """The file cannot be read. `line` and `column` count from 1; 0 where the fault has no place of its own."""

    def __init__(self, said: Said, line: int = 0, column: int = 0) -> None:
        super().__init__(said, line, column)
        self.said, self.line, self.column = said, line, column

    @property
    def where(self) -> Said | None:
        """The place alone, to be translated beside the sentence."""
        if self.line and self.column:
            return Said("Line {line}, column {column}", {"line": str(self.line), "column": str(self.column)})
        return Said("Line {line}", {"line": str(self.line)}) if self.line else None

    def __str__(self) -> str:
        return f"{self.where}: {self.said}" if self.where else str(self.said)


@dataclass(frozen=True)
class Repair:
    """Something loose whose meaning is plain: what was read for it, and the lines where it stands (none: the file as a whole)."""

    said: Said
    lines: tuple[int, ...] = ()

    @property
    def where(self) -> Said | None:
        """The lines alone, neighbors drawn together: "Lines 12, 40–48"."""
        if not self.lines:
            return None
        pattern = "Line {lines}" if len(self.lines) == 1 else "Lines {lines}"
        return Said(pattern, {"lines": _spans(self.lines)})

    def __str__(self) -> str:
        return f"{self.where}: {self.said}" if self.where else str(self.said)


@dataclass
class Mending:
    """Gathers repairs while a file is read; the same repair in many lines is one."""

    _lines: dict[tuple[str, tuple[tuple[str, str], ...]], list[int]] = field(default_factory=dict)

    def note(self, line: int, pattern: str, **values: str) -> None:
        """`line` 0: the file as a whole."""
        lines = self._lines.setdefault((pattern, tuple(values.items())), [])
        if line:
            lines.append(line)

    def repairs(self) -> tuple[Repair, ...]:
        """In the order of the lines, those of the whole file first."""
        found = [
            Repair(Said(pattern, dict(values)), tuple(sorted(set(lines))))
            for (pattern, values), lines in self._lines.items()
        ]
        return tuple(sorted(found, key=lambda repair: repair.lines[:1]))


class Reading(NamedTuple, Generic[AnyPapers]):
    """What a file says: unpack it as `contest, papers, repairs`."""

    contest: Contest
    papers: AnyPapers
    repairs: tuple[Repair, ...]


def _spans(lines: Sequence[int]) -> str:
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][1] + 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
