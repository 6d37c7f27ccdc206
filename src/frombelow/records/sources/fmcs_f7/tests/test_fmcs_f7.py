from datetime import date
from pathlib import Path

from frombelow.records.sources.fmcs_f7 import SOURCE
from frombelow.records.tests.happening_samples import clean, only

NOTICE = {
    "notice_date": "2021-12-14", "employer": "HANSON AGGREGATES", "employer_street": "P O Box 1", "employer_city": "San Diego", "employer_state": "CA",
    "employer_zip": "92163", "union_name": "Teamsters 150", "union_city": "Oakland", "union_state": "CA", "affected_location_city": "Oakland",
    "affected_location_state": "California", "affected_location_zip": "94621", "expiration_date": "2022-06-30", "naics": "48",
    "bargaining_unit_size": "100", "category": "Renegotiation",
}  # fmt: skip
OLD = {
    "Notice Date": "2004-01-27 00:00:00", "Expiration Date": "00:00:00", "Employer": "BROWN EAGLE", "E-City": "BATON ROUGE", "E-ZIP": "70808",
    "Union Name": "UFCW - 455", "A-City": "BATON ROUGE", "A-State": "LA", "A-ZIP": "70808", "Industry": "E", "Bargaining Unit Size": "100",
}  # fmt: skip


def test_overlapping_extracts_are_counted_once(tmp_path: Path) -> None:
    tables, reader = clean(
        SOURCE,
        tmp_path,
        first=[NOTICE],
        second=[NOTICE | {"employer": "Hanson  Aggregates"}, NOTICE | {"expiration_date": "2023-06-30"}],
    )
    assert sorted(row["expires_on"] for row in tables["happening"]) == [date(2022, 6, 30), date(2023, 6, 30)]
    assert reader.dropped == {"the same notice again": 1}


def test_the_place_is_the_affected_one(tmp_path: Path) -> None:
    elsewhere = NOTICE | {"affected_location_city": None, "affected_location_state": None, "employer": "OTHER"}
    tables, _ = clean(SOURCE, tmp_path, first=[NOTICE, elsewhere])
    assert only(tables["happening"], title="HANSON AGGREGATES") | {
        "city": "Oakland",
        "state": "CA",
        "zip": "94621",
    } == only(tables["happening"], title="HANSON AGGREGATES")
    assert only(tables["happening"], title="OTHER")["city"] == "San Diego"


def test_impossible_expirations_are_left_out_and_counted(tmp_path: Path) -> None:
    tables, reader = clean(SOURCE, tmp_path, first=[NOTICE | {"expiration_date": "3021-06-30"}], old=[OLD])
    assert [row["expires_on"] for row in tables["happening"]] == [None, None]
    assert reader.dropped["an impossible date of expiration (the notice is kept without it)"] == 2
    assert only(tables["happening"], title="BROWN EAGLE")["state"] == "LA"
