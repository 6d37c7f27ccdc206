from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_elections_al_ms_nc import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {
    "case_number": "10-RC-316106", "case_name": "Recreational Equipment, Inc.", "date_filed": "2023-04-13", "date_closed": "2023-06-05",
    "city": "Durham", "state": "NC", "tally_date": "2023-05-25", "eligible_voters": "35", "labor_union": "UFCW 1208", "votes_for": "20",
    "votes_against": "12", "tally_type": "Initial", "reason_closed": "Certific. of Representative", "status": "Closed",
}  # fmt: skip


def test_the_test_record_of_the_agency_is_dropped(tmp_path: Path) -> None:
    shakeout = ROW | {
        "case_number": "10-RC-330301",
        "case_name": "Shakeout Release 45 Test 3",
        "quality_flag": "NLRB system test record, not a real case",
    }
    tables, reader = clean(SOURCE, tmp_path, raw=[ROW, shakeout])
    assert only(tables["happening"])["case_number"] == "10-RC-316106"
    assert reader.dropped == {"a test record of the agency, not a case": 1}


def test_flags_reach_the_detail(tmp_path: Path) -> None:
    odd = ROW | {"votes_for": "17", "votes_against": "41", "quality_flag": "certified but votes do not show a majority"}
    tables, _ = clean(SOURCE, tmp_path, raw=[odd])
    assert only(tables["happening"])["result"] == "won"
    assert "do not show a majority" in only(tables["happening"])["detail"]


def test_without_a_tally_it_is_a_petition(tmp_path: Path) -> None:
    withdrawn = ROW | {
        "tally_date": None,
        "votes_for": None,
        "votes_against": None,
        "tally_type": None,
        "reason_closed": "Withdrawal Non-adjusted",
    }
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW, withdrawn | {"case_number": "10-RC-316107"}])
    petition = only(tables["happening"], kind="petition")
    assert (petition["result"], petition["happened_on"], petition["eligible"]) == ("withdrawn", date(2023, 4, 13), None)
