from datetime import date
from pathlib import Path

from frombelow.records.sources.fmcs_initial_contracts import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {"Received Date": "2021-05-03T15:24:00", "Employer": "MV Transportation", "Union": "ATU 1027", "Contract Agreement Date": "2022-03-04", "BU": "129",
       "Basis for Closing (Case Statistics) (FMCS Case Statistics)": "Agreement Reached"}  # fmt: skip


def notice(city: str) -> dict[str, str]:
    return {"employer": "MV TRANSPORTATION", "employer_city": city, "employer_state": "CA"}


def test_the_place_of_an_employer_with_one_place(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, contract=[ROW], first=[notice("Fresno"), notice("FRESNO")])
    contract = only(tables["happening"])
    assert (contract["city"], contract["state"], contract["happened_on"], contract["size"]) == (
        "FRESNO",
        "CA",
        date(2022, 3, 4),
        129,
    )


def test_no_place_where_the_notices_differ(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, contract=[ROW], first=[notice("Fresno")], second=[notice("Napa")])
    assert only(tables["happening"])["city"] is None
