"""Union elections 1999–2010: 163,914 rows of parties' addresses, folded into one row per tally."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """One happening per tally, with the county as the agency coded it."""
    return stage(reader, Path(__file__).with_name("clean.sql"))


SOURCE = Source(
    "nlrb_elections_1999_2010",
    {
        "raw": RawFile(
            "nlrb/cats_frf_r_elections_fy1999_2010.parquet",
            (
                "R_Case_Number",
                "Case_Name",
                "Status",
                "Union_Involved",
                "Election_Results",
                "Tally_Ballot_Date",
                "Date_Filed",
                "Date_Closed",
                "Closing_Method",
                "NAICS_Code",
                "Unit_ID",
                "Bargaining_Unit_Code",
                "Tally_Type",
                "Num_Elig_Employees",
                "Num_Valid_Votes",
                "Num_Votes_For",
                "Num_Votes_Against",
                "Unit_Loc_City",
                "Unit_Loc_State",
                "UNIT_Location_County",
                "Petitioner",
                "Employer_City",
                "Employer_State",
                "Employer_Zip",
                "MultiUnion",
            ),
        )
    },
    clean,
)
