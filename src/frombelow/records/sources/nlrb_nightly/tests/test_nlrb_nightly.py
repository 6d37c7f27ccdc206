import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.source import Reader
from frombelow.records.sources.nlrb_nightly import SOURCE, TABLES
from frombelow.records.tests.happening_samples import only

FILING = {
    "case_number": "10-RC-400001", "name": "Acme LLC", "city": "Durham", "state": "NC", "date_filed": "2025-03-01", "status": "Closed",
    "date_closed": "2025-05-01", "reason_closed": "Certific. of Representative", "number_of_eligible_voters": "20", "last_checked_at": "2026-08-01T03:00:00",
}  # fmt: skip
ELECTION = {
    "election_id": 1,
    "case_number": "10-RC-400001",
    "voting_unit_id": 7,
    "date": "2025-04-10",
    "tally_type": "Initial",
    "ballot_type": "Single Labor Organization",
    "unit_size": 20,
}
SAMPLE: dict[str, list[dict[str, Any]]] = {
    "filing": [FILING, FILING | {"case_number": "10-CA-400002", "reason_closed": "Withdrawal Non-adjusted"}],
    "participant": [
        {"case_number": "10-CA-400002", "participant": "Jo Doe", "type": "Charging Party", "subtype": "Individual", "city": "Durham"},
        {"case_number": "10-CA-400002", "participant": "Acme LLC", "type": "Charged Party / Respondent", "subtype": "Employer"},
        {"case_number": "10-CA-400002", "participant": "Main Street 1", "type": "Charged Party / Respondent", "subtype": "Suite 4"},
    ],
    "allegation": [{"case_number": "10-CA-400002", "allegation": "8(a)(1) Threats"}],
    "sought_unit": [],
    "voting_unit": [{"voting_unit_id": 7, "case_number": "10-RC-400001", "unit_id": "A", "description": "All baristas"}],
    "election": [ELECTION],
    "election_result": [{"election_id": 1, "void_ballots": 1, "challenged_ballots": 0}],
    "tally": [{"election_id": 1, "option": "UFCW Local 1208", "votes": 12}, {"election_id": 1, "option": "No union", "votes": 6}],
}  # fmt: skip


def write(folder: Path, without: str = "") -> None:
    path = folder / SOURCE.files["database"].path
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as database:
        for table, columns in TABLES.items():
            kept = [column for column in columns if column != without]
            database.execute(f'CREATE TABLE "{table}" ({", ".join(kept)})')
            rows = [[row.get(column) for column in kept] for row in SAMPLE[table]]
            database.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(kept))})', rows)
        database.commit()


def clean(folder: Path) -> dict[str, list[dict[str, Any]]]:
    reader = Reader(SOURCE, folder, duckdb.connect())
    try:
        return {name: table.to_pylist() for name, table in SOURCE.clean(reader).items()}
    finally:
        reader.con.close()


def test_elections_petitions_and_charges(tmp_path: Path) -> None:
    write(tmp_path)
    tables = clean(tmp_path)
    election = only(tables["happening"], kind="election")
    assert (election["votes_for"], election["votes_against"], election["result"], election["unit_text"]) == (
        12,
        6,
        "won",
        "All baristas",
    )
    assert (election["happened_on"], election["filed_on"]) == (date(2025, 4, 10), date(2025, 3, 1))
    assert (election["void"], election["challenged"]) == (1, 0)
    charge = only(tables["happening"], kind="charge")
    assert (charge["result"], charge["detail"], charge["as_of"]) == ("withdrawn", "8(a)(1) Threats", date(2026, 8, 1))
    assert only(tables["party"], role="union", name="UFCW Local 1208")["votes"] == 12


def test_a_vote_on_a_security_clause_is_no_vote_for_the_union(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = {"case_number": "10-UD-400003"}
    monkeypatch.setitem(SAMPLE, "filing", [FILING | case])
    monkeypatch.setitem(SAMPLE, "election", [ELECTION | case])
    monkeypatch.setitem(SAMPLE, "voting_unit", [])
    write(tmp_path)
    tables = clean(tmp_path)
    election = only(tables["happening"], kind="election")
    assert (election["case_type"], election["result"], election["votes_for"]) == ("UD", None, 12)
    assert only(tables["party"], source_row=election["source_row"], role="union")["votes"] is None


def test_the_individual_who_charged_is_counted_not_named(tmp_path: Path) -> None:
    write(tmp_path)
    tables = clean(tmp_path)
    assert only(tables["party"], role="participant") | {"name": None, "city": None, "withheld": True} == only(
        tables["party"], role="participant"
    )
    assert "Doe" not in str(tables)


def test_how_people_voted_where_the_database_tells(tmp_path: Path) -> None:
    write(tmp_path)
    assert only(clean(tmp_path)["happening"], kind="election")["mode"] is None
    with closing(sqlite3.connect(tmp_path / SOURCE.files["database"].path)) as database:
        database.execute("CREATE TABLE election_mode (election_id, election_mode, name)")
        database.execute("INSERT INTO election_mode VALUES (1, 'Mixed Manual/Mail', 'Acme LLC')")
        database.commit()
    assert only(clean(tmp_path)["happening"], kind="election")["mode"] == "mixed"


def test_absent_renamed_and_damaged(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match=r"nlrb\.db is not in"):
        clean(tmp_path)
    write(tmp_path, without="date_filed")
    with pytest.raises(RecordsFault, match="table 'filing': the column 'date_filed' is missing"):
        clean(tmp_path)
    (tmp_path / SOURCE.files["database"].path).write_bytes(b"not a database" * 100)
    with pytest.raises(RecordsFault, match="cannot be read: file is not a database"):
        clean(tmp_path)
