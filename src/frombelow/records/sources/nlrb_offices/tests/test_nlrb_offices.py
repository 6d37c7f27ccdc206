"""Regional offices."""

from pathlib import Path

from frombelow.records.sources.nlrb_offices import SOURCE
from frombelow.records.sources.sampling import clean_sample


def test_regions_are_read_from_cases(tmp_path: Path) -> None:
    files = {
        "searched": [{"Region Assigned": "Region 31, Los Angeles, California"}, {"Region Assigned": None}],
        "filings": [{"region": "Region 01, Boston, Massachusetts"}, {"region": "Subregion 24, Hato Rey, Puerto Rico"}],
    }
    tables, _ = clean_sample(SOURCE, tmp_path, files)
    assert [(row["player_id"], row["name"], row["state"]) for row in tables["player"]] == [
        ("agency-nlrb", "National Labor Relations Board", "DC"),
        ("agency-nlrb-region-01", "NLRB Region 1 (Boston)", "MA"),
        ("agency-nlrb-region-31", "NLRB Region 31 (Los Angeles)", "CA"),
    ]
