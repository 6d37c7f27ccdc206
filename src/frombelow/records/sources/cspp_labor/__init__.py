"""Union density of the states, 1974–2011: history before the survey years of `union_density`."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.states import register_states
from frombelow.records.staging import MEASURE

NAME = "cspp_labor"
SQL = f"""
SELECT fips AS place_id, 'union_density' AS measure, year::BIGINT AS year, round(union_density / 100, 4) AS value,
    'reported' AS status, 'Published without an interval.' AS note, '{NAME}' AS source_id
FROM panel JOIN states ON states.usps = panel.st
WHERE isfinite(union_density) AND union_density BETWEEN 0 AND 100
ORDER BY place_id, year
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Union density of every state and year that has one."""
    reader.view("panel")
    register_states(reader.con)
    found = MEASURE.fit(reader.sql(SQL), NAME)
    reader.drop(reader.rows_read - found.num_rows, "years of a state without a union density")
    return {"measure": found, "coverage": covering(NAME, ("union_density",), 1974, 2011)}


SOURCE = Source(
    NAME,
    {"panel": RawFile("state_policy/cspp_labor_state_year.parquet", ("year", "st", "union_density"))},
    clean,
)
