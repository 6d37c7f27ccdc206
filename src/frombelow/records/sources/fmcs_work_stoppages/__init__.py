"""Strikes and lockouts 1981–2020 that the federal mediators recorded."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import missing, stage
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


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (14_300, 14_317), state=0.99, happened_on=0.99, size=0.9)
