"""From cells to counties, and to occupations in areas."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from frombelow.methods.potential.cells import parts_of
from frombelow.methods.potential.tests.small import cells
from frombelow.records.faults import RecordsFault
from frombelow.records.potential.facts import cells_on, opened, view
from frombelow.records.potential.tests.small_release import measure, sectors, tables
from frombelow.records.potential.wider import PUBLISHED, area_rates, counties_of, occupations_on

NOT_KNOWN = float("nan")


def county_of(*rows, **more):
    """(workers, {part: (value, error, known)}) of the first county of these cells."""
    made = cells(*rows, **more)
    fips, workers, parts = counties_of(made, parts_of(made))
    assert fips == sorted(set(made.county.tolist()))
    told = {key: (parts.value[0, k], parts.error[0, k], parts.known[0, k]) for k, key in enumerate(parts.keys)}
    return workers[0], told


def test_a_county_is_the_mean_of_its_cells_weighed_by_their_workers():
    workers, told = county_of(
        {"workers": 3000.0, "growth": 0.05}, {"code": "72", "workers": 1000.0}, {"county": "39003"}
    )
    assert workers == 4000
    assert told["growth"][0] == pytest.approx(0.75 * 1 + 0.25 * 0.5)
    assert told["growth"][1] == pytest.approx(np.hypot(0.75 * 0.05, 0.25 * 0.05))


def test_its_size_is_that_of_all_its_workers():
    _, told = county_of({"workers": 600_000.0}, {"code": "72", "workers": 400_000.0})
    assert told["size"][0] == pytest.approx(1)
    _, told = county_of({"workers": 900.0}, {"code": "72", "workers": 100.0})
    assert told["size"][0] == pytest.approx(0.5)


def test_a_part_is_known_where_it_is_known_for_half_of_the_workers():
    rows = {"workers": 1000.0, "pay": NOT_KNOWN}, {"code": "72", "workers": 1000.0}
    assert county_of(*rows)[1]["low_pay"][2]
    rows = {"workers": 1001.0, "pay": NOT_KNOWN}, {"code": "72", "workers": 1000.0}
    assert not county_of(*rows)[1]["low_pay"][2]


def test_a_county_of_cells_without_workers_still_has_a_mean():
    workers, told = county_of({"workers": 0.0, "growth": 0.05}, {"code": "72", "workers": 0.0}, {"county": "39003"})
    assert workers == 0
    assert told["growth"][0] == pytest.approx(0.75)
    assert all(np.isfinite(value) for value, *_ in told.values())


def test_rates_of_areas_are_means_by_workers():
    made = cells(
        {"workers": 3000.0},
        {"county": "39003", "workers": 1000.0},
        {"county": "39005"},
        times=(2.0, 6.0, 1.0),
        error=0.5,
    )
    told = {
        row["area"]: row for row in area_rates(made, {"39001": "m10000", "39003": "m10000", "39005": None}).to_pylist()
    }
    assert told["m10000"]["petitions"] == pytest.approx((3 * 2 + 1 * 6) / 4)
    assert told["m10000"]["petitions_error"] == pytest.approx(0.5 * np.hypot(6, 6) / 12)
    assert told["39"]["petitions"] == pytest.approx((3 * 2 + 6 + 1) / 5)


def test_an_area_files_as_its_cells_with_a_rate_do():
    made = cells({"workers": 3000.0}, {"code": "92", "workers": 9000.0}, times=(2.0, float("nan")), error=0.5)
    told = {row["area"]: row for row in area_rates(made, {"39001": "m10000"}).to_pylist()}
    assert told["m10000"]["petitions"] == pytest.approx(2)
    assert told["m10000"]["petitions_error"] == pytest.approx(0.5)


def occupation(place, code, jobs, pay):
    return {"place_id": place, "scheme": "soc", "code": code, "title": f"Work {code}", "jobs": jobs, "pay": pay, "source_id": "oews_2025",
            "jobs_status": "reported", "pay_status": "reported", "level": 1}  # fmt: skip


AREA = {"area_code": "3900001", "area_title": "Northern Ohio nonmetropolitan area", "state_id": "39", "title": "Work", "level": 1, "year": 2025,
        "source_id": "oews_2025"}  # fmt: skip
LINES = [
    occupation("us", "35-3023", 1e6, 30_000.0), occupation("39", "35-0000", 3000.0, 30_000.0), occupation("39", "29-0000", 1000.0, 70_000.0),
    occupation("39", "35-3023", None, 28_000.0), occupation("m10000", "35-3023", 900.0, 29_000.0), occupation("m10000", "35-0000", 1000.0, 30_000.0),
]  # fmt: skip
BEYOND = [
    AREA | {"code": "35-3023", "jobs": 100.0, "pay": 27_000.0},
    AREA | {"code": "35-0000", "jobs": None, "pay": 27_500.0},
]
FIGURES = [
    measure("39", "union_density", 0.13) | {"low": 0.12, "high": 0.14}, measure("m10000", "union_density", 0.2) | {"low": 0.1, "high": 0.3},
    measure("39", "right_to_work", 0.0), measure("39", "right_to_work", 1.0, PUBLISHED.year),
]  # fmt: skip


@pytest.fixture(scope="module")
def occupations():
    made = tables(sector_rows=[*sectors(), *LINES], occupations=BEYOND, more_measures=FIGURES)
    with opened(made) as con:
        view(con, "area_occupation", made["area_occupation"])
        told = occupations_on(con, PUBLISHED, cells_on(con, PUBLISHED))
        with pytest.raises(
            RecordsFault, match=r"No occupations can be ranked as of 2024-01-01.*were published on 2026-05-15"
        ):
            occupations_on(con, date(2024, 1, 1), cells_on(con, PUBLISHED))
    names = [name for name in vars(told) if name not in ("area", "code")]
    return {
        (str(told.area[n]), str(told.code[n])): {name: getattr(told, name)[n] for name in names}
        for n in range(len(told.code))
    }


def test_occupations_of_states_areas_and_areas_that_are_no_places_are_there(occupations):
    assert set(occupations) == {(row["place_id"], row["code"]) for row in LINES if row["place_id"] != "us"} | {
        ("3900001", "35-3023"), ("3900001", "35-0000")
    }  # fmt: skip


def test_suppressed_jobs_are_not_known(occupations):
    assert np.isnan(occupations["39", "35-3023"]["jobs"])
    assert np.isnan(occupations["3900001", "35-0000"]["jobs"])


def test_pay_stands_beside_the_nations_and_the_areas(occupations):
    row = occupations["39", "35-3023"]
    assert (row["pay"], row["nation_pay"]) == (28_000, 30_000)
    assert row["area_pay"] == pytest.approx((3000 * 30_000 + 1000 * 70_000) / 4000)
    assert np.isnan(occupations["39", "29-0000"]["nation_pay"])
    assert np.isnan(occupations["3900001", "35-3023"]["area_pay"]), "its only group is suppressed"


def test_an_area_has_its_own_density_or_its_states(occupations):
    assert occupations["m10000", "35-3023"]["density"] == 0.2
    for area in ("39", "3900001"):
        assert (occupations[area, "35-3023"]["density"], occupations[area, "35-3023"]["density_high"]) == (0.13, 0.14)


def test_the_law_is_that_of_the_state_once_the_year_has_ended(occupations):
    assert {row["right_to_work"] for row in occupations.values()} == {0}


def test_an_area_that_is_no_place_files_as_its_state_does(occupations):
    assert occupations["3900001", "35-3023"]["petitions"] == occupations["39", "35-3023"]["petitions"] > 0
