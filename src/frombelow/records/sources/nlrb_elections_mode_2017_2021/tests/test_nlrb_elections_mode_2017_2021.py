from datetime import date
from pathlib import Path

from frombelow.records.sources.nlrb_elections_mode_2017_2021 import SOURCE
from frombelow.records.tests.happening_samples import clean, only

ROW = {
    "Case Number": "10-RC-274511", "Case Name": "Centerra", "Unit City": "Radford", "Unit State": "VA", "Case Status": "Closed",
    "Case Filed Date": "2021-03-23 00:00:00", "Closed Reason": "Certific. of Representative", "Election Mode": "Mixed: Mail and Manual",
    "Tally Date": "2021-05-12 00:00:00", "Tally Type": "Initial", "Tally Category": "Single Labor Organization", "Unit ID": "A",
    "Num Eligible Voters": "43", "Labor Organization 1 Name": "Teamsters Local 171", "Votes For Labor Org1": "21",
    "Votes Cast Against Labor Org": "11", "Votes For Labor Org2": "0",
}  # fmt: skip


def test_mode_and_revision(tmp_path: Path) -> None:
    revised = ROW | {"Tally Category": "Revised Single Labor Org", "Votes For Labor Org1": "22"}
    tables, reader = clean(SOURCE, tmp_path, raw=[ROW, revised])
    election = only(tables["happening"])
    assert (election["mode"], election["votes_for"], election["tally_type"]) == ("mixed", 22, "revised initial")
    assert election["filed_on"] == date(2021, 3, 23)
    assert sum(reader.dropped.values()) == 1


def test_a_case_with_two_units_leaves_the_result_to_the_votes(tmp_path: Path) -> None:
    tables, _ = clean(SOURCE, tmp_path, raw=[ROW, ROW | {"Unit ID": "B"}])
    assert [row["result"] for row in tables["happening"]] == [None, None]
