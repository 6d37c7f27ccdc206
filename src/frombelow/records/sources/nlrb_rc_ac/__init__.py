"""Charges by employer 1975–2024, and the petitions they were matched with."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import CASES, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), CASES)


SOURCE = Source(
    "nlrb_rc_ac",
    {
        "clusters": RawFile(
            "nlrb/rc_ac_cluster_matches_20260517.parquet",
            (
                "r_case_number",
                "c_case_number",
                "r_date_filed",
                "r_date_closed",
                "c_date_filed",
                "r_company_name",
                "r_state",
                "r_city",
                "c_company_name",
                "c_state",
                "c_city",
            ),
        ),
        "matches": RawFile(
            "nlrb/rc_ac_matches.parquet",
            (
                "r_case_number",
                "c_case_number",
                "r_date_filed",
                "r_date_closed",
                "c_date_filed",
                "r_company_name",
                "r_state",
                "r_city",
                "c_company_name",
                "c_state",
                "c_city",
            ),
        ),
    },
    clean,
)
