"""Sentences as an English pattern with its values, so that a page can tell them in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Said:
    """One sentence. Values stand as text; the pattern names them in braces."""

    pattern: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.pattern.format(**self.values)


def said(pattern: str, **values: object) -> Said:
    """A sentence from a pattern and any values: `said("{n} votes", n=3)`."""
    return Said(pattern, {name: str(value) for name, value in values.items()})


class Unreadable(ValueError):
    """What was given cannot be read: one sentence for each fault, the first ones only where there are many."""

    def __init__(self, *problems: Said) -> None:
        super().__init__(" ".join(map(str, problems)))
        self.problems = problems
