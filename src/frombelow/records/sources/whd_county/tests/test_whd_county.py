"""Back wages by county."""

from pathlib import Path

from frombelow.records.sources.sampling import clean_sample
from frombelow.records.sources.whd_county import SOURCE


def test_counties_and_rows_without_one(tmp_path: Path) -> None:
    rows = [
        {"fips": "1001", "back_wages_all_acts": "10.5"},
        {"fips": "", "back_wages_all_acts": "3"},
        {"fips": "37063", "back_wages_all_acts": "unknown"},
    ]
    tables, dropped = clean_sample(SOURCE, tmp_path, {"counties": rows})
    assert [(row["place_id"], row["value"]) for row in tables["measure"]] == [("01001", 10.5)]
    assert dropped == {"no sum, or no county code": 2}
