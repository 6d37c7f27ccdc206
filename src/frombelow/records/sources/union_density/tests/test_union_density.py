"""Union density: intervals of areas, pooled cells, sectors by code."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from frombelow.records.sources.naics_titles import SECTORS
from frombelow.records.sources.sampling import Rows, clean_sample
from frombelow.records.sources.union_density import SOURCE
from frombelow.records.sources.union_density.cells import Cell, add_up, pool_density
from frombelow.records.sources.union_density.design_effect import StateYear, squared_differences
from frombelow.records.sources.union_density.industries import RANGES, sector_of


def cell(place: str, asked: int, share: float, code: str = "8680") -> Cell:
    return Cell(place, "cps_industry", code, "Restaurants", "72", asked, 1000.0, 1000.0 * share)


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Rows]:
    area = {"observations": "400", "employment": "1000.5", "members": "100.05", "covered": "120.06"}
    industry = {"Industry Name ": "CONSTRUCTION", "IND": "770", "employment": "500.0", "members": "50"}
    files: dict[str, Rows | str] = {
        "state_years": [area | {"State": name, "YEAR": "2020"} for name in ("North Carolina", "Illinois", "D.C.")],
        "counties": [area | {"geoid": "1097"}],
        "metros": [area | {"geoid": "20500"}],
        "cities": [area | {"geoid": "0427820"}],
        "state_industry": [
            industry | {"State": "North Carolina", "observations": "100"},
            industry | {"State": "Illinois", "observations": "10"},
        ],
    }
    made, dropped = clean_sample(SOURCE, tmp_path, files)
    assert list(dropped.values()) == [1]
    return made


def test_every_area_has_a_share_inside_an_interval(tables: dict[str, Rows]) -> None:
    density = {row["place_id"]: row for row in tables["measure"] if row["measure"] == "union_density"}
    assert set(density) == {"37", "17", "11", "us", "01097", "m20500"}
    for row in density.values():
        assert row["value"] == pytest.approx(0.1)
        assert row["low"] < row["value"] < row["high"]
    assert density["us"]["observations"] == 1200
    pooled, yearly = density["m20500"], density["37"]
    assert pooled["high"] - pooled["low"] > yearly["high"] - yearly["low"]  # the same people were asked twice
    assert "pooled" in pooled["note"]


def test_small_cells_are_pooled_and_say_so(tables: dict[str, Rows]) -> None:
    found = {(row["place_id"], row["scheme"]): row for row in tables["sector"]}
    large, small = found["37", "cps_industry"], found["17", "cps_industry"]
    assert (large["density_basis"], large["jobs"], large["parent_code"]) == ("37", 500, "23")
    assert (small["density_basis"], small["jobs"], small["jobs_status"]) == ("17 pooled", None, "suppressed")
    assert found["us", "naics"]["code"] == "23"
    assert found["us", "naics"]["jobs"] == 1000
    assert large["title"] == "Construction"


def test_a_small_cell_is_expected_to_follow_its_state() -> None:
    industry = [cell("us", 5000, 0.10), cell("28", 4, 0.0), cell("36", 4, 0.0)]
    other = [cell(place, 4000, share, "7860") for place, share in (("us", 0.10), ("28", 0.03), ("36", 0.30))]
    cells = [*industry, *other]
    rows = pool_density([*cells, *add_up(cells, sector=True)]).to_pylist()
    weak, strong = rows[1]["density"], rows[2]["density"]
    assert 0 < weak < 0.10 < strong < 0.30


def test_sectors_cover_the_code_list_in_order() -> None:
    assert [sector for _, sector in RANGES] == list(SECTORS)
    assert all(a < b for (a, _), (b, _) in pairwise(RANGES))
    assert [sector_of(code) for code in (170, 6370, 7480, 8680, 9590, 9670)] == ["11", "48-49", "54", "72", "92", None]


def test_simple_samples_differ_as_expected() -> None:
    chance = np.random.default_rng(1935)
    years = [
        StateYear(f"s{state}", year, chance.binomial(4000, 0.1) / 4000, 4000)
        for state in range(400)
        for year in (1, 2, 3)
    ]
    assert squared_differences(years) == pytest.approx({1: 1.0, 2: 1.0}, abs=0.15)
