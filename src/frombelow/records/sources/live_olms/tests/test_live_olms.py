"""Union bodies from the yearly files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.sources.live_olms import SOURCE
from frombelow.records.sources.live_olms.expect import expectations
from frombelow.records.sources.sampling import Rows, sample_reader, write_sample

REPORT = {
    "UNION_NAME": "FOOD AND COMMERCIAL WKRS", "F_NUM": "18", "DESIG_NAME": "LU", "DESIG_NUM": "1996", "EST_DATE": "1985-03-01",
    "CITY": "SUWANEE", "STATE": "GA", "ZIP": "300241234", "MAIL_FIRSTNAME": "JO", "MAIL_LASTNAME": "DOE", "VOICE": "555",
}  # fmt: skip
REPORTS = {
    2023: [REPORT | {"RPT_ID": "1", "PD_COVERED_TO": "2023-12-31", "RECEIVE_DATE": "2024-03-01", "MEMBERS": "90", "TTL_RECEIPTS": "5000"}],
    2024: [
        REPORT | {"RPT_ID": "2", "PD_COVERED_TO": "12/31/2024", "RECEIVE_DATE": "2025-03-01", "MEMBERS": "0", "TTL_RECEIPTS": "6000",
                  "CITY": "Atlanta", "DESIG_NUM": "1063"},
        REPORT | {"RPT_ID": "3", "PD_COVERED_TO": "12/31/2024", "RECEIVE_DATE": "2025-04-01", "MEMBERS": "0", "TTL_RECEIPTS": "7000",
                  "CITY": "Atlanta", "DESIG_NUM": "1063"},
        {"RPT_ID": "4", "F_NUM": "7", "UNION_NAME": "FUSE WORKERS IND", "PD_COVERED_TO": "2024-06-30", "RECEIVE_DATE": "2024-09-01"},
        {"RPT_ID": "5", "F_NUM": "8", "UNION_NAME": "NO DATE", "PD_COVERED_TO": "3021-06-30"},
    ],
}  # fmt: skip


def write(folder: Path, table: str, year: int, rows: Rows, columns: tuple[str, ...]) -> None:
    names = [*columns, "MAIL_FIRSTNAME", "MAIL_LASTNAME", "VOICE"] if table == "lm_data" else list(columns)
    path = folder / f"live_olms/{table}_data_{year}.txt"
    path.parent.mkdir(exist_ok=True)
    lines = ["|".join(names), *("|".join(str(row.get(name) or "") for name in names) for row in rows)]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode())


def columns(name: str) -> tuple[str, ...]:
    return SOURCE.files[name].columns


def clean(folder: Path) -> dict[str, Rows]:
    with sample_reader(SOURCE, folder, {}) as reader:
        tables = SOURCE.clean(reader)
        assert len(expectations(tables)) == 2  # a sample is not the whole
        assert "Doe" not in str(tables).title()
        return {name: table.to_pylist() for name, table in tables.items()} | {"dropped": [dict(reader.dropped)]}


def one(rows: Rows, **wanted: Any) -> Mapping[str, Any]:
    [found] = [row for row in rows if wanted.items() <= row.items()]
    return found


def test_a_body_as_of_its_newest_report_with_every_years_figures(tmp_path: Path) -> None:
    for year, rows in REPORTS.items():
        write(tmp_path, "lm_data", year, rows, columns("reports_of_years"))
    write(tmp_path, "ar_receipts_total", 2024, [{"RPT_ID": "3", "DUES": "400"}], columns("receipts"))
    rates = [
        {"RPT_ID": "3", "RATE_TYPE": "1101", "AMOUNT": "52", "UNIT": "Month"},
        {"RPT_ID": "3", "RATE_TYPE": "1104"},
    ]
    write(tmp_path, "ar_rates_dues_fees", 2024, rates, columns("rates"))
    tables = clean(tmp_path)
    local = one(tables["player"], player_id="olms-18")
    assert (local["name"], local["affiliation"], local["kind"]) == ("UFCW Local 1063", "nat-ufcw", "local")
    assert (local["city"], local["state"], local["zip"], local["address_quality"]) == (
        "Atlanta",
        "GA",
        "30024",
        "filed",
    )
    assert (local["members"], local["members_year"]) == (90, 2023)  # the newer zero stands for "not told"
    assert (local["receipts"], local["receipts_year"]) == (7000, 2024)
    assert local["founded_on"].year == 1985
    names = {row["name"] for row in tables["player_name"] if row["player_id"] == "olms-18"}
    assert {"UFCW Local 1063", "FOOD AND COMMERCIAL WKRS LU 1996"} <= names
    values = [(r["field"], r["as_of"].year, r["value"]) for r in tables["player_value"] if r["player_id"] == "olms-18"]
    assert values == [
        ("dues", 2024, "$52.00 a month"), ("dues_received", 2024, "400"), ("members", 2023, "90"),
        ("receipts", 2023, "5000"), ("receipts", 2024, "7000"),
    ]  # fmt: skip
    other = one(tables["player"], player_id="olms-7")
    assert (other["affiliation"], other["address_quality"]) == (None, "none")
    assert sorted(tables["dropped"][0].values()) == [1, 1]
    assert {(row["first_on"].year, row["last_on"].year) for row in tables["coverage"]} == {(2023, 2024)}


def test_letters_of_a_number_that_the_reports_leave_out(tmp_path: Path) -> None:
    write(tmp_path, "lm_data", 2024, REPORTS[2024], columns("reports_of_years"))
    lettered = [{"f_num": "18", "desig_name": "LU", "prefix": "0", "desig_num": "1063", "suffix": "C"}]
    write_sample(tmp_path, SOURCE.files["gazetteer"], lettered)
    assert one(clean(tmp_path)["player"], player_id="olms-18")["name"] == "UFCW Local 1063C"


def test_absent_renamed_and_cut_short(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="frombelow records fetch live_olms"):
        clean(tmp_path)
    write(tmp_path, "lm_data", 2024, REPORTS[2024], tuple(c for c in columns("reports_of_years") if c != "MEMBERS"))
    with pytest.raises(RecordsFault, match=r"lm_data_data_2024\.txt: the column 'MEMBERS' is missing"):
        clean(tmp_path)
    write(tmp_path, "lm_data", 2024, REPORTS[2024], columns("reports_of_years"))
    path = tmp_path / "live_olms/lm_data_data_2024.txt"
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(RecordsFault, match="the row ends after"):
        clean(tmp_path)
