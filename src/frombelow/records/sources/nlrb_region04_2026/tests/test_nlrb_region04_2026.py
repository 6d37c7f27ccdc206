from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_region04_2026 import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {"case_number": "04-CA-391129", "name": "Temple Hospital", "case_type": "CA", "employer": "Temple Hospital", "union": "Nurses Association", "city": "Philadelphia",
       "state": "PA", "date_filed": "2026-07-21", "status": "Closed", "date_closed": "2026-08-01", "allegations": "8(a)(1) Threats", "latest_action": "Dismissal Letter"}  # fmt: skip


def test_allegations_and_the_union_that_charged(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW])
    charge = only(tables["happening"])
    assert (charge["detail"], charge["result"], charge["ended_on"]) == (
        "8(a)(1) Threats",
        "dismissed",
        date(2026, 8, 1),
    )
    assert only(tables["party"], role="union")["name"] == "Nurses Association"
