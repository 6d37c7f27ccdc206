"""Documents of open cases, 2024–2026: decisions with city and allegations."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import CASES, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), CASES)


SOURCE = Source(
    "nlrb_documents",
    {
        "raw": RawFile(
            "nlrb_documents_open_cases/open_case_documents_2024_2026.parquet",
            ("case_number", "doc_type", "doc_date", "name", "date_filed", "status", "location", "allegations"),
        ),
    },
    clean,
)
