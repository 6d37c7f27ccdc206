"""Figures a page shows: one number with its unit, interval, year, comparisons and source. Plain values, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Whether a figure can be shown, and if not, why."""

    SHOWN = "shown"
    SUPPRESSED = "suppressed"
    SMALL_SAMPLE = "small_sample"
    NOT_LOADED = "not_loaded"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Comparison:
    """The same figure for another place: the state, the South, the nation."""

    label: str
    value: float | None


@dataclass(frozen=True)
class Stat:
    """One figure at a glance. `value`, `low`, `high` are in `unit`; a share runs from 0 to 1.

    Units: count, people, jobs, share, dollars, dollars_per_hour, years, flag (1 yes, 0 no).
    `caution` is what to know before one reads the number; it stands right under it, on paper too.
    `words` stands for the number where words say it better; `place` names whose figure it is beside the comparisons.
    """

    label: str
    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    year: str = ""
    place: str = ""
    comparisons: tuple[Comparison, ...] = ()
    source: str = ""
    source_url: str = ""
    state: State = State.SHOWN
    caution: str = ""
    note: str = ""
    words: str = ""
    url: str = ""

    @property
    def is_shown(self) -> bool:
        """A number (or words in its place) stands on the card."""
        return bool(self.words) or (self.value is not None and self.state in {State.SHOWN, State.SMALL_SAMPLE})

    @property
    def scale(self) -> float:
        """The longest bar of the comparison."""
        values = [self.value, self.high, *(other.value for other in self.comparisons)]
        return max((value for value in values if value is not None), default=0.0)


@dataclass(frozen=True)
class Crumb:
    """One step of the way to this page; the last has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Suggestion:
    """One line under the search box: what it is, what kind of thing, where it leads."""

    label: str
    note: str
    url: str


@dataclass(frozen=True)
class Section:
    """One part of a page or a set of pages: an anchor (`#players`) or an address."""

    label: str
    url: str
    count: int | None = None
    is_current: bool = False
