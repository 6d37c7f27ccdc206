"""Jobs and pay: a withheld figure is never a zero, and a row counts once."""

from pathlib import Path

import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.source import RawFile
from frombelow.records.sources.live_qcew import SOURCE
from frombelow.records.sources.live_qcew.expect import expectations
from frombelow.records.sources.sampling import Rows, sample_reader, write_sample

COLUMNS = SOURCE.files["averages"].columns


def row(area: str, own: str, industry: str, level: str, jobs: str, **more: str) -> dict[str, str]:
    usual = {"size_code": "0", "year": "2024", "qtr": "A", "disclosure_code": "", "annual_avg_estabs": "7"}
    told = {"area_fips": area, "own_code": own, "industry_code": industry, "agglvl_code": level}
    return usual | told | {"annual_avg_emplvl": jobs, "total_annual_wages": str(int(jobs) * 50_000)} | more


def clean(folder: Path, files: dict[str, Rows]) -> tuple[dict[str, Rows], dict[str, int]]:
    for name, rows in files.items():
        write_sample(folder, RawFile(f"live_qcew/{name}", COLUMNS), rows)
    with sample_reader(SOURCE, folder, {}) as reader:
        tables = SOURCE.clean(reader)
        assert expectations(tables) == []
        return {name: table.to_pylist() for name, table in tables.items()}, dict(reader.dropped)


def test_withheld_reported_and_public_administration(tmp_path: Path) -> None:
    rows = [
        row("37063", "0", "10", "70", "200000"),
        row("37063", "5", "62", "74", "40000"),
        row("37063", "5", "21", "74", "0", disclosure_code="N"),
        row("37063", "1", "92", "74", "500"),
        row("37063", "3", "92", "74", "1500"),
        row("28051", "3", "92", "74", "0", disclosure_code="N"),
        row("28051", "2", "92", "74", "10"),
    ]
    tables, dropped = clean(tmp_path, {"2024.annual.singlefile.csv": rows})
    assert [(r["place_id"], r["value"], r["status"]) for r in tables["measure"]] == [("37063", 200_000, "reported")]
    sectors = {(r["place_id"], r["code"]): r for r in tables["sector"]}
    assert (sectors["37063", "62"]["jobs"], sectors["37063", "62"]["pay"]) == (40_000, 50_000)
    assert sectors["37063", "62"]["title"] == "Health care and social assistance"
    mining = sectors["37063", "21"]
    assert (mining["jobs"], mining["jobs_status"], mining["pay"], mining["pay_status"]) == (
        None,
        "suppressed",
        None,
        "suppressed",
    )
    assert mining["establishments"] == 7
    assert sectors["37063", "92"]["jobs"] == 2000
    assert sectors["28051", "92"]["jobs_status"] == "suppressed"
    assert dropped == {}


def test_areas_levels_and_what_is_left_out(tmp_path: Path) -> None:
    rows = [
        row("US000", "0", "10", "10", "150000000"),
        row("37000", "0", "10", "50", "4800000"),
        row("C2050", "0", "10", "40", "330000"),
        row("37999", "0", "10", "70", "900"),
        row("CS450", "0", "10", "60", "900"),
        row("37063", "5", "721", "75", "900"),
        row("37063", "5", "99", "74", "5"),
        row("37063", "0", "10", "70", "1", qtr="1"),
    ]
    tables, dropped = clean(tmp_path, {"2024.annual.singlefile.csv": rows})
    assert [r["place_id"] for r in tables["measure"]] == ["37", "m20500", "us"]
    assert sorted(dropped.values()) == [2, 3]
    assert {(r["kind"], r["first_on"].year, r["last_on"].year) for r in tables["coverage"]} == {
        ("jobs", 2024, 2024), ("sectors", 2024, 2024),
    }  # fmt: skip


def test_a_row_that_stands_in_two_files_counts_once_and_sectors_are_of_the_newest_year(tmp_path: Path) -> None:
    rows = [row("37063", "0", "10", "70", "200000"), row("37063", "1", "92", "74", "500")]
    older = [one | {"year": "2023", "annual_avg_emplvl": "7"} for one in rows]
    tables, _ = clean(tmp_path, {"2024.annual.singlefile.csv": rows, "2024.37063.csv": rows, "2023.37063.csv": older})
    assert [(r["year"], r["value"]) for r in tables["measure"]] == [(2023, 7), (2024, 200_000)]
    assert [(r["year"], r["jobs"]) for r in tables["sector"]] == [(2024, 500)]


def test_absent_and_renamed(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="frombelow records fetch live_qcew"):
        clean(tmp_path, {})
    path = tmp_path / "live_qcew/2024.37063.csv"
    path.parent.mkdir()
    path.write_text("area_fips,own_code\n37063,0\n")
    with (
        pytest.raises(RecordsFault, match="the column 'industry_code' is missing"),
        sample_reader(SOURCE, tmp_path, {}) as reader,
    ):
        SOURCE.clean(reader)
