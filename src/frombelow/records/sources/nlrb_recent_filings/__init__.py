"""Cases filed June 2025 to April 2026: daily copies of the agency's list of recent filings."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import CASES, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), CASES)


SOURCE = Source(
    "nlrb_recent_filings",
    {
        "raw": RawFile(
            "nlrb_recent_filings/recent_filings_2025-06_2026-04.parquet",
            (
                "case_number",
                "case_type",
                "case_name",
                "date_filed",
                "status_at_last_snapshot",
                "employees",
                "first_seen",
                "last_seen",
                "city",
                "state",
                "charged_union",
                "employer",
            ),
        ),
    },
    clean,
)
