from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_cats_r_2009_2011 import SOURCE
from frombelow.records.tests.happening_samples import clean, only

CASE = {
    "R_Case_Number": "16-RD-01601", "Case_Type": "RD", "Status": "Close", "Case_Name": "Flexmaster", "Date_Filed": "2010-07-06T00:00:00",
    "Employer_On_Petition": "Flexmaster U.S.A. Inc.", "Petitioner_On_Petition": "An Individual", "NAICS_Code": "238990", "Num_Employees_Requested": "39",
}  # fmt: skip
PARTIES = [
    {"R_Case_Number": "16-RD-01601", "Participant_Role": "Party", "Participant_Group": "Emp01", "Parti_Type": "E", "Formal_Name": "Flexmaster U.S.A. Inc.", "City": "Houston", "State": "TX", "Zip": "77001"},
    {"R_Case_Number": "16-RD-01601", "Participant_Role": "Party", "Participant_Group": "Pet01", "Parti_Type": "I", "Name_for_Correspondence": "Ms. Jo Doe", "Street_Address_1": "1 Elm Street"},
    {"R_Case_Number": "16-RD-01601", "Participant_Role": "Party", "Participant_Group": "UnIn1", "Parti_Type": "U", "Formal_Name": "Sheet Metal Workers Local 54"},
    {"R_Case_Number": "16-RD-01601", "Participant_Role": "LRep1", "Participant_Group": "Emp01", "Name_for_Correspondence": "Littler"},
]  # fmt: skip
KEY = {"R_Case_Number": "16-RD-01601", "Unit_ID": "A", "Election_ID": "16-1", "Tally_ID": "1"}
TALLY = KEY | {
    "Tally_Date": "2010-08-17T00:00:00",
    "Tally_Type": "IInit",
    "Num_Employees_Eligible": "39",
    "Num_Votes_Against": "20",
    "Num_Valid_Votes": "35",
    "Self_Determination_Tally": "N",
}
VOTES = KEY | {"Sort_Order": "1", "Labor_Organization": "Sheet Metal Workers Local 54", "Votes_For": "15"}


def test_a_petition_and_its_vote(tmp_path: Path) -> None:
    tables, reader = clean(
        SOURCE, tmp_path, petition=[CASE, CASE], participant=PARTIES, tally=[TALLY], votes=[VOTES],
        election=[{"Election_ID": "16-1", "Election_Mode": "MAIL"}], certification=[{"Election_ID": "16-1", "Cert_of_Results": "2010-08-30T00:00:00"}],
        closed=[{"R_Case_Number": "16-RD-01601", "Closing_Date": "2010-09-10T00:00:00", "Closing_Method": "Resul"}],
    )  # fmt: skip
    election, petition = only(tables["happening"], kind="election"), only(tables["happening"], kind="petition")
    assert (election["result"], election["votes_for"], election["votes_against"], election["mode"]) == (
        "lost",
        15,
        20,
        "mail",
    )
    assert (petition["result"], petition["zip"], petition["naics"]) == ("certified", "77001", "238990")
    assert petition["ended_on"] == date(2010, 9, 10)
    assert reader.dropped["the same case again"] == 1


def test_the_petitioner_who_is_a_person_is_not_named_nor_found_by_street(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, petition=[CASE], participant=PARTIES)
    petitioner = only(tables["party"], role="petitioner")
    assert (petitioner["name"], petitioner["street"], petitioner["withheld"]) == (None, None, True)
    assert only(tables["party"], role="union")["name"] == "Sheet Metal Workers Local 54"
    assert "Doe" not in str(tables)
