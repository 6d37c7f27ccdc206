"""Jobs of counties."""

from pathlib import Path

from frombelow.records.sources.county_jobs import SOURCE
from frombelow.records.sources.sampling import clean_sample


def test_a_county_without_a_figure_is_left_out(tmp_path: Path) -> None:
    rows = [
        {"stco_code": "1001", "co_pop": "55200.0", "co_emp": "10878.4"},
        {"stco_code": "15005", "co_pop": "75.0", "co_emp": ""},
        {"stco_code": "2060", "co_pop": "900.0", "co_emp": "0.0"},
    ]
    tables, dropped = clean_sample(SOURCE, tmp_path, {"counties": rows})
    assert [(row["place_id"], row["measure"], row["value"]) for row in tables["measure"]] == [
        ("01001", "jobs", 10878),
        ("15005", "population", 75),
    ]
    assert [(row["kind"], row["state"], row["complete"]) for row in tables["coverage"]] == [
        ("jobs", "us", True),
        ("population", "HI", False),
    ]
    assert dropped == {"no figure for the county's jobs": 2}
