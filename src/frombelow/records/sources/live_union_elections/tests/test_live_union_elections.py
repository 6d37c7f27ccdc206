"""Election cases by state, in the layout of unionelections.org."""

from datetime import date
from pathlib import Path

import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.source import RawFile
from frombelow.records.sources.live_union_elections import SOURCE
from frombelow.records.sources.live_union_elections.expect import expectations
from frombelow.records.sources.sampling import Rows, clean_sample, sample_reader, write_sample
from frombelow.records.tests.happening_samples import only

HEADER = (
    '"Case","Region","Case_Name","Date_Filed","Date_Closed","City","State","Unit ID","Tally_Date","Num_Eligible_Voters","Void Ballots",'
    '"Labor_Union","Votes_For_Union","Labor Union2","Votes for Labor Union2","Labor Union3","Votes for Labor Union3","Votes_Against",'
    '"Total_Ballots_Counted","Runoff Required","Challenged Ballots","Challenges are Determinative","Union to Certify","Tally_Type",'
    '"Ballot_Type","Reason_Closed","Status","Voting Unit (Unit A)","Voting Unit (Unit B)","Voting Unit (Unit C)","Voting Unit (Unit D)",'
    '"Length","Tally_Quarter","Filed_Quarter","size","Unique","Case_Type","Election_Data","Plot_Labor_Union","National_Count","National",'
    '"Margin","Union_Cer","Didnt_Vote"\n'
)
END = 'NA,NA,NA,36,2026-04-01,2026-04-01,"101-500",TRUE,"RC","Yes","Teamsters",1,"IBT",0.5,"Yes",21\n'
WON = (
    '"15-RC-900001","Region 15, New Orleans, Louisiana","Acme ""Foods"", Inc.",2026-05-21,2026-07-07,"Gloster","MS","A",2026-06-26,131,1,'
    '"Teamsters Local 667",59,NA,NA,NA,NA,51,110,NA,5,NA,"Teamsters Local 667","Initial","Single Labor Organization",'
    '"Certific. of Representative","Closed","INCLUDED:\nAll drivers.\n\nEXCLUDED:\nGuards.",' + END
)
TWO_UNITS = "".join(
    f'"15-RC-900002","Region 15","Two Unions LLC",2024-01-02,2024-03-04,"Jackson","MS","{unit}",2024-02-03,30,NA,'
    f'"UFCW Local 1529",{votes},"RWDSU Local 100",12,NA,NA,8,NA,NA,NA,NA,"RWDSU Local 100","Runoff","Single Labor Organization",'
    f'"Certific. of Representative","Closed","Clerks","Drivers",NA,NA,36,NA,NA,NA,TRUE,"RC","Yes",NA,0,NA,NA,NA,NA\n'
    for unit, votes in (("A", 4), ("B", 5))
)
PETITION = (
    '"15-RD-900003","Region 15","Spire, Inc.",2025-11-19,2025-12-19,"Hattiesburg","MS",NA,NA,25,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,'
    '"Withdrawal Non-adjusted","Closed",NA,NA,NA,NA,NA,NA,2025-10-01,"11-25",TRUE,"RD","No",NA,0,"Uncoded",NA,"Other",NA\n'
)
TEST_RECORD = PETITION.replace("15-RD-900003", "10-RC-900004").replace("Spire, Inc.", "Shakeout Release 45 Test 3")


def clean(folder: Path, **files: str) -> tuple[dict[str, Rows], dict[str, int]]:
    for state, text in files.items():
        write_sample(folder, RawFile(f"live_union_elections/{state}_data.csv", ()), HEADER + text)
    return clean_sample(SOURCE, folder, {})


def test_votes_and_what_they_decided(tmp_path: Path) -> None:
    tables, dropped = clean(tmp_path, ms=WON + WON)
    election = only(tables["happening"], kind="election")
    assert (election["event_key"], election["title"]) == ("election:15-RC-900001:A:2026-06-26", 'Acme "Foods", Inc.')
    assert (election["votes_for"], election["votes_against"], election["challenged"], election["void"]) == (
        59,
        51,
        5,
        1,
    )
    assert (election["result"], election["filed_on"], election["eligible"]) == ("won", date(2026, 5, 21), 131)
    assert election["unit_text"] == "INCLUDED: All drivers. EXCLUDED: Guards."
    assert only(tables["party"], role="union")["votes"] == 59
    assert dropped == {"the same tally or petition again": 1}


def test_a_unit_of_its_own_and_several_unions(tmp_path: Path) -> None:
    tables, _ = clean(tmp_path, ms=TWO_UNITS)
    units = {row["event_key"].split(":")[2]: row for row in tables["happening"]}
    assert {unit: (row["unit_text"], row["votes_for"], row["tally_type"]) for unit, row in units.items()} == {
        "A": ("Clerks", 16, "runoff"),
        "B": ("Drivers", 17, "runoff"),
    }
    assert units["A"]["result"] == "won"  # a union is to be certified although two stood
    unions = [(row["name"], row["votes"]) for row in tables["party"] if row["role"] == "union"]
    assert unions == [("UFCW Local 1529", 4), ("RWDSU Local 100", 12), ("UFCW Local 1529", 5), ("RWDSU Local 100", 12)]


def test_what_came_to_no_vote_is_a_petition(tmp_path: Path) -> None:
    tables, dropped = clean(tmp_path, ms=PETITION + TEST_RECORD)
    petition = only(tables["happening"], kind="petition")
    assert (petition["case_number"], petition["result"], petition["size"]) == ("15-RD-900003", "withdrawn", 25)
    assert dropped == {"a test record of the agency, not a case": 1}


def test_what_is_covered_are_the_states_fetched(tmp_path: Path) -> None:
    tables, _ = clean(tmp_path, ms=WON + PETITION, nc=WON.replace('"MS"', '"NC"').replace("900001", "900009"))
    assert [(row["kind"], row["state"]) for row in tables["coverage"]] == [
        ("election", "MS"), ("election", "NC"), ("petition", "MS"), ("petition", "NC"),
    ]  # fmt: skip
    assert {row["last_on"] for row in tables["coverage"]} == {date(2026, 7, 7)}


def test_absent_renamed_and_not_whole(tmp_path: Path) -> None:
    with pytest.raises(SourceAbsent, match="frombelow records fetch live_union_elections"):
        clean_sample(SOURCE, tmp_path, {})
    with sample_reader(SOURCE, tmp_path, {}) as reader:
        write_sample(tmp_path, RawFile("live_union_elections/ms_data.csv", ()), HEADER + WON)
        assert "1 happenings" in expectations(SOURCE.clean(reader))[0]
    write_sample(
        tmp_path, RawFile("live_union_elections/ms_data.csv", ()), (HEADER + WON).replace("Tally_Date", "Tally_Day")
    )
    with pytest.raises(RecordsFault, match=r"ms_data\.csv: the column 'Tally_Date' is missing"):
        clean_sample(SOURCE, tmp_path, {})
