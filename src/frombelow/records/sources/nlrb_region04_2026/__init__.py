"""Cases of the Philadelphia region filed in 2026, with union, allegations and latest action."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import CASES, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), CASES)


SOURCE = Source(
    "nlrb_region04_2026",
    {
        "raw": RawFile(
            "nlrb_region04_2026/region04_cases_2026.parquet",
            (
                "case_number",
                "name",
                "case_type",
                "employer",
                "union",
                "city",
                "state",
                "date_filed",
                "status",
                "date_closed",
                "allegations",
                "latest_action",
                "latest_action_date",
            ),
        ),
    },
    clean,
)
