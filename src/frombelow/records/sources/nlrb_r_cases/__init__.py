"""Numbers and dates of 197,253 election cases, 1969–2024."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"))


SOURCE = Source(
    "nlrb_r_cases",
    {
        "raw": RawFile(
            "nlrb/merged_R_CASES_final.parquet", ("case_number", "type", "date_filed", "date_closed", "data_source")
        ),
    },
    clean,
)
