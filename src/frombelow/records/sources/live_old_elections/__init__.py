"""Union elections 1961–1998: the SQLite file of the archive that the AFL-CIO kept and J.P. Ferguson cleaned."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import ELECTIONS, stage
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sqlite_tables import open_tables

TABLE = "nlrb_representation_1961_1998"
COLUMNS = (
    "nlrb_id", "region", "r_type", "docket", "unit", "elig_voter", "fst_votes", "fst_union", "sec_votes", "sec_union",
    "thr_votes", "thr_union", "votes_no", "challenged", "filed_date", "company", "pet_union", "valid_for",
    "election_date", "won", "state", "local", "mailballot", "closed_date", "city_name",
)  # fmt: skip


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    open_tables(reader, "database", {TABLE: COLUMNS})
    return stage(reader, Path(__file__).with_name("clean.sql"), ELECTIONS)


DATABASE = RawFile("live_old_elections/nlrb_rc_elections_1961_1998.db", ())
SOURCE = Source("live_old_elections", {"database": DATABASE}, clean, is_fetched=True)
