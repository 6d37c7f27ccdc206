"""Numbers of wider areas: what is added up, averaged, borrowed, inherited, and what is not."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from frombelow.records.staging import MEASURE, PLACE, SECTOR
from frombelow.records.steps import score_numbers as step

Row = dict[str, Any]
PLACES = [
    ("us", "nation", "United States", None, None),
    ("37", "state", "North Carolina", "NC", None),
    ("37063", "county", "Durham County", "NC", "m20500"),
    ("37135", "county", "Orange County", "NC", "m20500"),
    ("37001", "county", "Alamance County", "NC", None),
    ("m20500", "metro", "Durham-Chapel Hill, NC", None, None),
]


def places() -> pa.Table:
    rows = [
        {"place_id": key, "kind": kind, "name": name, "state": state, "metro_id": metro, "is_south": True}
        for key, kind, name, state, metro in PLACES
    ]
    return pa.Table.from_pylist(rows, schema=PLACE.schema)


def measures(*rows: tuple[str, str, int, float | None]) -> pa.Table:
    whole = [
        {"place_id": place, "measure": name, "year": year, "value": value, "source_id": "test"}
        | {"status": "suppressed" if value is None else "reported"}
        for place, name, year, value in rows
    ]
    return pa.Table.from_pylist(whole, schema=MEASURE.schema)


def people(durham: float = 300, orange: float = 100, alamance: float = 200) -> tuple[tuple[str, str, int, float], ...]:
    return tuple(
        (place, "population", 2019, value)
        for place, value in (("37063", durham), ("37135", orange), ("37001", alamance))
    )


def scored(measure: pa.Table) -> dict[tuple[str, str, int], Row]:
    rows = step.score_numbers(measure=measure, sector=None, place=places())["measure"].to_pylist()
    found = {(row["place_id"], row["measure"], row["year"]): row for row in rows}
    assert len(found) == len(rows), "a number stands twice"
    return found


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.register("place", places())
        yield connection


def test_people_are_added_up_over_counties() -> None:
    found = scored(measures(*people()))
    assert {place: found[place, "population", 2019]["value"] for place in ("m20500", "37", "us")} == {
        "m20500": 400, "37": 600, "us": 600,
    }  # fmt: skip
    assert found["37", "population", 2019]["status"] == "estimated"
    assert found["37", "population", 2019]["note"] == "Added up over its counties."


def test_shares_are_averaged_by_people() -> None:
    found = scored(measures(*people(), ("37063", "poverty_rate", 2019, 0.10), ("37135", "poverty_rate", 2019, 0.30)))
    assert found["m20500", "poverty_rate", 2019]["value"] == pytest.approx(0.15)
    assert ("37", "poverty_rate", 2019) not in found, "a third of the people have no figure"


def test_a_sum_with_a_county_missing_is_left_out_unless_hardly_anyone_lives_there() -> None:
    def of_labor_force(*rows: tuple[str, float]) -> pa.Table:
        return measures(*people(alamance=2), *((place, "labor_force", 2020, value) for place, value in rows))

    assert ("37", "labor_force", 2020) not in scored(of_labor_force(("37063", 5.0)))
    assert scored(of_labor_force(("37063", 5.0), ("37135", 3.0)))["37", "labor_force", 2020]["value"] == 8


def test_what_a_source_told_of_the_wider_area_stays() -> None:
    found = scored(measures(*people(), ("37", "population", 2019, 601.0)))
    assert found["37", "population", 2019]["value"] == 601
    assert found["37", "population", 2019]["status"] == "reported"


def test_jobs_are_never_added_up() -> None:
    found = scored(
        measures(*people(), ("37063", "jobs", 2018, 5.0), ("37135", "jobs", 2018, 5.0), ("37001", "jobs", 2018, 5.0))
    )
    assert ("37", "jobs", 2018) not in found


def test_density_is_borrowed_from_the_nearest_area_that_was_measured() -> None:
    found = scored(
        measures(
            ("37001", "union_density", 2020, 0.029),
            ("m20500", "union_density", 2020, 0.014),
            ("37", "union_density", 2019, 0.023),
            ("37", "union_density", 2020, 0.031),
            ("37", "union_coverage", 2020, 0.039),
        )
    )
    durham = found["37063", "union_density", 2020]
    assert (durham["value"], durham["status"]) == (0.014, "estimated")
    assert durham["note"].startswith(
        "Not measured for this county: the figure is that of Durham-Chapel Hill, NC (metro"
    )
    assert found["37001", "union_density", 2020]["status"] == "reported"
    assert found["37063", "union_coverage", 2020]["value"] == 0.039
    assert "North Carolina (state)" in found["37063", "union_coverage", 2020]["note"]


def test_law_of_the_state_holds_in_its_counties_but_for_their_own() -> None:
    found = scored(
        measures(
            ("37", "minimum_wage", 2022, 7.25), ("37063", "minimum_wage", 2022, 15.0), ("37", "right_to_work", 2025, 1)
        )
    )
    assert found["37001", "minimum_wage", 2022]["value"] == 7.25
    assert found["37063", "minimum_wage", 2022]["value"] == 15
    assert found["37135", "right_to_work", 2025]["value"] == 1


def test_rows_about_unknown_places_are_left_out() -> None:
    assert scored(measures(("99999", "population", 2019, 5.0))) == {}


def sector(place: str, code: str, source: str, **more: Any) -> Row:
    return {
        "place_id": place, "scheme": "naics", "code": code, "title": code, "level": 1, "source_id": source,
        "jobs_status": "not_loaded", "pay_status": "not_loaded", "year": 2017, **more,
    }  # fmt: skip


def test_jobs_of_one_source_meet_the_density_of_another(con: duckdb.DuckDBPyConnection) -> None:
    rows = [
        sector(
            "37", "72", "density", jobs=9.0, jobs_status="reported", density=0.01, density_basis="37", density_year=2020
        ),
        sector("37", "72", "jobs", jobs=10.0, jobs_status="reported", pay=30_000.0, pay_status="reported", year=2025),
    ]
    [merged] = step.merge_sectors(con, pa.Table.from_pylist(rows, schema=SECTOR.schema)).to_pylist()
    assert (merged["jobs"], merged["pay"], merged["year"], merged["source_id"]) == (10, 30_000, 2025, "jobs")
    assert (merged["density"], merged["density_basis"]) == (0.01, "37")


def test_a_countys_sector_shows_the_density_of_its_state_and_says_whose(con: duckdb.DuckDBPyConnection) -> None:
    rows = [
        sector("37", "72", "density", density=0.01, density_basis="37 pooled", density_low=0.0, density_high=0.04),
        sector("37063", "72", "jobs", jobs_status="suppressed"),
        sector("m20500", "72", "jobs", jobs=5.0, jobs_status="reported"),
        sector("37063", "99", "jobs"),
    ]
    table = pa.Table.from_pylist(rows, schema=SECTOR.schema)
    found = {(row["place_id"], row["code"]): row for row in step.borrow_sector_density(con, table).to_pylist()}
    for place in ("37063", "m20500"):
        assert (found[place, "72"]["density"], found[place, "72"]["density_basis"]) == (0.01, "37 pooled")
        assert found[place, "72"]["density_high"] == 0.04
    assert found["37063", "72"]["jobs_status"] == "suppressed"
    assert found["37063", "99"]["density"] is None
