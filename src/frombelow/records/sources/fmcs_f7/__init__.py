"""Contract notices (form F-7) of fiscal year 2004 and of nine months 2020–2024."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import NOTICES, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), NOTICES)


SOURCE = Source(
    "fmcs_f7",
    {
        "first": RawFile(
            "fmcs_f7/f7_2020-08_2022-08.parquet",
            (
                "notice_date",
                "employer",
                "employer_street",
                "employer_city",
                "employer_state",
                "employer_zip",
                "union_name",
                "union_street",
                "union_city",
                "union_state",
                "union_zip",
                "affected_location_city",
                "affected_location_state",
                "affected_location_zip",
                "expiration_date",
                "naics",
                "industry",
                "bargaining_unit_size",
                "category",
            ),
        ),
        "second": RawFile(
            "fmcs_f7/f7_2021-04_2024-04.parquet",
            (
                "notice_date",
                "employer",
                "employer_street",
                "employer_city",
                "employer_state",
                "employer_zip",
                "union_name",
                "union_street",
                "union_city",
                "union_state",
                "union_zip",
                "affected_location_city",
                "affected_location_state",
                "affected_location_zip",
                "expiration_date",
                "naics",
                "industry",
                "bargaining_unit_size",
                "category",
            ),
        ),
        "old": RawFile(
            "fmcs_f7/f7_fy2004.parquet",
            (
                "Notice Date",
                "Expiration Date",
                "Employer",
                "E-Street",
                "E-City",
                "E-State",
                "E-ZIP",
                "Union Name",
                "U-Street",
                "U-City",
                "U-State",
                "U-ZIP",
                "A-City",
                "A-ZIP",
                "A-State",
                "Industry",
                "Bargaining Unit Size",
            ),
        ),
    },
    clean,
)
