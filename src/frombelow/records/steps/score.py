"""Score: numbers about places, and the openings. Reads only what the earlier steps left in the work folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from frombelow.records.digest import code_digest
from frombelow.records.potential import facts
from frombelow.records.potential.table import cell_table
from frombelow.records.release_format import TABLES
from frombelow.records.steps.link_register import staged
from frombelow.records.steps.publish import MADE_BY
from frombelow.records.steps.score_counts import counted_measures
from frombelow.records.steps.score_industry import READS as INDUSTRY_READS
from frombelow.records.steps.score_industry import employer_sectors
from frombelow.records.steps.score_numbers import score_numbers
from frombelow.records.steps.score_openings import READS, openings
from frombelow.records.steps.score_places import released_places
from frombelow.records.tasks import Desk, Task
from frombelow.records.work import Outcome

HERE = Path(__file__).parent
METHODS = HERE.parent.parent / "methods"


def tasks(before: Sequence[str]) -> list[Task]:
    """`before`: the tasks of clean and link, by name."""
    cleaned = tuple(name for name in before if name.startswith("clean:"))
    code = code_digest([*HERE.glob("score*"), METHODS / "potential", METHODS / "common"])
    industry_code = code_digest([*HERE.glob("score_industry*"), METHODS / "potential" / "industry"])
    return [
        Task("score:numbers", numbers, (*cleaned, "link:players"), code),
        Task("score:openings", score_openings, ("link:players", "score:numbers"), code),
        Task("score:industry", score_industry, ("link:players",), industry_code),
        Task(
            "score:cells",
            score_cells,
            (*cleaned, "link:players", "score:numbers", "score:industry"),
            code_digest([HERE.parent / "potential", METHODS / "potential"]),
        ),
    ]


def numbers(desk: Desk) -> Outcome:
    """Places, and the numbers about them: those the sources tell and those counted here."""
    cleaned, linked = desk.only("clean:"), desk.only("link:")
    told = {name: staged(cleaned, name) for name in ("place", "measure", "sector", "coverage")}
    counted = counted_measures(linked.table("happening"), linked.table("player"), told["place"], told["coverage"])
    scored = score_numbers(measure=told["measure"], sector=told["sector"], place=told["place"])
    measure = pa.concat_tables([scored["measure"], counted])
    return Outcome({"place": released_places(told["place"], measure), "measure": measure, "sector": scored["sector"]})


def score_openings(desk: Desk) -> Outcome:
    """Reasons to look at a place first."""
    return Outcome(
        {"opening": TABLES["opening"].fit(openings({name: desk.table(name) for name in READS}), "score:openings")}
    )


def score_industry(desk: Desk) -> Outcome:
    """The sector of every employer, told or predicted."""
    tables = {name: desk.table(name) for name in INDUSTRY_READS}
    return Outcome({"employer_sector": TABLES["employer_sector"].fit(employer_sectors(tables), "score:industry")})


def score_cells(desk: Desk) -> Outcome:
    """Every sector of every county, as known on the last day of the release."""
    tables = {name: _table(desk.only(MADE_BY[name]), name) for name in facts.TABLES}
    return Outcome({"cell": TABLES["cell"].fit(cell_table(tables), "score:cells")})


def _table(desk: Desk, name: str) -> pa.Table:
    """Its rows; none where no source at hand tells any."""
    try:
        return desk.table(name)
    except KeyError:
        return TABLES[name].schema.empty_table()
