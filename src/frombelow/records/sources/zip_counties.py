"""The county of a ZIP code, for sources that are only counted by county and never listed.

A ZIP that touches one county lies in it; one that touches several lies, as a whole, in the county that the Postal
Service's list names for it, if that is among them; else in none (it still counts in its state).
"""

from __future__ import annotations

from frombelow.records.source import RawFile, Reader

FILES = {
    "zips": RawFile("geo/zip_fips_county.parquet", ("zip", "fips", "county")),
    "post_offices": RawFile("geo/zipcodes.parquet", ("zip_code", "county")),
}
_SQL = """
CREATE OR REPLACE TEMP TABLE county_of_zip AS
WITH touched AS (SELECT DISTINCT zip, fips, lower(county) AS county FROM zips),
named AS (SELECT zip_code AS zip, min(lower(county)) AS county FROM post_offices GROUP BY zip_code)
SELECT zip, CASE WHEN count(*) = 1 THEN min(fips)
    WHEN count(*) FILTER (WHERE is_named) = 1 THEN min(fips) FILTER (WHERE is_named) END AS fips
FROM (
    SELECT t.zip, t.fips, n.county IS NOT NULL AND (n.county = t.county OR starts_with(n.county, t.county || ' ')) AS is_named
    FROM touched t LEFT JOIN named n ON n.zip = t.zip
)
GROUP BY zip
"""


def register_zip_counties(reader: Reader) -> None:
    """Give the reader's connection the table `county_of_zip` (zip, fips). The lists' rows are not this source's."""
    rows = reader.rows_read
    for name in FILES:
        reader.view(name)
    reader.rows_read = rows
    reader.con.execute(_SQL)
