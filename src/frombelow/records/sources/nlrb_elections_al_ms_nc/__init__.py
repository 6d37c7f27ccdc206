"""Election cases of Alabama, Mississippi and North Carolina, 2022–2026."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"))


SOURCE = Source(
    "nlrb_elections_al_ms_nc",
    {
        "raw": RawFile(
            "nlrb_elections_al_ms_nc/al_ms_nc_r_cases_2022_2026.csv.gz",
            (
                "case_number",
                "case_name",
                "date_filed",
                "date_closed",
                "city",
                "state",
                "tally_date",
                "eligible_voters",
                "labor_union",
                "votes_for",
                "votes_against",
                "challenged",
                "tally_type",
                "reason_closed",
                "status",
                "case_type",
                "quality_flag",
            ),
        ),
    },
    clean,
)
