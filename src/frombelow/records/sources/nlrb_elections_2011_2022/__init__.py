"""Union elections, fiscal years 2011–2022: the agency's yearly election reports."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import ELECTIONS, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), ELECTIONS)


SOURCE = Source(
    "nlrb_elections_2011_2022",
    {
        "raw": RawFile(
            "nlrb/elections_fy2011_2022.parquet",
            (
                "source_file",
                "sheet",
                "Case Number",
                "Case Name",
                "Case Type",
                "Dispute Unit City",
                "Dispute Unit State",
                "Election Held Date",
                "Num Eligible Voters",
                "Valid Votes Against",
                "Votes for Labor Org 1",
                "Labor Org 1 Name",
                "Cert of Rep (Win)",
                "Cert of Results (Loss)",
                "Closed Date",
                "Closed Reason",
                "Votes for Labor Org 2",
                "Labor Org 2 Name",
                "Votes For Labor Org3",
                "Labor Org3",
                "For Proposition",
                "Against Proposition",
            ),
        ),
    },
    clean,
)
