"""Election cases closed in fiscal years 2009–2011: petitions, tallies, votes of each union, way of voting, participants."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"))


SOURCE = Source(
    "nlrb_cats_r_2009_2011",
    {
        "petition": RawFile(
            "nlrb/cats_r_bargaining_unit_fy2009_2011.parquet",
            (
                "R_Case_Number",
                "Case_Type",
                "Status",
                "Case_Name",
                "Date_Filed",
                "Employer_On_Petition",
                "Petitioner_On_Petition",
                "NAICS_Code",
                "Num_Employees_Requested",
                "Description_Requested",
            ),
        ),
        "participant": RawFile(
            "nlrb/cats_r_participant_fy2009_2011.parquet",
            (
                "R_Case_Number",
                "Participant_ID",
                "Participant_Role",
                "Participant_Group",
                "Name_for_Correspondence",
                "Street_Address_1",
                "City",
                "State",
                "Zip",
                "Formal_Name",
                "Parti_Type",
            ),
        ),
        "tally": RawFile(
            "nlrb/cats_r_election_tally_fy2009_2011.parquet",
            (
                "R_Case_Number",
                "Unit_ID",
                "Election_ID",
                "Tally_ID",
                "Tally_Date",
                "Tally_Type",
                "Num_Employees_Eligible",
                "Num_Void_Ballots",
                "Num_Votes_Against",
                "Num_Valid_Votes",
                "Num_Challenges",
                "Self_Determination_Tally",
                "Num_For_Inclusion",
                "Num_Against_Inclusion",
            ),
        ),
        "votes": RawFile(
            "nlrb/cats_r_elect_votes_for_fy2009_2011.parquet",
            ("R_Case_Number", "Unit_ID", "Election_ID", "Tally_ID", "Sort_Order", "Labor_Organization", "Votes_For"),
        ),
        "election": RawFile(
            "nlrb/cats_r_election_fy2009_2011.parquet",
            ("Election_ID", "Election_Mode", "Election_City", "Election_State"),
        ),
        "certification": RawFile(
            "nlrb/cats_r_elect_certification_fy2009_2011.parquet",
            ("Election_ID", "Cert_of_Representative", "Cert_of_Results"),
        ),
        "closed": RawFile(
            "nlrb/cats_r_closed_case_fy2009_2011.parquet", ("R_Case_Number", "Closing_Date", "Closing_Method")
        ),
    },
    clean,
)
