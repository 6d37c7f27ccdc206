"""Jobs, firms and pay by county and industry sector (Annual Business Survey 2017)."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import MEASURE, SECTOR

NAME = "abs_2017"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")
NOTE = "Private firms with employees."
TOTALS = f"""
SELECT
    place_id, measure, 2017 AS year, nullif(value, 0) AS value, CASE WHEN value > 0 THEN 'reported' ELSE 'suppressed' END AS status,
    '{NOTE}' AS note, '{NAME}' AS source_id
FROM (
    SELECT stco_code AS place_id, TRY_CAST(EMP AS DOUBLE) AS jobs, round(TRY_CAST(PAYANN AS DOUBLE) * 1000 / nullif(jobs, 0)) AS mean_pay
    FROM abs WHERE NAICS2017 = '00'
) UNPIVOT INCLUDE NULLS (value FOR measure IN (jobs, mean_pay)) ORDER BY place_id, measure
"""
COLUMNS = ("stco_code", "NAICS2017", "NAICS2017_LABEL", "FIRMPDEMP", "EMP", "PAYANN")


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Sectors of every county, and the jobs and mean pay of the county in all sectors."""
    reader.view("abs")
    unclassified = reader.sql("SELECT count(*) FROM abs WHERE NAICS2017 = '99'")
    reader.drop(int(unclassified.column(0)[0].as_py()), "industries not classified")
    return {
        "sector": SECTOR.fit(reader.sql(SQL), NAME),
        "measure": MEASURE.fit(reader.sql(TOTALS), NAME),
        "coverage": covering(NAME, ("jobs", "mean_pay", "sectors"), 2017, 2017, note=NOTE),
    }


SOURCE = Source(NAME, {"abs": RawFile("employment/abs_2017_county_x_naics2.parquet", COLUMNS)}, clean)
