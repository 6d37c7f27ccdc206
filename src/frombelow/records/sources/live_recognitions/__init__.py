"""Voluntary recognitions: the SQLite file of what the NLRB told on request."""

from pathlib import Path

import pyarrow as pa

from frombelow.records.happenings import RECOGNITIONS, stage
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sqlite_tables import open_tables

COLUMNS = (
    "VR Case Number", "Unit City", "Unit State", "Date VR Request Received", "Employer", "Union", "Unit Description",
    "Number of Employees", "Date of Voluntary Recogition", "Date VR Notice Sent", "R Case Number",
)  # fmt: skip


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Staged happenings, parties and coverage (clean.sql says how)."""
    open_tables(reader, "database", {"voluntary_recognitions": COLUMNS})
    return stage(reader, Path(__file__).with_name("clean.sql"), RECOGNITIONS)


DATABASE = RawFile("live_recognitions/voluntary_recognitions.db", ())
SOURCE = Source("live_recognitions", {"database": DATABASE}, clean, is_fetched=True)
