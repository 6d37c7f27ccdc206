"""First contracts reached with a mediator, 2021 and 2022."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"))


SOURCE = Source(
    "fmcs_initial_contracts",
    {
        "contract": RawFile(
            "fmcs_f7/initial_contracts_2021_2022.csv",
            (
                "Received Date",
                "Basis for Closing (Case Statistics) (FMCS Case Statistics)",
                "Employer",
                "Union",
                "Contract Agreement Date",
                "BU",
            ),
        ),
        "first": RawFile(
            "fmcs_f7/f7_2020-08_2022-08.parquet",
            ("employer", "employer_city", "employer_state", "affected_location_city", "affected_location_state"),
        ),
        "second": RawFile(
            "fmcs_f7/f7_2021-04_2024-04.parquet",
            ("employer", "employer_city", "employer_state", "affected_location_city", "affected_location_state"),
        ),
    },
    clean,
)
