"""Jobs of counties, all private sectors together; and the people of one."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import MEASURE

NAME = "county_jobs"
NOTE = "Jobs in private workplaces, about 2018: the compiler does not state the year."
PEOPLE_NOTE = "People about 2016: the compiler does not state the year."
ONLY_HERE = "('15005')"  # Kalawao, Hawaii: the other source of people leaves it out
SQL = f"""
SELECT
    lpad(stco_code, 5, '0') AS place_id, 'jobs' AS measure, 2018 AS year, round(co_emp::DOUBLE) AS value,
    'reported' AS status, '{NOTE}' AS note, '{NAME}' AS source_id
FROM counties WHERE TRY_CAST(co_emp AS DOUBLE) > 0
UNION ALL
SELECT
    lpad(stco_code, 5, '0'), 'population', 2016, co_pop::DOUBLE, 'reported', '{PEOPLE_NOTE}', '{NAME}'
FROM counties WHERE lpad(stco_code, 5, '0') IN {ONLY_HERE} ORDER BY place_id
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Jobs of every county that has a figure, and the people of the one county whose people no other source tells."""
    reader.view("counties")
    empty = reader.sql("SELECT count(*) FROM counties WHERE coalesce(TRY_CAST(co_emp AS DOUBLE), 0) <= 0")
    reader.drop(int(empty.column(0)[0].as_py()), "no figure for the county's jobs")
    people = covering(NAME, ("population",), 2016, 2016, states=("HI",), complete=False, note="Kalawao County only.")
    covered = pa.concat_tables([covering(NAME, ("jobs",), 2018, 2018, note=NOTE), people])
    return {"measure": MEASURE.fit(reader.sql(SQL), NAME), "coverage": covered}


SOURCE = Source(NAME, {"counties": RawFile("geo/county_cbsa_state.csv", ("stco_code", "co_pop", "co_emp"))}, clean)
