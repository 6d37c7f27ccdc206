"""Jobs and pay by county, state and metropolitan area and industry sector (Quarterly Census of Employment and Wages)."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.naics_titles import SECTORS
from frombelow.records.staging import MEASURE, SECTOR

NAME = "live_qcew"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")
LEFT_OUT = """
SELECT CASE WHEN place_id IS NULL THEN 'an area that is no county, state or metropolitan area of ours'
    ELSE 'finer industries, parts of a total, sizes, and quarters: not needed here' END AS reason, count(*) AS rows
FROM areas WHERE place_id IS NULL OR part IS NULL GROUP BY reason ORDER BY reason
"""
TOTALS = "SELECT * FROM totals ORDER BY place_id, year"
SECTOR_ROWS = "SELECT * FROM sectors ORDER BY place_id, code, year"
COLUMNS = (
    "area_fips", "own_code", "industry_code", "agglvl_code", "size_code", "year", "qtr", "disclosure_code",
    "annual_avg_estabs", "annual_avg_emplvl", "total_annual_wages", "avg_annual_pay",
)  # fmt: skip


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Sectors of every area, newest year only, and the jobs of all sectors together of every year at hand."""
    reader.view("averages")
    reader.con.execute("CREATE OR REPLACE TEMP TABLE sector_titles (code VARCHAR, title VARCHAR)")
    reader.con.executemany("INSERT INTO sector_titles VALUES (?, ?)", sorted(SECTORS.items()))
    reader.con.execute(SQL)
    for reason, rows in reader.con.execute(LEFT_OUT).fetchall():
        reader.drop(rows, reason)
    totals = MEASURE.fit(reader.sql(TOTALS), NAME)
    years = totals["year"].to_pylist()
    return {
        "sector": SECTOR.fit(reader.sql(SECTOR_ROWS), NAME),
        "measure": totals,
        "coverage": covering(NAME, ("jobs", "sectors"), min(years), max(years)) if years else _nothing(),
    }


def _nothing() -> pa.Table:
    return covering(NAME, (), 2000, 2000)


SOURCE = Source(NAME, {"averages": RawFile("live_qcew/*.csv", COLUMNS)}, clean, is_fetched=True)
