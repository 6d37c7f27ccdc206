"""Numbers about places: added up where that is honest, borrowed from a wider area where nothing nearer was measured.

Tables in, tables out, in SQL over staged tables (`staging.py`); nothing here opens a file.

    scored = score_numbers(measure=…, sector=…, place=…)
    scored["measure"], scored["sector"]
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from frombelow.records.staging import MEASURE, SECTOR

# Measures that may be added up over all counties of a state, metropolitan area or nation.
SUMS = ("population", "labor_force", "wage_theft_back_wages", "wage_cases", "osha_inspections")
# Measures that may be averaged over counties, and the measure that weighs them (of the same or the nearest year).
MEANS = {
    "share_women": "population",
    "share_black": "population",
    "share_hispanic": "population",
    "poverty_rate": "population",
    "income_per_person": "population",
    "unemployment_rate": "labor_force",
}
# Measures a county takes from its metropolitan area or state, when it has none of its own.
BORROWED = ("union_density", "union_coverage")
# Law of the state holds in its counties.
LAWS = ("right_to_work", "minimum_wage")
# A sum stands only where counties with at least this share of the area's people (or all counties) have a figure.
NEARLY_ALL = 0.98
# These are sums and counts of cases: a county without a row had no case on record, so the sum is complete without it.
WITHOUT_GAPS = ("wage_theft_back_wages", "wage_cases", "osha_inspections")


def score_numbers(*, measure: pa.Table, sector: pa.Table | None, place: pa.Table) -> dict[str, pa.Table]:
    """Measures and sectors as they are published: one row per key, wider areas filled in, order by key.

    Rows about places that are not in `place` are left out.
    """
    with duckdb.connect(config={"threads": 2}) as con:
        con.register("place", place)
        known = _query(con, "known_measures", {"measure": measure})
        whole = pa.concat_tables([known, aggregate_measures(con, known)])
        whole = pa.concat_tables([whole, borrow_density(con, whole), inherit_laws(con, whole)])
        made = {"measure": MEASURE.fit(_query(con, "ordered_measures", {"measure": whole}), "score_numbers")}
        if sector is not None:
            merged = merge_sectors(con, sector)
            made["sector"] = SECTOR.fit(borrow_sector_density(con, merged), "score_numbers")
        return made


def aggregate_measures(con: duckdb.DuckDBPyConnection, measure: pa.Table) -> pa.Table:
    """Measures of states, metropolitan areas and the nation from those of their counties, where no source has one.

    Sums: population, labor force, back wages. Means weighted by people (or labor force): shares, poverty,
    income per person, unemployment. An area gets a figure for a year only if counties with 98 of 100 of its people
    have one; status is *estimated*, the note says so. Jobs are never added up (withheld counties would be
    missing), nor shares of a sample. Needs the table `place` in `con`.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE sums (measure VARCHAR)")
    con.executemany("INSERT INTO sums VALUES (?)", [(name,) for name in SUMS])
    con.execute("CREATE OR REPLACE TEMP TABLE means (measure VARCHAR, weight VARCHAR)")
    con.executemany("INSERT INTO means VALUES (?, ?)", sorted(MEANS.items()))
    con.execute("CREATE OR REPLACE TEMP TABLE without_gaps AS SELECT unnest(?) AS measure", [list(WITHOUT_GAPS)])
    return _query(con, "aggregates", {"measure": measure})


