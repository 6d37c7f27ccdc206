"""Cases open on 12 November 2021: the export of the agency's case search."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import CASES, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), CASES)


SOURCE = Source(
    "nlrb_case_search_2021",
    {
        "raw": RawFile(
            "nlrb/case_search_export_2021.parquet",
            (
                "Name",
                "Case Number",
                "City",
                "State",
                "Date Filed",
                "Status",
                "Date Closed",
                "Reason Closed",
                "No. of Eligible Voters",
                "No. of Employees",
                "Unit Sought",
            ),
        ),
    },
    clean,
)
