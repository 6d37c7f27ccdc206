"""Minimum wages: the newest in force, the highest that binds a county, cities in its note."""

from pathlib import Path

import pytest

from frombelow.records.sources.minimum_wage import SOURCE
from frombelow.records.sources.sampling import Rows, clean_sample


def step(year: int, wage: str, month: int = 12, day: int = 31, **who: str) -> dict[str, str]:
    return {"year": str(year), "month": str(month), "day": str(day), "mw": wage, **who}


@pytest.fixture
def rows(tmp_path: Path) -> dict[str, dict[str, object]]:
    files: dict[str, Rows | str] = {
        "federal": [{"year": "2009", "month": "7", "day": "24", "Fed_mw": "7.25"}],
        "states": [
            step(2022, "7.25", statename="North Carolina"),
            step(2022, "12", 1, 1, statename="Illinois"),
            step(2025, "15", 1, 1, statename="Illinois"),
            step(2022, "11", 1, 1, statename="Virginia"),
            step(2026, "15", 1, 1, statename="Virginia"),
            step(2028, "18", 1, 1, statename="Hawaii"),
            step(2022, "10.10", statename="Hawaii"),
            step(2022, "5.15", statename="Georgia"),
        ],
        "localities": [
            step(2022, "13.35", statename="Illinois", locality="Cook County"),
            step(2022, "15.40", statename="Illinois", locality="Chicago"),
            step(2022, "", statename="Illinois", locality="Cook County"),
            step(2022, "7.25", statename="Iowa", locality="Linn County"),
        ],
    }
    tables, dropped = clean_sample(SOURCE, tmp_path, files)
    assert sorted(dropped.values()) == [1, 1, 1, 1]
    return {row["place_id"]: row for row in tables["measure"]}


def test_steps_that_never_came_or_lie_ahead_are_left_out(rows: dict[str, dict[str, object]]) -> None:
    assert rows["51"]["value"] == 11
    assert rows["15"]["value"] == 10.10


def test_a_step_the_law_had_fixed_is_an_estimate(rows: dict[str, dict[str, object]]) -> None:
    assert (rows["17"]["value"], rows["17"]["year"], rows["17"]["status"]) == (15, 2025, "estimated")
    assert rows["37"]["status"] == "reported"


def test_no_state_falls_below_the_federal_minimum(rows: dict[str, dict[str, object]]) -> None:
    assert (rows["13"]["value"], rows["13"]["note"]) == (7.25, "The federal minimum.")


def test_a_county_shows_the_highest_that_binds_it_and_names_its_cities(rows: dict[str, dict[str, object]]) -> None:
    assert (rows["17031"]["value"], rows["17031"]["note"]) == (15, "State law. Higher in: Chicago $15.40 (2022).")