def borrow_density(con: duckdb.DuckDBPyConnection, measure: pa.Table) -> pa.Table:
    """Union density and coverage for counties that the survey does not name, from their metropolitan area, else state.

    The newest row of the wider area with its interval and respondents, status *estimated*, and a note that
    names the area it was measured in. Metropolitan areas without one borrow nothing. Needs `place` in `con`.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE borrowed AS SELECT unnest(?) AS measure", [list(BORROWED)])
    return _query(con, "borrowed_density", {"measure": measure})


def inherit_laws(con: duckdb.DuckDBPyConnection, measure: pa.Table) -> pa.Table:
    """Right-to-work and minimum wage of the state for every county without a row of its own. Needs `place`."""
    con.execute("CREATE OR REPLACE TEMP TABLE laws AS SELECT unnest(?) AS measure", [list(LAWS)])
    return _query(con, "inherited_laws", {"measure": measure})


def merge_sectors(con: duckdb.DuckDBPyConnection, sector: pa.Table) -> pa.Table:
    """One row per place and industry: jobs and pay from the newest source that reports them, density from its own.

    Level, title and parent come with the jobs. Needs `place` in `con`.
    """
    return _query(con, "merged_sectors", {"sector": sector})


def borrow_sector_density(con: duckdb.DuckDBPyConnection, sector: pa.Table) -> pa.Table:
    """Density of a county's or metropolitan area's industry sectors from the state (of most of its people).

    `density_basis` names the state ("37", "37 pooled"). Only sectors of the scheme `naics` borrow; finer industries
    are left without. Needs `place` in `con`.
    """
    return _query(con, "borrowed_sector_density", {"sector": sector})


def _query(con: duckdb.DuckDBPyConnection, name: str, tables: Mapping[str, pa.Table]) -> pa.Table:
    for view, table in tables.items():
        con.register(view, table)
    try:
        return con.sql(_SQL[name]).to_arrow_table()
    finally:
        for view in tables:
            con.unregister(view)


_AREAS = """
    SELECT place_id AS county, area, state
    FROM place, unnest([left(place_id, 2), metro_id, 'us']) AS wider (area)
    WHERE kind = 'county' AND area IS NOT NULL
"""

_SQL = {
    "known_measures": "SELECT m.* FROM measure AS m SEMI JOIN place USING (place_id)",
    "ordered_measures": "SELECT * FROM measure ORDER BY place_id, measure, year, source_id",
    "aggregates": f"""
WITH areas AS ({_AREAS}),
-- Territories have places but hardly any source; the nation is the fifty states and DC.
counted AS (SELECT county, area FROM areas WHERE area <> 'us' OR state NOT IN ('PR', 'GU', 'VI', 'AS', 'MP')),
people AS (
    SELECT place_id AS county, arg_max(value, year) AS people FROM measure WHERE measure = 'population' GROUP BY ALL
),
area_people AS (
    SELECT area, sum(people) AS people, count(*) AS counties FROM counted LEFT JOIN people USING (county) GROUP BY area
),
weights AS (
    SELECT m.measure, m.place_id AS county, m.year, arg_min(w.value, abs(w.year - m.year) * 10000 + w.year) AS weight
    FROM measure AS m JOIN means ON means.measure = m.measure
    JOIN measure AS w ON w.place_id = m.place_id AND w.measure = means.weight AND w.value > 0
    GROUP BY ALL
),
added AS (
    SELECT area AS place_id, m.measure, m.year, min(m.source_id) AS source_id,
        CASE WHEN m.measure IN (SELECT measure FROM sums) THEN sum(m.value)
            ELSE sum(m.value * weight) / sum(weight) END AS value,
        coalesce(sum(people), 0) AS people, count(*) AS counties
    FROM measure AS m
    JOIN counted ON counted.county = m.place_id
    LEFT JOIN people ON people.county = m.place_id
    LEFT JOIN weights AS w ON w.county = m.place_id AND w.measure = m.measure AND w.year = m.year
    WHERE m.value IS NOT NULL
        AND (m.measure IN (SELECT measure FROM sums) OR (m.measure IN (SELECT measure FROM means) AND weight IS NOT NULL))
    GROUP BY area, m.measure, m.year
)
SELECT
    added.place_id, added.measure, added.year,
    CASE WHEN added.measure IN (SELECT measure FROM sums) THEN round(added.value) ELSE round(added.value, 4) END AS value,
    NULL::DOUBLE AS low, NULL::DOUBLE AS high, NULL::BIGINT AS observations,
    'estimated' AS status,
    CASE WHEN added.measure IN (SELECT measure FROM sums) THEN 'Added up over its counties.'
        WHEN added.measure = 'income_per_person'
            THEN 'Personal income per person, averaged over its counties by their people; not the median of households.'
        WHEN added.measure = 'unemployment_rate' THEN 'Averaged over its counties by their labor force.'
        ELSE 'Averaged over its counties by their people.' END AS note,
    added.source_id
FROM added JOIN area_people ON area_people.area = added.place_id
SEMI JOIN place ON place.place_id = added.place_id
ANTI JOIN measure ON measure.place_id = added.place_id AND measure.measure = added.measure AND measure.year = added.year
WHERE added.counties = area_people.counties OR added.people >= {NEARLY_ALL} * area_people.people
    OR added.measure IN (SELECT measure FROM without_gaps)
