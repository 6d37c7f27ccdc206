"""Union elections 2017–2021 with the way of voting: manual, mail or mixed."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import ELECTIONS, stage
from frombelow.records.source import RawFile, Reader, Source


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    return stage(reader, Path(__file__).with_name("clean.sql"), ELECTIONS)


SOURCE = Source(
    "nlrb_elections_mode_2017_2021",
    {
        "raw": RawFile(
            "nlrb/election_results_with_mode_2017_2021.parquet",
            (
                "Case Number",
                "Case Name",
                "Unit City",
                "Unit State",
                "Case Status",
                "Case Filed Date",
                "Case Closed Date",
                "Closed Reason",
                "Election Mode",
                "Tally Date",
                "Tally Type",
                "Tally Category",
                "Unit ID",
                "Num Eligible Voters",
                "Num Void Ballots",
                "Labor Organization 1 Name",
                "Votes For Labor Org1",
                "Labor Organization 2 Name",
                "Votes For Labor Org2",
                "Labor Organization 3 Name",
                "Votes For Labor Org3",
                "Votes Cast Against Labor Org",
                "Num Challenged Ballots",
                "Union To Certify",
                "Unit Involved on Petition",
                "Bargaining Unit Determined",
            ),
        ),
    },
    clean,
)
