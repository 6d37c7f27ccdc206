"""Right-to-work laws."""

from pathlib import Path

from frombelow.records.sources.right_to_work import SOURCE
from frombelow.records.sources.sampling import clean_sample


def test_a_law_a_repeal_and_neither(tmp_path: Path) -> None:
    rows = [
        {"state": "NC", "right_to_work": "1", "year_enacted": "1947"},
        {"state": "MI", "right_to_work": "0", "note": "law of 2012 repealed"},
        {"state": "VT", "right_to_work": "0"},
    ]
    tables, _ = clean_sample(SOURCE, tmp_path, {"laws": rows})
    assert [(row["place_id"], row["value"], row["note"]) for row in tables["measure"]] == [
        ("26", 0, "Law of 2012 repealed."),
        ("37", 1, "Law of about 1947."),
        ("50", 0, None),
    ]
