"""Labor force of counties: rates from levels, later years only."""

from pathlib import Path

import pytest

from frombelow.records.sources.laus_counties import SOURCE
from frombelow.records.sources.sampling import clean_sample


def test_rates_come_from_levels_and_early_years_are_counted_out(tmp_path: Path) -> None:
    rows = [
        {
            "State FIPS Code": "37",
            "County FIPS Code": "063",
            "Year": "2020",
            "Labor Force": "170,422",
            "Unemployed Level": "11118",
        },
        {
            "State FIPS Code": "1",
            "County FIPS Code": "1",
            "Year": "2009",
            "Labor Force": "100",
            "Unemployed Level": "5",
        },
    ]
    tables, dropped = clean_sample(SOURCE, tmp_path, {"laus": rows})
    found = {(row["place_id"], row["measure"]): row["value"] for row in tables["measure"]}
    assert found == {
        ("37063", "labor_force"): 170422,
        ("37063", "unemployment_rate"): pytest.approx(11118 / 170422),
    }
    assert sum(dropped.values()) == 1
