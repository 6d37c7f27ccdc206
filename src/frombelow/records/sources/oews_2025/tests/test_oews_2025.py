"""Occupations of places, industries of the nation."""

import json
from pathlib import Path

import pytest

from frombelow.records.sources.oews_2025 import SOURCE
from frombelow.records.sources.sampling import Rows, clean_sample

NAN = float("nan")


def line(
    kind: str, area: str, job: str, jobs: float, pay: float, median: float, industry: str = "000000"
) -> dict[str, object]:
    return {
        "areatype": kind, "area_code": area, "industry_code": industry, "occupation_code": job,
        "v01_employment": jobs, "v04_annual_mean_wage": pay, "v08_hourly_median_wage": median,
    }  # fmt: skip


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Rows]:
    files: dict[str, Rows | str] = {
        "areas": [
            line("S", "3700000", "000000", 4_941_820.0, 65_000.0, 23.06),
            line("S", "3700000", "350000", 452_410.0, 33_640.0, 15.0),
            line("M", "0017410", "353023", NAN, 30_000.0, 14.0),
            line("M", "3900002", "353023", 10.0, 30_000.0, 14.0),
        ],
        "nation": [
            line("N", "0000000", "000000", 155_495_730.0, 69_770.0, 24.51),
            line("N", "0000000", "353023", 3_000_000.0, NAN, 14.0),
            line("N", "0000000", "000000", 12_654_310.0, 69_130.0, 26.48, "31--34"),
            line("N", "0000000", "000000", 100.0, 1.0, 1.0, "999001"),
            line("N", "0000000", "000000", 10_242_890.0, 80_290.0, 33.21, "99-100"),
            line("N", "0000000", "000000", 1_700_000.0, 45_000.0, 20.0, "311000"),
        ],
        "occupations": [
            {"occupation_code": "000000", "occupation_name": "All Occupations", "display_level": "0"},
            {"occupation_code": "350000", "occupation_name": "Food Preparation", "display_level": "0"},
            {"occupation_code": "353023", "occupation_name": "Fast Food Workers", "display_level": "3"},
        ],
        "industries": [
            {"industry_code": "31--34", "industry_name": "Sectors 31, 32, and 33", "display_level": "2"},
            {"industry_code": "99-100", "industry_name": "Sector 99", "display_level": "2"},
            {"industry_code": "999001", "industry_name": "Government with schools", "display_level": "1"},
            {"industry_code": "311000", "industry_name": "Food Manufacturing", "display_level": "3"},
        ],
        "area_names": [
            {"area_code": "0017410", "area_name": "Cleveland, OH", "state_code": "39"},
            {"area_code": "3900002", "area_name": "Eastern Ohio nonmetropolitan area", "state_code": "39"},
        ],
        "counties": [{"cbsa_code": "17460", "cbsa_type": "metro"}],
        "naics_2022": json.dumps({"taxonomies": {"2": [{"id": "11", "name": "Agriculture", "description": ""}]}}),
    }
    made, _ = clean_sample(SOURCE, tmp_path, files)
    return made


def test_what_was_not_released_is_suppressed(tables: dict[str, Rows]) -> None:
    [cleveland] = [row for row in tables["sector"] if row["place_id"] == "m17460"]  # renamed from 17410
    assert (cleveland["code"], cleveland["level"], cleveland["parent_code"]) == ("35-3023", 2, "35-0000")
    assert (cleveland["jobs"], cleveland["jobs_status"], cleveland["pay_status"]) == (None, "suppressed", "reported")


def test_areas_that_are_no_places_here_stand_apart(tables: dict[str, Rows]) -> None:
    [countryside] = tables["area_occupation"]
    assert (countryside["area_title"], countryside["state_id"]) == ("Eastern Ohio nonmetropolitan area", "39")
    assert (countryside["code"], countryside["jobs"]) == ("35-3023", 10)


def test_totals_are_measures(tables: dict[str, Rows]) -> None:
    found = {(row["place_id"], row["measure"]): row["value"] for row in tables["measure"]}
    assert found["us", "jobs"] == 155_495_730
    assert found["37", "median_hourly_wage"] == 23.06


def test_industries_of_the_nation(tables: dict[str, Rows]) -> None:
    found = {row["code"]: row for row in tables["sector"] if row["place_id"] == "us" and row["scheme"] != "soc"}
    assert set(found) == {"31-33", "92", "311"}
    assert found["92"]["title"].startswith("Government")
    assert (found["311"]["scheme"], found["311"]["parent_code"]) == ("naics_detail", "31-33")
