"""Strikes and lockouts 1981–2020 that the federal mediators recorded."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"))


SOURCE = Source(
    "fmcs_work_stoppages",
    {
        "raw": RawFile(
            "fmcs_work_stoppage/work_stoppages.parquet",
            (
                "Employer",
                "Union",
                "Union Local",
                "Case Number",
                "BU",
                "NAICS",
                "Industry",
                "City, State",
                "# Idled",
                "Start Date",
                "End Date",
            ),
        ),
    },
    clean,
)
