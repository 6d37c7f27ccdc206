"""Jobs of the states by supersector, every year; their labor force and unemployment rate."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.states import register_states
from frombelow.records.staging import MEASURE, SECTOR, SECTOR_YEAR

NAME = "bls_state_sectors"
NEWEST = 2025
OVER_STATES = "From the figures of the fifty states and DC."
# Code of the survey's supersectors (CES), by the title in the file.
SUPERSECTORS = {
    "Mining and Logging": "10", "Construction": "20", "Manufacturing": "30",
    "Trade, Transportation, and Utilities": "40", "Information": "50", "Financial Activities": "55",
    "Professional and Business Services": "60", "Education and Health Services": "65",
    "Leisure and Hospitality": "70", "Other Services": "80", "Government": "90",
}  # fmt: skip
SECTORS = f"""
SELECT
    fips AS place_id, 'supersector' AS scheme, codes[sector] AS code, sector AS title, 1 AS level,
    round(TRY_CAST(all_employees AS DOUBLE) * 1000) AS jobs,
    CASE WHEN TRY_CAST(all_employees AS DOUBLE) IS NULL THEN 'suppressed' ELSE 'reported' END AS jobs_status,
    'not_loaded' AS pay_status, year::BIGINT AS year, '{NAME}' AS source_id
FROM panel JOIN states ON states.name = upper(panel.state), (SELECT MAP {SUPERSECTORS} AS codes)
WHERE year::BIGINT = {NEWEST} ORDER BY place_id, code
"""
YEARS = f"""
SELECT fips AS place_id, codes[sector] AS code, year::BIGINT AS year, round(TRY_CAST(all_employees AS DOUBLE) * 1000) AS jobs, '{NAME}' AS source_id
FROM panel JOIN states ON states.name = upper(panel.state), (SELECT MAP {SUPERSECTORS} AS codes)
WHERE TRY_CAST(all_employees AS DOUBLE) IS NOT NULL ORDER BY place_id, code, year
"""
MEASURES = f"""
WITH years AS (
    SELECT DISTINCT fips, year::BIGINT AS year, TRY_CAST(state_labor_force AS DOUBLE) * 1000 AS labor_force,
        TRY_CAST(state_unempl_rate AS DOUBLE) / 100 AS rate
    FROM panel JOIN states ON states.name = upper(panel.state)
)
SELECT place_id, measure, year, value, status, note, '{NAME}' AS source_id
FROM (
    SELECT fips AS place_id, year, 'labor_force' AS measure, round(labor_force) AS value, 'reported' AS status, NULL AS note
    FROM years
    UNION ALL SELECT fips, year, 'unemployment_rate', rate, 'reported', NULL FROM years
    -- The nation is the fifty states and DC: its codes end before those of the territories.
    UNION ALL SELECT 'us', year, 'labor_force', round(sum(labor_force)), 'estimated', '{OVER_STATES}'
    FROM years WHERE fips < '60' GROUP BY year HAVING count(labor_force) = 51
    UNION ALL SELECT 'us', year, 'unemployment_rate', round(sum(rate * labor_force) / sum(labor_force), 4), 'estimated',
        '{OVER_STATES}' FROM years WHERE fips < '60' GROUP BY year HAVING count(labor_force) = 51
)
WHERE value IS NOT NULL ORDER BY place_id, measure, year
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Supersectors of the newest year, and their jobs, labor force and unemployment of every year."""
    reader.view("panel")
    register_states(reader.con)
    return {
        "sector": SECTOR.fit(reader.sql(SECTORS), NAME),
        "sector_year": SECTOR_YEAR.fit(reader.sql(YEARS), NAME),
        "measure": MEASURE.fit(reader.sql(MEASURES), NAME),
        "coverage": covering(NAME, ("labor_force", "sectors", "unemployment_rate"), 2015, NEWEST),
    }


COLUMNS = ("sector", "state", "year", "all_employees", "state_labor_force", "state_unempl_rate")
SOURCE = Source(NAME, {"panel": RawFile("employment/bls_state_sector_annual_panel.parquet", COLUMNS)}, clean)
