"""Wage claims are counted, never named."""

from pathlib import Path

from frombelow.records.sources.sampling import clean_sample
from frombelow.records.sources.state_wage_claims import SOURCE


def test_claims_by_state_and_year(tmp_path: Path) -> None:
    claims = [
        ("Illinois", "2021-12-09"), ("Illinois", "2021-01-02 10:00:00"), ("Illinois", None), ("Illinois", "1983-01-01"),
        ("Kentucky", None), ("Kentucky", None), ("New Hampshire", "1970-01-01 00:00:00.000002013"),
    ]  # fmt: skip
    rows = [{"state_name": state, "date_opened": opened, "employer_name": "Jo Doe"} for state, opened in claims]
    tables, dropped = clean_sample(SOURCE, tmp_path, {"claims": rows})
    assert [(row["place_id"], row["year"], row["value"]) for row in tables["measure"]] == [
        ("17", 2021, 2), ("21", 2022, 2), ("33", 2022, 1),
    ]  # fmt: skip
    assert "no dates" in tables["measure"][1]["note"]
    assert sum(dropped.values()) == 2
    assert "Doe" not in str(tables)
