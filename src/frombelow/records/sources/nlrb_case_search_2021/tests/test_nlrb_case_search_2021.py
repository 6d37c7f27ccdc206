from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_case_search_2021 import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {
    "Name": "Kaiser",
    "Case Number": "32-CA-272495",
    "City": "Oakland",
    "State": "CA",
    "Date Filed": "02/09/2021",
    "Status": "Open",
    "No. of Employees": "500",
}


def test_charges_against_unions_and_employers(tmp_path: Path) -> None:
    against_union = ROW | {"Name": "IAM 751 (The Boeing Company)", "Case Number": "19-CB-286121"}
    clarification = ROW | {"Case Number": "32-UC-272495"}
    tables, reader = clean(SOURCE, tmp_path, raw=[ROW, against_union, clarification])
    charge = only(tables["happening"], case_number="32-CA-272495")
    assert (charge["kind"], charge["result"], charge["size"], charge["happened_on"]) == (
        "charge",
        "open",
        500,
        date(2021, 2, 9),
    )
    assert only(tables["happening"], case_type="CB")["title"] == "The Boeing Company"
    names = {(party["role"], party["name"]) for party in tables["party"]}
    assert names == {("employer", "Kaiser"), ("employer", "The Boeing Company"), ("charged_union", "IAM 751")}
    assert sum(reader.dropped.values()) == 1


def test_a_charge_against_a_union_may_be_named_for_the_employer_only(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW | {"Name": "Stephens Media Group", "Case Number": "03-CB-285980"}])
    assert [(party["role"], party["name"]) for party in tables["party"]] == [("employer", "Stephens Media Group")]
