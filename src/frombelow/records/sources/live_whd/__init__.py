"""Cases of the federal wage inspectors: counted and added up by county, employers never named."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.cleaning import register_macros
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.zip_counties import FILES, register_zip_counties
from frombelow.records.sqlite_tables import open_query
from frombelow.records.staging import MEASURE

NAME = "live_whd"
KINDS = ("wage_theft_back_wages", "wage_cases")
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")
COLUMNS = ("case_id", "st_cd", "zip_cd", "case_violtn_cnt", "bw_atp_amt", "findings_end_date")
QUERY = f"SELECT {', '.join(COLUMNS)} FROM cases"
MEASURES = "SELECT * FROM figures ORDER BY measure, place_id"


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Back wages and cases with a violation, all years together, by county and state."""
    if not reader.has("database") and reader.has("export"):
        reader.view("export")
        reader.con.execute("CREATE OR REPLACE TEMP VIEW cases AS SELECT * FROM export")
    else:
        open_query(reader, "database", "cases", COLUMNS, QUERY, "cases")
    register_macros(reader.con)
    register_zip_counties(reader)
    reader.con.execute(SQL)
    for reason, rows in reader.con.execute("SELECT reason, rows FROM left_out ORDER BY reason").fetchall():
        reader.drop(rows, reason)
    [(first, last)] = reader.con.execute("SELECT min(year(ended_on)), max(year(ended_on)) FROM counted").fetchall()
    found = MEASURE.fit(reader.sql(MEASURES), NAME)
    kinds = KINDS if found.num_rows else ()
    return {"measure": found, "coverage": covering(NAME, kinds, first or 2005, last or 2005, complete=True)}


SOURCE = Source(
    NAME,
    {
        "database": RawFile("live_whd/whisard.db", (), optional=True),
        "export": RawFile("live_whd/whd_whisard.csv", COLUMNS, optional=True),
        **FILES,
    },
    clean,
    is_fetched=True,
)
