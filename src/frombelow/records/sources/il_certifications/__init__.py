"""Certifications of the Illinois Labor Relations Board: public employers."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"))


SOURCE = Source(
    "il_certifications",
    {
        "raw": RawFile("state_labor_boards/il_certifications.json", ("data", "source", "table_num", "row_num")),
    },
    clean,
)
