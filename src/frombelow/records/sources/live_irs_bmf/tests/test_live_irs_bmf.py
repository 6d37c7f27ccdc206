"""The tax files of states: who is chosen, what is never read."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.source import RawFile
from frombelow.records.sources.live_irs_bmf import COLUMNS, SOURCE, SQL
from frombelow.records.sources.live_irs_bmf.expect import expectations
from frombelow.records.sources.sampling import Rows, sample_reader, write_sample

RECORDS = Path(__file__).parents[7] / "shared" / "data" / "records"
USUAL = {
    "ICO": "% JO DOE", "STREET": "1 HIDDEN LN", "CITY": "DURHAM", "STATE": "NC", "ZIP": "27701-1234", "GROUP": "0", "SUBSECTION": "3",
    "CLASSIFICATION": "1000", "RULING": "199504", "TAX_PERIOD": "202312", "ASSET_AMT": "10", "INCOME_AMT": "500", "REVENUE_AMT": "500",
}  # fmt: skip


def organization(ein: str, name: str, **more: str) -> dict[str, str]:
    return USUAL | {"EIN": ein, "NAME": name} | more


ROWS = [
    organization("1", "DURHAM TENANTS UNITED"),
    organization("2", "TENANTS HARBOR BAPTIST CHURCH"),
    organization("3", "TRIANGLE RIVER WATCH INC", NTEE_CD="C30"),
    organization("4", "JO Q DOE FAMILY FOUNDATION", NTEE_CD="S20"),
    organization("5", "INTERNATIONAL ASSOCIATION OF FIREFIGHTERS", SUBSECTION="5", CLASSIFICATION="3000", SORT_NAME="L668 DURHAM"),
    organization("6", "NC SWEET POTATO GROWERS ASSOC", SUBSECTION="5", CLASSIFICATION="1000", NTEE_CD="K20"),
    organization("7", "AMERICAN FEDERATION OF LABOR & CONGRESS OF INDUSTRIAL ORGS", SUBSECTION="05", CLASSIFICATION="3000",
                 SORT_NAME="TRIANGLE CENTRAL LABOR COUNCIL"),
    organization("8", "DURHAM WORKERS CENTER", SORT_NAME="MARY DOE"),
    organization("9", "A SCHOOL", NTEE_CD="B20"),
]  # fmt: skip


def clean(folder: Path, files: dict[str, Rows]) -> tuple[dict[str, Any], dict[str, int]]:
    for name, rows in files.items():
        write_sample(folder, RawFile(f"live_irs_bmf/{name}", COLUMNS), rows)
    with sample_reader(SOURCE, folder, {}) as reader:
        tables = SOURCE.clean(reader)
        assert len(expectations(tables)) == 1  # a sample is not the whole
        return {name: table.to_pylist() for name, table in tables.items()}, dict(reader.dropped)


def test_who_is_chosen_and_what_they_are(tmp_path: Path) -> None:
    tables, dropped = clean(tmp_path, {"eo_nc.csv": ROWS})
    found = {row["player_id"]: (row["kind"], row["name"], row["category"]) for row in tables["player"]}
    assert found == {
        "ein-000000001": ("community", "Durham Tenants United", "community organizing"),
        "ein-000000003": ("community", "Triangle River Watch Inc", "environment"),
        "ein-000000005": ("local", "IAFF Local 668 (Durham)", "public workers' union"),
        "ein-000000007": ("council", "Triangle Central Labor Council", "central labor council or chapter"),
        "ein-000000008": ("community", "Durham Workers Center", "worker center or worker justice"),
    }
    assert sum(dropped.values()) == 4
    assert [(row["kind"], row["state"], row["complete"]) for row in tables["coverage"]] == [("community", "NC", True)]


def test_no_person_and_no_street_gets_in(tmp_path: Path) -> None:
    tables, _ = clean(tmp_path, {"eo_nc.csv": ROWS})
    assert "DOE" not in str(tables).upper()
    assert "HIDDEN" not in str(tables).upper()
    assert {"ICO", "STREET"}.isdisjoint(COLUMNS)
    assert {row["zip"] for row in tables["player"]} == {"27701"}
    assert {row["source_id"] for name in ("player", "player_name", "player_value") for row in tables[name]} == {
        "live_irs_bmf"
    }


def test_an_organization_in_two_files_is_one(tmp_path: Path) -> None:
    moved = organization("3", "TRIANGLE RIVER WATCH INC", NTEE_CD="C30", STATE="VA")
    tables, dropped = clean(tmp_path, {"eo_nc.csv": ROWS, "eo_va.csv": [moved]})
    assert len([row for row in tables["player"] if row["player_id"] == "ein-000000003"]) == 1
    assert dropped["an organization that stands in extracts of two dates: the older row"] == 1
    assert [row["state"] for row in tables["coverage"]] == ["NC", "VA"]


def test_absent_and_renamed(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="frombelow records fetch live_irs_bmf"):
        clean(tmp_path, {})
    path = tmp_path / "live_irs_bmf/eo_nc.csv"
    path.parent.mkdir()
    path.write_text("EIN,TITLE\n1,A\n")
    with pytest.raises(RecordsFault, match=r"eo_nc\.csv: the column 'NAME' is missing"):
        clean(tmp_path, {})


@pytest.mark.skipif(not RECORDS.is_dir(), reason="the raw records are not beside the project (../shared/data/records)")
def test_the_choice_agrees_with_the_one_that_is_shipped() -> None:
    from frombelow.records.cleaning import register_macros

    path = RECORDS / "irs_bmf/bmf_all_available_states.parquet"
    with duckdb.connect(config={"threads": 2}) as con:
        register_macros(con)
        con.execute(
            f"CREATE TEMP VIEW extracts AS SELECT * EXCLUDE (terrain_category), ZIP5 AS ZIP, terrain_category AS said, 'a' AS filename "
            f"FROM read_parquet('{path}')"
        )
        con.execute(SQL)
        query = (
            "SELECT said, count(*), count(*) FILTER (WHERE c.terrain_category = said) FROM chosen c JOIN extracts e ON e.EIN = c.EIN "
            "WHERE said IN (SELECT DISTINCT terrain_category FROM chosen) GROUP BY said ORDER BY said"
        )
        shares = {said: same / count for said, count, same in con.execute(query).fetchall()}
    assert min(share for said, share in shares.items() if said[:2] not in ("ke", "wo", "la", "c5")) > 0.98
    assert shares["c5_labor_organization"] > 0.9
