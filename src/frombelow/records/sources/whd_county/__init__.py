"""Back wages found owed by federal wage inspectors, by county, to mid-2016."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import MEASURE

NAME = "whd_county"
KIND = "wage_theft_back_wages"
NOTE = "All cases in the extract up to June 2016 together."
SQL = f"""
SELECT lpad(fips, 5, '0') AS place_id, '{KIND}' AS measure, 2016 AS year, sum(wages) AS value,
    'reported' AS status, '{NOTE}' AS note, '{NAME}' AS source_id
FROM (SELECT fips, TRY_CAST(back_wages_all_acts AS DOUBLE) AS wages FROM counties)
WHERE wages >= 0 AND regexp_full_match(fips, '[0-9]{{4,5}}')
GROUP BY fips ORDER BY place_id
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Back wages of every county with a case."""
    reader.view("counties")
    found = MEASURE.fit(reader.sql(SQL), NAME)
    reader.drop(reader.rows_read - found.num_rows, "no sum, or no county code")
    return {"measure": found, "coverage": covering(NAME, (KIND,), 2005, 2016, complete=False, note=NOTE)}


COLUMNS = ("fips", "back_wages_all_acts")
SOURCE = Source(NAME, {"counties": RawFile("whd_county/whd_back_wages_by_county_to_2016.csv", COLUMNS)}, clean)
