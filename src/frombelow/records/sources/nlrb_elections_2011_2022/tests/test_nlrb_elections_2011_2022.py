from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_elections_2011_2022 import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {
    "Case Number": "01-RC-151255", "Case Name": "Shamrock", "Dispute Unit City": "Stamford", "Dispute Unit State": "CT",
    "Election Held Date": "2015-05-21 00:00:00", "Num Eligible Voters": "21", "Valid Votes Against": "1",
    "Votes for Labor Org 1": "14", "Labor Org 1 Name": "UFCW 919", "Cert of Rep (Win)": "WON", "Closed Date": "2015-06-15 00:00:00",
}  # fmt: skip


def test_repeated_rows_are_dropped_and_second_units_kept(tmp_path: Path) -> None:
    tables, reader = clean(SOURCE, tmp_path, raw=[ROW, ROW, ROW | {"Num Eligible Voters": "7"}])
    assert [row["event_key"][-12:] for row in tables["happening"]] == ["A:2015-05-21", "B:2015-05-21"]
    assert reader.dropped == {"the same row again": 1}
    assert tables["happening"][0]["ended_on"] == date(2015, 6, 15)


def test_won_and_lost_at_once_is_left_to_the_votes(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW | {"Cert of Results (Loss)": "LOSS"}])
    assert only(tables["happening"])["result"] is None


def test_three_unions_are_three_parties(tmp_path: Path) -> None:
    more = {
        "Labor Org 2 Name": "IBT 1",
        "Votes for Labor Org 2": "3",
        "Labor Org3": "SEIU 32BJ",
        "Votes For Labor Org3": "2",
    }
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW | more])
    assert only(tables["happening"])["votes_for"] == 19
    assert [(p["name"], p["votes"]) for p in tables["party"] if p["role"] == "union"] == [
        ("UFCW 919", 14),
        ("IBT 1", 3),
        ("SEIU 32BJ", 2),
    ]
