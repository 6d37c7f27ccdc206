"""The history of union density."""

from pathlib import Path

from frombelow.records.sources.cspp_labor import SOURCE
from frombelow.records.sources.sampling import clean_sample


def test_percent_becomes_a_share_and_gaps_are_counted(tmp_path: Path) -> None:
    rows = [
        {"year": 1984, "st": "NC", "union_density": 8.899999618},
        {"year": 2015, "st": "NC", "union_density": float("nan")},
        {"year": 1911, "st": "XX", "union_density": 1.0},
    ]
    tables, dropped = clean_sample(SOURCE, tmp_path, {"panel": rows})
    assert [(row["place_id"], row["year"], row["value"]) for row in tables["measure"]] == [("37", 1984, 0.089)]
    assert sum(dropped.values()) == 2
