"""Score: numbers about places, and the openings. Reads only what the earlier steps left in the work folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from frombelow.records.digest import code_digest
from frombelow.records.staging import MEASURE
from frombelow.records.steps.score_places import released_places
from frombelow.records.tasks import Desk, Task
from frombelow.records.work import Outcome

HERE = Path(__file__).parent


def tasks(before: Sequence[str]) -> list[Task]:
    """`before`: the tasks of clean and link, by name."""
    cleaned = tuple(name for name in before if name.startswith("clean:"))
    return [Task("score:numbers", numbers, cleaned, code_digest([HERE / "score.py", HERE / "score_places.py"]))]


def numbers(desk: Desk) -> Outcome:
    """Places, and the numbers about them."""
    measure = desk.maybe("measure")
    if measure is None:
        measure = MEASURE.schema.empty_table()
    place = desk.maybe("place")
    tables = {"measure": measure}
    if place is not None:
        tables["place"] = released_places(place, measure)
    sector = desk.maybe("sector")
    if sector is not None:
        tables["sector"] = sector
    return Outcome(tables)
