from datetime import date
from pathlib import Path

from frombelow.records.sources.starbucks import SOURCE
from frombelow.records.tests.happening_samples import clean, only

VOTE = {"Date Filed": "Jan 19, 2022", "City": "Memphis", "State": "TN", "Status": "Unionized", "Labor Union": "Workers United", "Tally Date": "Jun 07, 2022",
        "Ballot Type": "Initial", "Votes For Union": 11.0, "Votes Against": 3.0, "Num Eligible Voters": "24", "Case": "15-RC-289150"}  # fmt: skip


def test_a_tally_is_an_election_and_the_rest_are_cases(tmp_path: Path) -> None:
    withdrawn = VOTE | {"Case": "15-RC-289151", "Status": "Withdrawn", "Tally Date": None}
    listed = [
        {
            "Case Number": "15-RC-289150",
            "Date Filed": "January 19, 2022",
            "Status": "Closed",
            "Location": "Memphis, TN",
        },
        {"Case Number": "15-CA-290001", "Date Filed": "February 1, 2022", "Status": "Open", "Location": "Memphis, TN"},
    ]
    tables, _ = clean(SOURCE, tmp_path, election=[VOTE, withdrawn], listed=listed)
    assert sorted((row["kind"], row["result"]) for row in tables["happening"]) == [
        ("charge", "open"),
        ("election", "won"),
        ("petition", "withdrawn"),
    ]
    assert only(tables["happening"], kind="election")["happened_on"] == date(2022, 6, 7)
    assert {party["name"] for party in tables["party"]} == {"Starbucks Corporation", "Workers United"}