ORDER BY ALL
""",
    "borrowed_density": """
WITH newest AS (
    SELECT * FROM measure WHERE measure IN (SELECT measure FROM borrowed) AND value IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY place_id, measure ORDER BY year DESC, source_id) = 1
),
wanting AS (
    SELECT place.place_id, place.metro_id, left(place.place_id, 2) AS state_id, borrowed.measure
    FROM place CROSS JOIN borrowed
    ANTI JOIN newest ON newest.place_id = place.place_id AND newest.measure = borrowed.measure
    WHERE place.kind = 'county'
)
SELECT
    wanting.place_id, near.measure, near.year, near.value, near.low, near.high, near.observations,
    'estimated' AS status,
    'Not measured for this county: the figure is that of ' || area.name || CASE area.kind
        WHEN 'metro' THEN ' (metropolitan area, 2016–2020 pooled).' ELSE ' (state).' END AS note,
    near.source_id
FROM wanting
JOIN newest AS near ON near.measure = wanting.measure AND near.place_id IN (wanting.metro_id, wanting.state_id)
JOIN place AS area ON area.place_id = near.place_id
QUALIFY row_number() OVER (
    PARTITION BY wanting.place_id, near.measure ORDER BY area.kind = 'metro' DESC, near.year DESC) = 1
ORDER BY ALL
""",
    "inherited_laws": """
SELECT county.place_id, m.measure, m.year, m.value, m.low, m.high, m.observations, m.status, m.note, m.source_id
FROM place AS county
JOIN measure AS m ON m.place_id = left(county.place_id, 2) AND m.measure IN (SELECT measure FROM laws)
ANTI JOIN measure AS own ON own.place_id = county.place_id AND own.measure = m.measure
WHERE county.kind = 'county'
ORDER BY ALL
""",
    "merged_sectors": """
WITH known AS (SELECT sector.* FROM sector SEMI JOIN place USING (place_id)),
jobs AS (
    SELECT * FROM known QUALIFY row_number() OVER (
        PARTITION BY place_id, scheme, code
        ORDER BY jobs_status = 'reported' DESC, pay_status = 'reported' DESC, year DESC, source_id) = 1
),
densities AS (
    SELECT * FROM known WHERE density IS NOT NULL QUALIFY row_number() OVER (
        PARTITION BY place_id, scheme, code ORDER BY density_year DESC, density_source_id) = 1
)
SELECT jobs.* REPLACE (
    d.density AS density, d.density_low AS density_low, d.density_high AS density_high,
    d.density_observations AS density_observations, d.density_basis AS density_basis,
    d.density_year AS density_year, d.density_source_id AS density_source_id)
FROM jobs LEFT JOIN densities AS d USING (place_id, scheme, code)
ORDER BY place_id, scheme, code
""",
    "borrowed_sector_density": f"""
WITH areas AS ({_AREAS}),
-- The state in which most counties of a metropolitan area lie.
main_state AS (
    SELECT area AS place_id, mode(left(county, 2) ORDER BY county) AS state_id FROM areas WHERE area LIKE 'm%' GROUP BY area
    UNION ALL SELECT place_id, left(place_id, 2) FROM place WHERE kind = 'county'
),
states AS (SELECT * FROM sector WHERE scheme = 'naics' AND density IS NOT NULL AND length(place_id) = 2)
SELECT s.* REPLACE (
    coalesce(s.density, d.density) AS density,
    CASE WHEN s.density IS NULL THEN d.density_low ELSE s.density_low END AS density_low,
    CASE WHEN s.density IS NULL THEN d.density_high ELSE s.density_high END AS density_high,
    CASE WHEN s.density IS NULL THEN d.density_observations ELSE s.density_observations END AS density_observations,
    CASE WHEN s.density IS NULL THEN d.density_basis ELSE s.density_basis END AS density_basis,
    CASE WHEN s.density IS NULL THEN d.density_year ELSE s.density_year END AS density_year,
    CASE WHEN s.density IS NULL THEN d.density_source_id ELSE s.density_source_id END AS density_source_id)
FROM sector AS s
LEFT JOIN main_state USING (place_id)
LEFT JOIN states AS d ON d.place_id = main_state.state_id AND d.code = s.code AND s.scheme = 'naics'
ORDER BY s.place_id, s.scheme, s.code
""",
}
