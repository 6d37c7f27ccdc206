"""Case pages of the agency, 1978–2023: allegations and participants."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import CASES, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), CASES)


SOURCE = Source(
    "nlrb_case_pages",
    {
        "page": RawFile(
            "nlrb/case_pages_case.parquet", ("case_number", "Date Filed", "Status", "Location", "name", "Reason Closed")
        ),
        "allegation": RawFile("nlrb/case_pages_allegation.parquet", ("case_number", "allegation")),
        "participant": RawFile(
            "nlrb/case_pages_participant.parquet", ("case_number", "type", "subtype", "participant", "address")
        ),
    },
    clean,
)
