from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_r_cases import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {
    "case_number": "10-RC-014921",
    "type": "RC",
    "date_filed": date(1998, 5, 20),
    "date_closed": date(1998, 6, 4),
    "data_source": "CHIPS",
}


def test_dates_only(tmp_path: Path) -> None:
    tables, reader = clean(SOURCE, tmp_path, raw=[ROW, ROW | {"case_number": "10-UC-000001", "type": "UC"}])
    petition = only(tables["happening"])
    assert (petition["filed_on"], petition["ended_on"], petition["title"]) == (
        date(1998, 5, 20),
        date(1998, 6, 4),
        None,
    )
    assert tables["party"] == []
    assert sum(reader.dropped.values()) == 1
