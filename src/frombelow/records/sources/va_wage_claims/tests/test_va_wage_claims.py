"""Virginia's wage claims are counted by county, never named."""

from pathlib import Path

from frombelow.records.sources.sampling import clean_sample
from frombelow.records.sources.va_wage_claims import SOURCE


def test_claims_by_county_where_the_zip_code_decides_it(tmp_path: Path) -> None:
    claims = [("VA", "23831"), ("VA", "24401"), ("VA", ""), ("MD", "20601")]
    files = {
        "claims": [
            {"employerstate": state, "employerzip": zip_code, "employer": "Jo Doe"} for state, zip_code in claims
        ],
        "zips": [
            {"zip": "23831", "fips": "51041"},
            {"zip": "24401", "fips": "51790"},
            {"zip": "24401", "fips": "51015"},
        ],
    }
    tables, dropped = clean_sample(SOURCE, tmp_path, files)
    assert {row["place_id"]: row["value"] for row in tables["measure"]} == {"51": 3, "51041": 1}
    assert sum(dropped.values()) == 1
    assert "Doe" not in str(tables)
