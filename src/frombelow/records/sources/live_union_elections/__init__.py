"""Election cases of the states whose file was fetched: what unionelections.org made of the NLRB's exports."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import CASES, ELECTIONS, stage
from frombelow.records.source import RawFile, Reader, Source

COLUMNS = (
    "Case", "Case_Name", "Date_Filed", "Date_Closed", "City", "State", "Unit ID", "Tally_Date", "Num_Eligible_Voters",
    "Void Ballots", "Labor_Union", "Votes_For_Union", "Labor Union2", "Votes for Labor Union2", "Labor Union3",
    "Votes for Labor Union3", "Votes_Against", "Challenged Ballots", "Union to Certify", "Tally_Type", "Ballot_Type",
    "Reason_Closed", "Status", "Voting Unit (Unit A)", "Voting Unit (Unit B)", "Voting Unit (Unit C)",
    "Voting Unit (Unit D)",
)  # fmt: skip


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), CASES, ELECTIONS)


SOURCE = Source(
    "live_union_elections", {"exports": RawFile("live_union_elections/*_data.csv", COLUMNS)}, clean, is_fetched=True
)
