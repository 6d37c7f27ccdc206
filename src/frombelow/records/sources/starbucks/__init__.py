"""Elections and cases at Starbucks to March 2023."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import CASES, ELECTIONS, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), CASES, ELECTIONS)


SOURCE = Source(
    "starbucks",
    {
        "election": RawFile(
            "starbucks/starbucks_elections_to_2023-03.parquet",
            (
                "Date Filed",
                "City",
                "State",
                "Status",
                "Case Name",
                "Labor Union",
                "Tally Date",
                "Ballot Type",
                "Votes For Union",
                "Votes Against",
                "Num Eligible Voters",
                "Case",
            ),
        ),
        "listed": RawFile(
            "starbucks/starbucks_nlrb_cases_to_2023-03.parquet", ("Case Number", "Date Filed", "Status", "Location")
        ),
    },
    clean,
)
