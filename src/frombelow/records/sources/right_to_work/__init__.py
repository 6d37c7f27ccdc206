"""Right-to-work laws of the states."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.states import register_states
from frombelow.records.staging import MEASURE

NAME = "right_to_work"
SQL = f"""
SELECT
    fips AS place_id, 'right_to_work' AS measure, 2025 AS year, right_to_work::DOUBLE AS value, 'reported' AS status,
    CASE WHEN nullif(trim(note), '') IS NOT NULL THEN upper(left(note, 1)) || substr(note, 2) || '.'
        WHEN year_enacted IS NOT NULL THEN 'Law of about ' || year_enacted || '.' END AS note,
    '{NAME}' AS source_id
FROM laws JOIN states ON states.usps = laws.state
ORDER BY place_id
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """1 where a law is in force, 0 where none is."""
    reader.view("laws")
    register_states(reader.con)
    return {"measure": MEASURE.fit(reader.sql(SQL), NAME), "coverage": covering(NAME, (NAME,), 2025, 2025)}


COLUMNS = ("state", "right_to_work", "year_enacted", "note")
SOURCE = Source(NAME, {"laws": RawFile("right_to_work/right_to_work_states.csv", COLUMNS)}, clean)
