"""The nightly contract notices: what is read of them, and that a notice told elsewhere too is one."""

from datetime import date
from pathlib import Path

import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.sources.fmcs_f7 import SOURCE as SHIPPED
from frombelow.records.sources.live_f7 import COLUMNS, SOURCE
from frombelow.records.sources.live_f7.expect import expectations
from frombelow.records.sources.sampling import Rows, clean_sample, sample_reader, write_sqlite
from frombelow.records.tests.happening_samples import clean as clean_shipped
from frombelow.records.tests.happening_samples import only

# The layout of the published table, in its order.
LAYOUT = (
    "notice_date", "initiated_date", "employer", "employer_street", "employer_city", "employer_state", "employer_zip",
    "employer_representative", "employer_representative_phone", "employer_representative_title", "employer_representative_email",
    "union_name", "union_street", "union_city", "union_state", "union_zip", "union_representative", "union_representative_phone",
    "union_representative_title", "union_representative_email", "affected_location_city", "affected_location_state",
    "affected_location_zip", "expiration_date", "naics", "industry", "bargaining_unit_size", "establishment_size",
    "notice_submitted_by", "category", "healthcare_related", "location_negotiation_city", "location_negotiation_state",
    "location_negotiation_zip",
)  # fmt: skip
NOTICE = {
    "notice_date": "2026-05-04", "employer": "Acme Foods", "employer_street": "1 Mill St\nSuite 2", "employer_city": "Durham",
    "employer_state": "NC", "employer_zip": "27701-0001", "employer_representative": "Jo Doe", "employer_representative_email": "jo@doe.example",
    "union_name": "Teamsters Local 71", "union_city": "Charlotte", "union_state": "North Carolina", "affected_location_city": "Durham",
    "affected_location_state": "NC", "affected_location_zip": "27701", "expiration_date": "2027-06-30", "naics": "311",
    "bargaining_unit_size": "120", "category": "Renegotiation", "healthcare_related": "0",
}  # fmt: skip


def clean(folder: Path, rows: Rows, without: str = "") -> tuple[dict[str, Rows], dict[str, int]]:
    write_sqlite(folder, SOURCE.files["database"], "f7", [column for column in LAYOUT if column != without], rows)
    return clean_sample(SOURCE, folder, {})


def test_a_contract_and_when_it_runs_out(tmp_path: Path) -> None:
    tables, _ = clean(tmp_path, [NOTICE, NOTICE])
    notice = only(tables["happening"], kind="contract_notice")
    assert (notice["expires_on"], notice["happened_on"], notice["size"]) == (date(2027, 6, 30), date(2026, 5, 4), 120)
    assert (notice["city"], notice["state"], notice["zip"], notice["naics"]) == ("Durham", "NC", "27701", "311")
    assert only(tables["party"], role="union")["name"] == "Teamsters Local 71"
    [covered] = tables["coverage"]
    assert (covered["kind"], covered["first_on"], covered["last_on"]) == (
        "contract_notice",
        date(2026, 5, 4),
        date(2026, 5, 4),
    )


def test_what_cannot_be_used_is_counted(tmp_path: Path) -> None:
    _, dropped = clean(
        tmp_path, [NOTICE, NOTICE, NOTICE | {"employer": ""}, NOTICE | {"expiration_date": "2121-01-01"}]
    )
    assert dropped == {
        "the same notice again": 1,
        "no employer": 1,
        "an impossible date of expiration (the notice is kept without it)": 1,
    }


def test_representatives_are_not_read(tmp_path: Path) -> None:
    tables, _ = clean(tmp_path, [NOTICE])
    assert "doe" not in str(tables).lower()
    assert not [column for column in COLUMNS if "representative" in column]


def test_a_notice_told_here_and_in_the_shipped_months_is_one(tmp_path: Path) -> None:
    here, _ = clean(tmp_path, [NOTICE])
    there, _ = clean_shipped(SHIPPED, tmp_path, first=[NOTICE], second=[])
    assert [row["event_key"] for row in here["happening"]] == [row["event_key"] for row in there["happening"]]


def test_absent_renamed_and_not_whole(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="frombelow records fetch live_f7"):
        clean_sample(SOURCE, tmp_path, {})
    with pytest.raises(RecordsFault, match="table 'f7': the column 'expiration_date' is missing"):
        clean(tmp_path, [NOTICE], without="expiration_date")
    (tmp_path / SOURCE.files["database"].path).unlink()
    write_sqlite(tmp_path, SOURCE.files["database"], "f7", LAYOUT, [NOTICE])
    with sample_reader(SOURCE, tmp_path, {}) as reader:
        assert "1 happenings" in expectations(SOURCE.clean(reader))[0]
