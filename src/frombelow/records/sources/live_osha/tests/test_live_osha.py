"""Inspections: counted by county in years that are over."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.source import RawFile
from frombelow.records.sources.live_osha import COLUMNS, SOURCE
from frombelow.records.sources.live_osha.expect import expectations
from frombelow.records.sources.live_whd.tests.test_live_whd import PLACES
from frombelow.records.sources.sampling import Rows, sample_reader, write_sample


def inspection(number: int, day: str, zip_code: str | None = "27701", state: str = "NC") -> dict[str, Any]:
    return {
        "activity_nr": number,
        "site_state": state,
        "site_zip": zip_code,
        "open_date": day,
        "estab_name": "Jo Q. Doe",
    }


ROWS = [
    inspection(1, "2023-02-01"),
    inspection(2, "2023-12-31 00:00:00"),
    inspection(3, "2024-03-01", None),
    inspection(4, "2024-03-01", "39201", "MS"),
    inspection(5, "2025-01-20"),
    inspection(6, "1999-01-20"),
    inspection(7, "0200-01-20"),
    inspection(8, "2023-01-20", state="ZZ"),
]


def write_database(folder: Path, rows: Rows, without: str = "") -> None:
    path = folder / SOURCE.files["database"].path
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = [column for column in (*COLUMNS, "estab_name") if column != without]
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"CREATE TABLE inspection ({', '.join(kept)})")
        marks = ", ".join("?" * len(kept))
        database.executemany(f"INSERT INTO inspection VALUES ({marks})", [[row.get(c) for c in kept] for row in rows])
        database.commit()


def clean(folder: Path) -> tuple[dict[str, Any], dict[str, int]]:
    with sample_reader(SOURCE, folder, PLACES) as reader:
        tables = SOURCE.clean(reader)
        assert len(expectations(tables)) > 0  # a sample is not the whole
        return {name: table.to_pylist() for name, table in tables.items()}, dict(reader.dropped)


def test_whole_years_by_county_state_and_nation(tmp_path: Path) -> None:
    write_database(tmp_path, ROWS)
    tables, dropped = clean(tmp_path)
    assert {(row["place_id"], row["year"]): row["value"] for row in tables["measure"]} == {
        ("37063", 2023): 2, ("37", 2023): 2, ("us", 2023): 2, ("37", 2024): 1, ("28", 2024): 1, ("us", 2024): 2,
    }  # fmt: skip
    assert dropped == {
        "before 2010: of no use to a first look at a place": 1,
        "no state, or no possible date": 2,
        "opened in the year that is not over": 1,
    }
    assert tables["coverage"][0]["last_on"].year == 2024
    assert "Doe" not in str(tables)


def test_the_departments_own_files_say_the_same(tmp_path: Path) -> None:
    write_database(tmp_path / "one", ROWS)
    for number, rows in enumerate((ROWS[:4], ROWS[4:])):
        write_sample(tmp_path / "two", RawFile(f"live_osha/osha_inspection{number}.csv", COLUMNS), rows)
    assert clean(tmp_path / "one") == clean(tmp_path / "two")


def test_absent_and_renamed(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="frombelow records fetch live_osha"):
        clean(tmp_path)
    write_database(tmp_path, ROWS, without="site_zip")
    with pytest.raises(RecordsFault, match="table 'inspection': the column 'site_zip' is missing"):
        clean(tmp_path)
