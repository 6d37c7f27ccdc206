from datetime import date
from pathlib import Path

from frombelow.records.sources.fmcs_work_stoppages import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {
    "Employer": "Brewer Co",
    "Union": "PPF 577",
    "Industry": "Manufacturing",
    "City, State": "Cincinnati, OH",
    "# Idled": 45.0,
    "Start Date": "1990-04-23",
    "End Date": "1990-05-01",
}


def test_a_strike(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW, ROW | {"City, State": "Various,", "End Date": "1990-04-01"}])
    strike = only(tables["happening"], city="Cincinnati")
    assert (strike["state"], strike["size"], strike["ended_on"]) == ("OH", 45, date(1990, 5, 1))
    assert only(tables["happening"], city=None)["ended_on"] is None
