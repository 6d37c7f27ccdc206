"""Until when the sources of the release tell what, and what none of them tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frombelow.hall.jobs.rules import Window, window_to
from frombelow.hall.kit.kept import kept
from frombelow.hall.terrain.models import Coverage, Source
from frombelow.hall.terrain.rules import HAPPENING_KINDS

COUNTED = ("election", "recognition", "strike")
# what an organizer in a state asks for
ASKED = (
    "union_density", "union_coverage", "right_to_work", "minimum_wage", "members", "local", "community", "sectors",
    *HAPPENING_KINDS, "wage_theft_back_wages", "wage_claims", "osha_inspections",
)  # fmt: skip
NATION = "us"


@dataclass(frozen=True)
class Known:
    """What the best source of a kind tells of a state."""

    kind: str
    state: str
    first: date | None
    last: date | None
    is_complete: bool
    note: str | None
    source: str
    source_key: str


@dataclass(frozen=True)
class Reach:
    """How far a kind is told: to which day completely (None: nowhere), and the source that reaches furthest."""

    kind: str
    complete: date | None
    furthest: Known

    @property
    def last(self) -> date | None:
        """The last day that any source tells."""
        return self.furthest.last


Rows = Sequence[Known]


def coverage() -> tuple[Known, ...]:
    """Every row of what the sources cover."""
    rows = Coverage.objects.order_by("kind", "state", "id").values_list(
        "kind", "state", "first_on", "last_on", "complete", "note", "source__title", "source__key"
    )
    return tuple(Known(*row) for row in rows)


def of(rows: Rows, kind: str, state: str) -> list[Known]:
    """The rows of one kind and state."""
    return [row for row in rows if row.kind == kind and row.state == state]


def windows(rows: Rows) -> dict[str, Window]:
    """kind -> its last years for which the whole nation is told, completely where any source is complete."""
    found = {}
    for kind in COUNTED:
        days = [(row.is_complete, row.last) for row in of(rows, kind, NATION) if row.last]
        whole = [day for is_complete, day in days if is_complete] or [day for _, day in days]
        if whole:
            found[kind] = window_to(max(whole))
    return found


def complete_later(rows: Rows, kind: str, after: date) -> dict[str, date]:
    """state -> the later day to which a source of its own is complete."""
    own = [row for row in rows if row.kind == kind and row.state != NATION and row.is_complete]
    return {row.state: row.last for row in own if row.last and row.last > after}


def reach_of(rows: Rows, state: str | None) -> tuple[list[Reach], list[str]]:
    """How far each kind is told of a state, by its own sources and the nation's, and the kinds that no source tells."""
    found, missing = [], []
    for kind in ASKED:
        told = [*of(rows, kind, NATION), *(of(rows, kind, state) if state else [])]
        if told:
            complete = max((row.last or date.max for row in told if row.is_complete), default=None)
            found.append(Reach(kind, complete, max(told, key=lambda row: (row.last or date.max, row.is_complete))))
        else:
            missing.append(kind)
    return found, missing


def ended_or_partial(found: Iterable[Reach], newest: date) -> list[Reach]:
    """Of these, those that are not complete in the newest year on record; those that ended first stand first."""
    wanted = [reach for reach in found if reach.complete is None or reach.complete.year < newest.year]
    return sorted(wanted, key=lambda reach: (reach.last or date.max, reach.kind))


def newest_day(rows: Rows) -> date | None:
    """The last day that any source of the release covers."""
    return max((row.last for row in rows if row.last), default=None)


@kept
def cards() -> list[dict[str, Any]]:
    """Every source card, those not loaded too."""
    rows = Source.objects.order_by("status", "id").values("key", "title", "status", "reason", "faults")
    return [{**row} for row in rows]


def idle(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sources that could tell more: not loaded, or at hand and not used."""
    return [card for card in found if card["status"] != "loaded"]


def faults(found: Sequence[dict[str, Any]], key: str) -> list[str]:
    """What is wrong with a source, a line each; nothing where the release does not have it."""
    text = next((card["faults"] for card in found if card["key"] == key), None)
    return [line for line in (text or "").splitlines() if line.strip()]
