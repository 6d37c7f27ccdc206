from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_elections_mccartan import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {
    "case": "34-RD-332", "case_name": "Student Loan Foundation", "city": "ROCKY HILL", "state": "CT", "date_closed": date(2007, 1, 16),
    "reason_closed": "Certification of Results", "date_filed": date(2006, 12, 6), "tally_date": date(2007, 1, 4), "tally_type": "Initial",
    "ballot_type": "Single Labor Organization", "eligible": 29.0, "union": "CWA 1101", "votes_yes": 2.0, "votes_no": 26.0,
}  # fmt: skip


def test_one_row_is_one_tally(tmp_path: Path) -> None:
    tables, reader = clean(SOURCE, tmp_path, raw=[ROW, ROW])
    election = only(tables["happening"])
    assert (election["case_number"], election["result"], election["eligible"]) == ("34-RD-000332", "lost", 29)
    assert election["happened_on"] == date(2007, 1, 4)
    assert reader.dropped == {"the same tally again": 1}


def test_a_person_in_the_field_of_the_union_is_not_named(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW | {"union": "MICHAEL T. DOE"}])
    assert only(tables["party"], role="union")["name"] is None
    assert only(tables["happening"])["withheld"]
