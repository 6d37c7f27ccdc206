"""NLRB cases since 2010: the nightly SQLite file with filings, participants, allegations and tallies."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import CASES, ELECTIONS, stage
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sqlite_tables import has_table, open_tables

HERE = Path(__file__).parent
TABLES = {
    "filing": (
        "case_number",
        "name",
        "city",
        "state",
        "date_filed",
        "status",
        "date_closed",
        "reason_closed",
        "number_of_eligible_voters",
        "number_of_voters_on_petition_or_charge",
        "last_checked_at",
    ),
    "participant": ("case_number", "participant", "type", "subtype", "city", "state", "zip"),
    "allegation": ("case_number", "allegation"),
    "sought_unit": ("case_number", "unit_sought"),
    "voting_unit": ("voting_unit_id", "case_number", "unit_id", "description"),
    "election": ("election_id", "case_number", "voting_unit_id", "date", "tally_type", "ballot_type", "unit_size"),
    "election_result": ("election_id", "void_ballots", "challenged_ballots"),
    "tally": ("election_id", "option", "votes"),
}

# How people voted, told on request for some years only; a copy of the database may lack it.
MODE = {"election_mode": ("election_id", "election_mode")}
NO_MODE = "CREATE OR REPLACE TEMP VIEW election_mode AS SELECT NULL::VARCHAR AS election_id, NULL::VARCHAR AS election_mode WHERE false"


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql and elections.sql say how)."""
    open_tables(reader, "database", TABLES)
    if has_table(reader, "database", "election_mode"):
        open_tables(reader, "database", MODE)
    else:
        reader.con.execute(NO_MODE)
    return stage(reader, HERE / "clean.sql", CASES, HERE / "elections.sql", ELECTIONS)


SOURCE = Source("nlrb_nightly", {"database": RawFile("nlrb_nightly/nlrb.db", ())}, clean, is_fetched=True)
