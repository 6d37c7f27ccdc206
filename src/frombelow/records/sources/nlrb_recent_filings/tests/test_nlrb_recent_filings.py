from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_recent_filings import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {"case_number": "14-CB-374521", "case_type": "CB", "case_name": "Teamsters 610 (Schnucks)", "date_filed": "2025-11-13", "status_at_last_snapshot": "Open",
       "employees": 40, "first_seen": "2025-11-16", "last_seen": "2025-11-19", "city": "Du Quoin", "state": "IL", "charged_union": "Teamsters 610", "employer": "Schnucks"}  # fmt: skip


def test_union_and_employer_of_a_filing(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW])
    charge = only(tables["happening"])
    assert (charge["event_key"], charge["title"], charge["as_of"]) == (
        "charge:14-CB-374521",
        "Schnucks",
        date(2025, 11, 19),
    )
    assert {(p["role"], p["name"]) for p in tables["party"]} == {
        ("employer", "Schnucks"),
        ("charged_union", "Teamsters 610"),
    }
