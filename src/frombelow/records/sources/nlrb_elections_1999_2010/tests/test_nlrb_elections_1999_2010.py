from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_elections_1999_2010 import SOURCE
from frombelow.records.tests.happening_samples import clean, only

BALLOT = {
    "R_Case_Number": "07-RC-21727", "Case_Name": "Gage Pattern ", "Status": "Close", "Election_Results": "WIN",
    "Tally_Ballot_Date": "2000-01-20T00:00:00", "Date_Filed": "1999-12-06T00:00:00", "Date_Closed": "2000-02-02T00:00:00",
    "Closing_Method": "Rep   (Certification of Representative)", "NAICS_Code": "332997 (Industrial Pattern Manufacturing)",
    "Unit_ID": "A", "Tally_Type": "IInit", "Num_Elig_Employees": "36", "Num_Valid_Votes": "29", "Num_Votes_For": "16",
    "Num_Votes_Against": "13", "Unit_Loc_City": "Madison Hts.", "Unit_Loc_State": "Michigan",
    "UNIT_Location_County": "125 - OAKLAND", "Petitioner": "Machinists", "MultiUnion": "N",
}  # fmt: skip


def test_addresses_of_one_tally_become_one_election(tmp_path: Path) -> None:
    there = {"Employer_City": "MADISON HTS.", "Employer_State": "MI", "Employer_Zip": "48071-1234"}
    lawyer = {"Employer_City": "Detroit", "Employer_State": "MI", "Employer_Zip": "48226"}
    tables, reader = clean(SOURCE, tmp_path, raw=[BALLOT, BALLOT | there, BALLOT | lawyer])
    election = only(tables["happening"])
    assert election["case_number"] == "07-RC-021727"
    assert election["event_key"] == "election:07-RC-021727:A:2000-01-20"
    assert (election["county_fips"], election["zip"], election["naics"]) == ("26125", "48071", "332997")
    assert (election["result"], election["votes_for"], election["votes_against"]) == ("won", 16, 13)
    assert election["filed_on"] == date(1999, 12, 6)
    assert reader.dropped == {"further addresses of the same tally": 2}
    assert only(tables["party"], role="union")["votes"] == 16


def test_votes_of_several_unions_are_added_and_belong_to_none(tmp_path: Path) -> None:
    two = BALLOT | {"MultiUnion": "Y", "Num_Valid_Votes": "105", "Num_Votes_Against": "46", "Closing_Method": None}
    rows = [two | {"Num_Votes_For": "55"}, two | {"Num_Votes_For": "4", "Election_Results": "LOST"}]
    tables, _ = clean(SOURCE, tmp_path, raw=rows)
    assert only(tables["happening"])["votes_for"] == 59
    assert only(tables["happening"])["result"] == "won"
    assert only(tables["party"], role="union")["votes"] is None


def test_an_individual_petitioner_is_counted_not_named(tmp_path: Path) -> None:
    petition = BALLOT | {
        "R_Case_Number": "07-RD-00012",
        "Petitioner": "Jo Q. Doe, an Individual",
        "Union_Involved": "UAW",
    }
    tables, _ = clean(SOURCE, tmp_path, raw=[petition])
    assert only(tables["party"], role="petitioner") | {"name": None, "withheld": True} == only(
        tables["party"], role="petitioner"
    )
    assert only(tables["party"], role="union")["name"] == "UAW"
    assert only(tables["happening"])["withheld"]


def test_a_vote_on_deauthorization_is_won_by_nobody(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[BALLOT | {"R_Case_Number": "07-UD-00012"}])
    assert only(tables["happening"])["result"] is None
