"""Voluntary recognitions as gathered last."""

from datetime import date
from pathlib import Path

import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.sources.live_recognitions import COLUMNS, SOURCE
from frombelow.records.sources.live_recognitions.expect import expectations
from frombelow.records.sources.nlrb_voluntary_recognitions import SOURCE as SHIPPED
from frombelow.records.sources.sampling import Rows, clean_sample, sample_reader, write_sqlite
from frombelow.records.tests.happening_samples import clean as clean_shipped
from frombelow.records.tests.happening_samples import only

LAYOUT = (
    "VR Case Number", "Regional Office", "Unit City", "Unit State", "Date VR Request Received", "Employer", "Union", "Unit Description",
    "Number of Employees", "Date of Voluntary Recogition", "Date VR Notice Sent", "Date Notice Posted", "Date Posting Closes",
    "Date R Case Petition Filed (if any)", "R Case Number", "Notes", "Case Filed Date",
)  # fmt: skip
ROW = {
    "VR Case Number": "14-VR-017", "Regional Office": "14", "Unit City": "St. Louis", "Unit State": "MO", "Date VR Request Received": "2025-02-03",
    "Employer": "Acme Press", "Union": "Newspaper Guild, Local 36047", "Unit Description": "All reporters", "Number of Employees": "21",
    "Date of Voluntary Recogition": "2025-01-20", "R Case Number": "14-RC-300001", "Notes": "Spoke with Jo Doe",
}  # fmt: skip


def clean(folder: Path, rows: Rows, without: str = "") -> tuple[dict[str, Rows], dict[str, int]]:
    columns = [column for column in LAYOUT if column != without]
    write_sqlite(folder, SOURCE.files["database"], "voluntary_recognitions", columns, rows)
    return clean_sample(SOURCE, folder, {})


def test_who_recognized_whom(tmp_path: Path) -> None:
    tables, dropped = clean(tmp_path, [ROW, ROW, ROW | {"VR Case Number": None}])
    found = only(tables["happening"], kind="recognition")
    assert (found["case_number"], found["happened_on"], found["filed_on"]) == (
        "14-VR-000017",
        date(2025, 1, 20),
        date(2025, 2, 3),
    )
    assert (found["city"], found["state"], found["size"], found["as_of"]) == ("St. Louis", "MO", 21, date(2025, 2, 3))
    assert found["detail"] == "Petition 14-RC-300001 filed afterwards"
    assert only(tables["party"], role="union")["name"] == "Newspaper Guild, Local 36047"
    assert dropped == {"no case number": 1}
    assert [(row["first_on"], row["last_on"]) for row in tables["coverage"]] == [(date(2025, 1, 20), date(2025, 2, 3))]


def test_notes_are_not_read(tmp_path: Path) -> None:
    tables, _ = clean(tmp_path, [ROW])
    assert "Doe" not in str(tables)
    assert "Notes" not in COLUMNS


def test_a_recognition_told_here_and_in_the_shipped_copy_is_one(tmp_path: Path) -> None:
    here, _ = clean(tmp_path, [ROW])
    there, _ = clean_shipped(SHIPPED, tmp_path, raw=[ROW])
    assert [row["event_key"] for row in here["happening"]] == [row["event_key"] for row in there["happening"]]


def test_absent_renamed_and_not_whole(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="frombelow records fetch live_recognitions"):
        clean_sample(SOURCE, tmp_path, {})
    with pytest.raises(RecordsFault, match="the column 'Union' is missing"):
        clean(tmp_path, [ROW], without="Union")
    (tmp_path / SOURCE.files["database"].path).unlink()
    write_sqlite(tmp_path, SOURCE.files["database"], "voluntary_recognitions", LAYOUT, [ROW])
    with sample_reader(SOURCE, tmp_path, {}) as reader:
        assert "1 happenings" in expectations(SOURCE.clean(reader))[0]
