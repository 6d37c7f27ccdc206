"""Wage claims filed with state labor departments: counted, never named."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.states import register_states
from frombelow.records.staging import COVERAGE, MEASURE

NAME = "state_wage_claims"
KIND = "wage_claims"
LAST_YEAR = 2022
UNDATED = "All claims on record; the state gave no dates."
# 1970 is no year of a claim but a damaged date.
YEARS = f"""
SELECT fips, usps,
    nullif(TRY_CAST(left(date_opened, 4) AS BIGINT), 1970) AS opened,
    coalesce(opened, {LAST_YEAR}) AS year
FROM claims JOIN states ON states.name = upper(state_name)
"""
COUNTS = f"""
SELECT fips AS place_id, '{KIND}' AS measure, year, count(*)::DOUBLE AS value, 'reported' AS status,
    CASE WHEN count(opened) = 0 THEN '{UNDATED}' WHEN year = {LAST_YEAR} THEN 'Until July to October 2022.' END AS note,
    '{NAME}' AS source_id
FROM years WHERE year BETWEEN 2000 AND {LAST_YEAR} AND (opened IS NOT NULL OR usps IN (SELECT usps FROM undated))
GROUP BY ALL ORDER BY place_id, year
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Claims by state and year."""
    reader.view("claims")
    register_states(reader.con)
    reader.con.execute(f"CREATE OR REPLACE TEMP TABLE years AS {YEARS}")
    reader.con.execute(
        "CREATE OR REPLACE TEMP TABLE undated AS SELECT usps FROM years GROUP BY usps HAVING count(opened) = 0"
    )
    counted = MEASURE.fit(reader.sql(COUNTS.replace("GROUP BY ALL", "GROUP BY fips, year")), NAME)
    reader.drop(
        reader.rows_read - int(sum(counted["value"].to_pylist())), "no year, or a year before 2000 or after 2022"
    )
    return {"measure": counted, "coverage": _coverage(reader)}


def _coverage(reader: Reader) -> pa.Table:
    query = f"SELECT usps, min(year), max(year) FROM years WHERE year BETWEEN 2000 AND {LAST_YEAR} GROUP BY usps ORDER BY usps"
    tables = [
        covering(NAME, (KIND,), int(first), int(last), states=(state,), complete=False, note="Years differ by state.")
        for state, first, last in reader.con.execute(query).fetchall()
    ]
    whole = pa.concat_tables(tables)
    ends = pa.array([min(day, date(LAST_YEAR, 10, 13)) for day in whole["last_on"].to_pylist()], pa.date32())
    return COVERAGE.fit(whole.set_column(whole.schema.get_field_index("last_on"), "last_on", ends), NAME)


SOURCE = Source(
    NAME,
    {"claims": RawFile("state_wage_complaints/state_wage_complaints.parquet", ("state_name", "date_opened"))},
    clean,
)
