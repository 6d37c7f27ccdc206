"""Cases of the wage inspectors: counted by county, never named."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.sources.live_whd import COLUMNS, SOURCE
from frombelow.records.sources.live_whd.expect import expectations
from frombelow.records.sources.sampling import Rows, sample_reader, write_sample

PLACES = {
    "zips": [
        {"zip": "27701", "fips": "37063", "county": "Durham"},
        {"zip": "27713", "fips": "37063", "county": "Durham"},
        {"zip": "27713", "fips": "37037", "county": "Chatham"},
        {"zip": "27705", "fips": "37063", "county": "Durham"},
        {"zip": "27705", "fips": "37135", "county": "Orange"},
    ],
    "post_offices": [{"zip_code": "27713", "county": "Durham County"}, {"zip_code": "27705", "county": "Wake County"}],
}
CASE = {
    "trade_nm": "Jo Q. Doe", "street_addr_1_txt": "1 Main St", "st_cd": "NC", "zip_cd": "27701", "case_violtn_cnt": "3",
    "bw_atp_amt": "1000.50", "findings_end_date": "2019-05-01",
}  # fmt: skip
CASES = [
    CASE | {"case_id": "1"},
    CASE | {"case_id": "1"},
    CASE | {"case_id": "2", "zip_cd": "27713-1234", "case_violtn_cnt": "0", "bw_atp_amt": "0", "findings_end_date": "2024-06-30"},
    CASE | {"case_id": "3", "zip_cd": "27705"},
    CASE | {"case_id": "4", "zip_cd": None, "st_cd": "MS"},
    CASE | {"case_id": "5", "findings_end_date": "3021-01-01"},
    CASE | {"case_id": "6", "st_cd": "XX"},
    CASE | {"case_id": "7", "st_cd": "VA"},
]  # fmt: skip


def write_database(folder: Path, rows: Rows, without: str = "") -> None:
    path = folder / SOURCE.files["database"].path
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = [column for column in ("trade_nm", "street_addr_1_txt", *COLUMNS) if column != without]
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"CREATE TABLE cases ({', '.join(kept)})")
        marks = ", ".join("?" * len(kept))
        database.executemany(f"INSERT INTO cases VALUES ({marks})", [[row.get(c) for c in kept] for row in rows])
        database.commit()


def clean(folder: Path) -> tuple[dict[str, Any], dict[str, int]]:
    with sample_reader(SOURCE, folder, PLACES) as reader:
        tables = SOURCE.clean(reader)
        assert len(expectations(tables)) > 0  # a sample is not the whole
        return {name: table.to_pylist() for name, table in tables.items()}, dict(reader.dropped)


def test_back_wages_and_cases_by_county_state_and_nation(tmp_path: Path) -> None:
    write_database(tmp_path, CASES)
    tables, dropped = clean(tmp_path)
    values = {(row["measure"], row["place_id"]): row["value"] for row in tables["measure"]}
    assert values["wage_theft_back_wages", "37063"] == 1000.50
    assert values["wage_cases", "37063"] == 1  # the case without a violation is no finding
    assert values["wage_theft_back_wages", "37"] == 2001
    assert values["wage_cases", "28"] == 1
    assert values["wage_cases", "us"] == 4
    assert ("wage_cases", "37135") not in values  # its ZIP lies in two counties, and the post office names a third
    assert {row["year"] for row in tables["measure"]} == {2024}
    assert tables["measure"][0]["note"] == "All cases that ended 2019-05 to 2024-06 together."
    assert sorted(dropped.values()) == [1, 2]
    assert "Doe" not in str(tables)


def test_the_departments_own_file_says_the_same(tmp_path: Path) -> None:
    write_database(tmp_path / "one", CASES)
    write_sample(tmp_path / "two", SOURCE.files["export"], CASES)
    assert clean(tmp_path / "one") == clean(tmp_path / "two")


def test_absent_renamed_and_damaged(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="frombelow records fetch live_whd"):
        clean(tmp_path)
    write_database(tmp_path, CASES, without="bw_atp_amt")
    with pytest.raises(RecordsFault, match="table 'cases': the column 'bw_atp_amt' is missing"):
        clean(tmp_path)
    (tmp_path / SOURCE.files["database"].path).write_bytes(b"no database" * 100)
    with pytest.raises(RecordsFault, match="cannot be read"):
        clean(tmp_path)
