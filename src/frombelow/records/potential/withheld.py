"""Workers of the cells whose figure the business survey withholds: between what their county's total leaves over and what their metropolitan area's sector has."""

from __future__ import annotations

from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from frombelow.methods.potential.raking import raked, scaled
from frombelow.methods.potential.rates import Codes, Values, added, numbered

# Of reported cells that were hidden and estimated so, one in twenty had fewer workers than a fourth of the estimate, one in twenty more than fifteen times it
# (`python -m benchmarks potential`): who is withheld is often the one large employer.
BELOW, ABOVE = 4.0, 15.0
LEAST = 0.15  # of what a cell would get if every county were alike: areas and counties contradict each other
# An election is sure enough of its county and sector to say how many work there; a unit of more than the county's workers lies in others too.
SURE = 0.9
UNITS_SINCE = date(2007, 1, 1)
# Counties whose total the survey withholds are small: another count of their jobs stands in, else their people, at the proportion of the others.
QUERY = """
WITH counted AS (
    SELECT place_id, max(value) FILTER (source_id = 'abs_2017') AS told, max(value) FILTER (source_id = 'county_jobs') AS other
    FROM measure WHERE measure = 'jobs' AND source_id IN ('abs_2017', 'county_jobs') GROUP BY 1
),
known AS (SELECT county.place_id, told, other, population FROM county LEFT JOIN counted USING (place_id)),
proportion AS (
    SELECT sum(told) FILTER (other IS NOT NULL) / nullif(sum(other) FILTER (told IS NOT NULL), 0) AS of_other,
        sum(told) FILTER (population IS NOT NULL) / nullif(sum(population) FILTER (told IS NOT NULL), 0) AS of_people
    FROM known
),
total AS (SELECT place_id, coalesce(told, other * of_other, population * of_people) AS value FROM known, proportion)
SELECT p.place_id, p.code, p.jobs, total.value AS total, area.jobs AS area_jobs, CASE WHEN unit <= total.value THEN unit END AS unit,
    CASE WHEN area.jobs IS NULL THEN 'rest' ELSE county.metro_id END || ' ' || p.code AS area
FROM private p JOIN county USING (place_id) JOIN total USING (place_id)
LEFT JOIN (SELECT place_id AS metro_id, code, jobs FROM sector WHERE scheme = 'naics' AND source_id = 'cbp_2018' AND jobs IS NOT NULL) area
    USING (metro_id, code)
LEFT JOIN (
    SELECT place_id, code, max(unit) AS unit FROM placed
    WHERE kind = 'election' AND here >= $sure AND share >= $sure AND decided_on BETWEEN $since AND $as_of GROUP BY 1, 2
) voted USING (place_id, code)
ORDER BY p.place_id, p.code
"""


def hidden_errors(con: duckdb.DuckDBPyConnection, as_of: date, share: float = 0.15) -> tuple[float, float]:
    """Hide some reported cells, estimate them: the 5th and the 95th percentile of estimate over figure. Needs what `with_workers` needs."""
    rows = _rows(con, as_of)
    jobs, total, area_jobs, county, area, sector = _arrays(rows)
    hidden = np.isfinite(jobs) & (np.random.default_rng(1).random(len(jobs)) < share)
    found = at_least(estimated(np.where(hidden, np.nan, jobs), total, area_jobs, county, area, sector), rows)
    low, high = np.quantile(found[hidden] / np.maximum(jobs[hidden], 1), [0.05, 0.95])
    return float(low), float(high)


def with_workers(con: duckdb.DuckDBPyConnection, as_of: date) -> pa.Table:
    """Every private cell with workers, their range and how they are known. Needs the tables `private` and `county` of cells.sql, and `placed` of happened.sql."""
    rows = _rows(con, as_of)
    arrays = _arrays(rows)
    told = np.isfinite(arrays[0])
    workers = np.where(told, arrays[0], at_least(estimated(*arrays), rows))
    return pa.table(
        {
            "place_id": rows["place_id"],
            "code": rows["code"],
            "workers": workers,
            "workers_low": np.where(told, workers, np.maximum(workers / BELOW, 1)),
            "workers_high": np.where(told, workers, workers * ABOVE),
            "workers_status": np.where(told, "reported", "suppressed"),
        }
    )


