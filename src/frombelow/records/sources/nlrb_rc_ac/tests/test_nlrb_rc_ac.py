from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_rc_ac import SOURCE
from frombelow.records.tests.happening_samples import clean, only

PAIR = {"r_case_number": "04-RC-18613", "c_case_number": "04-CA-23787", "r_date_filed": date(1995, 5, 1), "r_date_closed": date(1995, 6, 26), "c_date_filed": date(1995, 5, 9),
        "r_company_name": "READE MANUFACTURING", "r_state": "NJ", "r_city": "LAKEHURST", "c_company_name": "READE MANUFACTURING CO", "c_state": "NJ", "c_city": "LAKEHURST"}  # fmt: skip


def test_pairs_become_cases_each_once(tmp_path: Path) -> None:
    again = PAIR | {"r_case_number": "04-RC-018614"}
    tables, reader = clean(SOURCE, tmp_path, clusters=[PAIR, again], matches=[PAIR])
    assert [row["event_key"] for row in tables["happening"]] == [
        "charge:04-CA-023787",
        "petition:04-RC-018613",
        "petition:04-RC-018614",
    ]
    assert only(tables["happening"], kind="charge")["happened_on"] == date(1995, 5, 9)
    assert reader.dropped == {"the same pair again": 1}
