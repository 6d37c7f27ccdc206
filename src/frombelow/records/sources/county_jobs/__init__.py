"""Jobs of counties, all private sectors together."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import MEASURE

NAME = "county_jobs"
NOTE = "Jobs in private workplaces, about 2018: the compiler does not state the year."
SQL = f"""
SELECT
    lpad(stco_code, 5, '0') AS place_id, 'jobs' AS measure, 2018 AS year, round(co_emp::DOUBLE) AS value,
    'reported' AS status, '{NOTE}' AS note, '{NAME}' AS source_id
FROM counties WHERE TRY_CAST(co_emp AS DOUBLE) > 0 ORDER BY place_id
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Jobs of every county that has a figure."""
    reader.view("counties")
    empty = reader.sql("SELECT count(*) FROM counties WHERE coalesce(TRY_CAST(co_emp AS DOUBLE), 0) <= 0")
    reader.drop(int(empty.column(0)[0].as_py()), "no figure for the county's jobs")
    return {"measure": MEASURE.fit(reader.sql(SQL), NAME), "coverage": covering(NAME, ("jobs",), 2018, 2018, note=NOTE)}


SOURCE = Source(NAME, {"counties": RawFile("geo/county_cbsa_state.csv", ("stco_code", "co_emp"))}, clean)
