"""Single-union elections to March 2021, gathered from the agency's site by Cory McCartan."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import ELECTIONS, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), ELECTIONS)


SOURCE = Source(
    "nlrb_elections_mccartan",
    {
        "raw": RawFile(
            "nlrb/mccartan_single_union_elections_1994_2021.parquet",
            (
                "case",
                "case_name",
                "city",
                "state",
                "date_closed",
                "reason_closed",
                "date_filed",
                "tally_date",
                "tally_type",
                "ballot_type",
                "eligible",
                "void_ballots",
                "union",
                "votes_yes",
                "votes_no",
                "votes_challenged",
            ),
        ),
    },
    clean,
)
