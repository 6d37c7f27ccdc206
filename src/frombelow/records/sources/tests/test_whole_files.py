"""The expectations of the sources of numbers and players, on the whole files where they are at hand."""

from importlib import import_module
from pathlib import Path

import duckdb
import pytest

from frombelow.records.source import Reader

RECORDS = Path(__file__).parents[6] / "shared" / "data" / "records"
SOURCES = (
    "abs_2017", "bls_state_sectors", "cbp_2018", "county_jobs", "county_profile", "cspp_labor", "dsa_chapters", "irs_bmf",
    "laus_counties", "minimum_wage", "nlrb_offices", "nyc_immigrant_groups", "oews_2025", "olms_register",
    "olms_reports_2021", "right_to_work", "state_wage_claims", "union_density", "va_wage_claims", "whd_county",
)  # fmt: skip


@pytest.mark.skipif(not RECORDS.is_dir(), reason="the raw records are not beside the project (../shared/data/records)")
@pytest.mark.parametrize("name", SOURCES)
def test_a_whole_file_is_as_expected(name: str) -> None:
    package = f"frombelow.records.sources.{name}"
    source = import_module(package).SOURCE
    with duckdb.connect(config={"threads": 2}) as con:
        tables = source.clean(Reader(source, RECORDS, con))
    assert import_module(f"{package}.expect").expectations(tables) == []
    for table in tables.values():
        assert table.num_rows
        assert "source_id" not in table.column_names or table["source_id"].unique().to_pylist() == [source.source_id]
