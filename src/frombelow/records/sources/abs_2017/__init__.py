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
    stco_code AS place_id, 'jobs' AS measure, 2017 AS year, nullif(TRY_CAST(EMP AS DOUBLE), 0) AS value,
    CASE WHEN TRY_CAST(EMP AS DOUBLE) > 0 THEN 'reported' ELSE 'suppressed' END AS status,
    '{NOTE}' AS note, '{NAME}' AS source_id
FROM abs WHERE NAICS2017 = '00' ORDER BY place_id
"""
COLUMNS = ("stco_code", "NAICS2017", "NAICS2017_LABEL", "FIRMPDEMP", "EMP", "PAYANN")


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Sectors of every county, and the county's jobs in all sectors."""
    reader.view("abs")
    unclassified = reader.sql("SELECT count(*) FROM abs WHERE NAICS2017 = '99'")
    reader.drop(int(unclassified.column(0)[0].as_py()), "industries not classified")
    return {
        "sector": SECTOR.fit(reader.sql(SQL), NAME),
        "measure": MEASURE.fit(reader.sql(TOTALS), NAME),
        "coverage": covering(NAME, ("jobs", "sectors"), 2017, 2017, note=NOTE),
    }


SOURCE = Source(NAME, {"abs": RawFile("employment/abs_2017_county_x_naics2.parquet", COLUMNS)}, clean)
