"""Inspections of workplaces by OSHA and the states' own programs: counted by county and year."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.cleaning import register_macros
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.zip_counties import FILES, register_zip_counties
from frombelow.records.sqlite_tables import open_query
from frombelow.records.staging import MEASURE

NAME = "live_osha"
KIND = "osha_inspections"
FIRST_YEAR = 2010
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8").replace("{first_year}", str(FIRST_YEAR))
COLUMNS = ("activity_nr", "site_state", "site_zip", "open_date")
# Five million rows: added up where they lie, before they reach this program.
QUERY = """
SELECT site_state, site_zip, substr(open_date, 1, 10) AS opened_on, count(DISTINCT activity_nr) AS inspections
FROM inspection GROUP BY site_state, site_zip, opened_on
"""
COUNTED_EXPORT = QUERY.replace("FROM inspection", "FROM export")


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Inspections opened in each whole year, by county, state and nation."""
    if not reader.has("database") and reader.has("export"):
        reader.view("export")
        reader.con.execute(f"CREATE OR REPLACE TEMP TABLE days AS {COUNTED_EXPORT}")
    else:
        open_query(reader, "database", "inspection", COLUMNS, QUERY, "days")
    register_macros(reader.con)
    register_zip_counties(reader)
    reader.con.execute(SQL)
    for reason, rows in reader.con.execute("SELECT reason, rows FROM left_out ORDER BY reason").fetchall():
        reader.drop(rows or 0, reason)
    found = MEASURE.fit(reader.sql("SELECT * FROM figures ORDER BY place_id, year"), NAME)
    years = found["year"].to_pylist()
    kinds = (KIND,) if years else ()
    return {"measure": found, "coverage": covering(NAME, kinds, FIRST_YEAR, max(years, default=FIRST_YEAR))}


SOURCE = Source(
    NAME,
    {
        "database": RawFile("live_osha/osha_enforcement.db", (), optional=True),
        "export": RawFile("live_osha/osha_inspection*.csv", COLUMNS, optional=True),
        **FILES,
    },
    clean,
    is_fetched=True,
)