def at_least(workers: Values, rows: pa.Table) -> Values:
    """No fewer than voted together in the largest election on record. A workplace may have closed since: the range goes down from there all the same."""
    found: Values = np.fmax(workers, rows["unit"].to_numpy().astype(np.float64))
    return found


def _rows(con: duckdb.DuckDBPyConnection, as_of: date) -> pa.Table:
    return con.sql(QUERY, params={"sure": SURE, "since": UNITS_SINCE, "as_of": as_of}).to_arrow_table()


def _arrays(rows: pa.Table) -> tuple[Values, Values, Values, Codes, Codes, Codes]:
    """The columns in the order in which `estimated` takes them."""
    jobs, total, area_jobs = (rows[name].to_numpy().astype(np.float64) for name in ("jobs", "total", "area_jobs"))
    county, area, sector = (
        numbered(np.asarray(rows[name].to_pylist(), dtype=str)) for name in ("place_id", "area", "code")
    )
    return jobs, total, area_jobs, county, area, sector


def estimated(jobs: Values, total: Values, area_jobs: Values, county: Codes, area: Codes, sector: Codes) -> Values:
    """Workers (n,), those reported as they are. NaN in `jobs` (n,): withheld; in `total` (n,, the county's): not known; in `area_jobs` (n,, the sector's in the
    metropolitan area): the cell lies outside of one, or the figure is withheld too."""
    withheld = np.isnan(jobs)
    reported = np.nan_to_num(jobs)
    in_areas = _sum_once(area_jobs, area)
    nation = added(_first_of_each(area_jobs, area), sector)
    beyond = _over(_sum_once(total, county).sum(), nation.sum())  # the whole against what lies in metropolitan areas
    typical = (nation * beyond)[sector] / np.bincount(sector)[sector]
    county_left = _left(_sum_once(total, county), county, reported, withheld)
    no_total = np.isnan(total)
    # What lies beyond the metropolitan areas of a sector, told at each of its cells there: one figure for all of them.
    rest = added(_first_of_each(np.where(np.isnan(area_jobs), (nation * (beyond - 1))[sector], 0), area), area)
    area_left = _left(np.where(in_areas > 0, in_areas, rest), area, reported, withheld)
    found = typical.copy()
    kept = withheld & ~no_total
    if kept.any():
        alike = raked(county[kept], county_left, sector[kept], added(typical[kept], sector[kept]), typical[kept])
        least = np.maximum(raked(county[kept], county_left, area[kept], area_left, typical[kept]), LEAST * alike)
        found[kept] = scaled(least, county[kept], county_left)
    return np.where(withheld, np.maximum(found, 1), jobs)


def _first_of_each(values: Values, group: Codes) -> Values:
    """The values, but only at the first row of each group; 0 elsewhere and for NaN."""
    first = np.unique(group, return_index=True)[1]
    out = np.zeros(len(values))
    out[first] = np.nan_to_num(values[first])
    return out


def _sum_once(values: Values, group: Codes) -> Values:
    """The value of each group, 0 for NaN."""
    return added(_first_of_each(values, group), group)


def _left(whole: Values, group: Codes, reported: Values, withheld: NDArray[np.bool_]) -> Values:
    """What each group's whole leaves to its withheld cells: at least one worker a cell."""
    left: Values = np.maximum(
        whole - np.bincount(group, weights=reported), np.bincount(group, weights=withheld.astype(float))
    )
    return left


def _over(whole: float, part: float) -> float:
    return whole / part if part else 1.0
