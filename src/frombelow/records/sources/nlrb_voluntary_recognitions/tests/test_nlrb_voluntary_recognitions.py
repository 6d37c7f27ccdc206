from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_voluntary_recognitions import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {"VR Case Number": "20-VR-010", "Employer": "Sodexo, Inc.", "Union": "Service Workers United", "Date VR Request Received": "2008-04-04",
       "Date of Voluntary Recogition": "2008-04-01", "R Case Number": "20-RD-2453", "Unit Description": "Cooks"}  # fmt: skip


def test_the_day_and_the_later_petition(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW])
    recognition = only(tables["happening"])
    assert (recognition["case_number"], recognition["happened_on"]) == ("20-VR-000010", date(2008, 4, 1))
    assert recognition["detail"] == "Petition 20-RD-002453 filed afterwards"


def test_a_person_in_the_field_of_the_employer_is_not_named(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW | {"Employer": "Mr. John Doe"}])
    assert only(tables["happening"])["title"] is None
    assert only(tables["party"], role="employer")["withheld"]


def test_a_notice_that_stands_twice_is_one_recognition(tmp_path: Path) -> None:
    tables, reader = clean(SOURCE, tmp_path, raw=[ROW, ROW | {"Unit Description": "Drivers"}, ROW])
    assert len(tables["happening"]) == 2
    assert reader.dropped == {"the same notice again": 1}
