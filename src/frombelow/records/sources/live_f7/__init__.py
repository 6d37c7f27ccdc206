"""Contract notices (form F-7) since 1997: the nightly SQLite file."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import NOTICES, stage
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sqlite_tables import open_tables

# The representatives of both sides are named in the file, with phone and e-mail: they are not read.
COLUMNS = (
    "notice_date", "employer", "employer_street", "employer_city", "employer_state", "employer_zip", "union_name",
    "union_street", "union_city", "union_state", "union_zip", "affected_location_city", "affected_location_state",
    "affected_location_zip", "expiration_date", "naics", "bargaining_unit_size", "category",
)  # fmt: skip


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    open_tables(reader, "database", {"f7": COLUMNS})
    return stage(reader, Path(__file__).with_name("clean.sql"), NOTICES)


SOURCE = Source("live_f7", {"database": RawFile("live_f7/f7.db", ())}, clean, is_fetched=True)
