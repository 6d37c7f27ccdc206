"""Voluntary recognitions 2007–2009 and July 2020 to October 2024."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import RECOGNITIONS, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), RECOGNITIONS)


SOURCE = Source(
    "nlrb_voluntary_recognitions",
    {
        "raw": RawFile(
            "nlrb_vr/voluntary_recognitions_2007_2024.parquet",
            (
                "VR Case Number",
                "Unit City",
                "Unit State",
                "Date VR Request Received",
                "Employer",
                "Union",
                "Unit Description",
                "Number of Employees",
                "Date of Voluntary Recogition",
                "Date VR Notice Sent",
                "R Case Number",
            ),
        ),
    },
    clean,
)
