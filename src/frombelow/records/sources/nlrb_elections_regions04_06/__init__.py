"""Elections of the regions Philadelphia and Pittsburgh, 1998–2023, as the agency's site exports them."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import ELECTIONS, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), ELECTIONS)


SOURCE = Source(
    "nlrb_elections_regions04_06",
    {
        "raw": RawFile(
            "nlrb/election_results_regions04_06_1998_2023.parquet",
            (
                "Case Number",
                "Case Name",
                "Status",
                "Date Filed",
                "Date Closed",
                "Reason Closed",
                "City",
                "States & Territories",
                "Unit ID",
                "Ballot Type",
                "Tally Type",
                "Tally Date",
                "No of Eligible Voters",
                "Void Ballots",
                "Labor Union1",
                "Votes for Labor Union1",
                "Labor Union2",
                "Votes for Labor Union2",
                "Labor Union3",
                "Votes for Labor Union3",
                "Votes Against",
                "Challenged Ballots",
                "Union to Certify",
                "Voting Unit (Unit A)",
                "Voting Unit (Unit B)",
                "Voting Unit (Unit C)",
                "Voting Unit (Unit D)",
            ),
        ),
    },
    clean,
)
