"""Wage claims filed in Virginia: counted by county, never named."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.cleaning import register_macros
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import MEASURE

NAME = "va_wage_claims"
KIND = "wage_claims"
NOTE = "Claims opened August 2014 to March 2019."
SQL = f"""
WITH single AS (SELECT zip, min(fips) AS fips FROM zips GROUP BY zip HAVING count(DISTINCT fips) = 1),
placed AS (
    SELECT fips FROM claims LEFT JOIN single ON single.zip = clean_zip(employerzip)
    WHERE clean_state(employerstate) = 'VA'
)
SELECT place_id, '{KIND}' AS measure, 2019 AS year, count(*)::DOUBLE AS value, 'reported' AS status,
    '{NOTE}' AS note, '{NAME}' AS source_id
FROM (SELECT fips AS place_id FROM placed WHERE fips LIKE '51%' UNION ALL SELECT '51' FROM placed)
GROUP BY place_id ORDER BY place_id
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Claims by county, and in the state."""
    reader.view("zips")
    reader.rows_read = 0  # the list of ZIP codes is another source's
    reader.view("claims")
    register_macros(reader.con)
    counted = MEASURE.fit(reader.sql(SQL), NAME)
    inside = int(next(row["value"] for row in counted.to_pylist() if row["place_id"] == "51"))
    reader.drop(reader.rows_read - inside, "employer outside Virginia, or no state given")
    return {
        "measure": counted,
        "coverage": covering(NAME, (KIND,), 2014, 2019, states=("VA",), complete=False, note=NOTE),
    }


SOURCE = Source(
    NAME,
    {
        "claims": RawFile("va_wage_claims/va_wage_claims_2014_2018.parquet", ("employerstate", "employerzip")),
        "zips": RawFile("geo/zip_fips_county.parquet", ("zip", "fips")),
    },
    clean,
)
