"""The reports of union bodies."""

from pathlib import Path

from frombelow.records.sources.olms_reports_2021 import SOURCE
from frombelow.records.sources.sampling import clean_sample


def test_amounts_dues_and_a_replaced_report(tmp_path: Path) -> None:
    report = {"F_NUM": "18", "PD_COVERED_TO": "2021-06-30", "TTL_ASSETS": "0"}
    files = {
        "reports": [
            report | {"RPT_ID": "1", "RECEIVE_DATE": "2021-07-01", "MEMBERS": "90"},
            report | {"RPT_ID": "2", "RECEIVE_DATE": "2021-08-01", "MEMBERS": "100"},
        ],
        "receipts": [{"RPT_ID": "2", "DUES": "5000"}],
        "disbursements": [{"RPT_ID": "2", "STRIKE_BENEFITS": "70"}],
        "rates": [
            {"RPT_ID": "2", "RATE_TYPE": "1101", "AMOUNT": "52", "UNIT": "Month"},
            {"RPT_ID": "2", "RATE_TYPE": "1103", "AMOUNT": "40", "UNIT": "once"},
        ],
    }
    tables, dropped = clean_sample(SOURCE, tmp_path, files)
    assert {row["field"]: row["value"] for row in tables["player_value"]} == {
        "members": "100", "dues_received": "5000", "strike_benefits": "70", "dues": "$52.00 a month",
    }  # fmt: skip
    assert sum(dropped.values()) == 1
