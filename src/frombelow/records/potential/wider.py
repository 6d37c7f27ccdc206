"""From cells to wider rows: counties as a whole, and occupations in areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from frombelow.methods.potential.cells import Cells
from frombelow.methods.potential.occupations import Occupations
from frombelow.methods.potential.ranking import Parts
from frombelow.methods.potential.rates import Values, added
from frombelow.records.faults import RecordsFault

HERE = Path(__file__).parent
PUBLISHED = date(2026, 5, 15)  # the day the Bureau of Labor Statistics published the occupations of May 2025


def counties_of(cells: Cells, parts: Parts) -> tuple[list[str], Values, Parts]:
    """(FIPS, workers, parts) of each county: the mean of its cells, weighed by their workers; the size is that of all of them.

    Errors of cells are added as independent ones. A part is known where it is known for half of the workers.
    """
    fips, county = np.unique(cells.county, return_inverse=True)
    workers = added(cells.workers, county)
    people = np.maximum(
        cells.workers, 1
    )  # a cell of no workers weighs as one, so that a county of such cells has a mean
    share = people / added(people, county)[county]
    columns = range(len(parts.keys))
    value = np.column_stack([added(share * parts.value[:, k], county) for k in columns])
    error = np.column_stack([np.sqrt(added((share * parts.error[:, k]) ** 2, county)) for k in columns])
    known = np.column_stack([added(share * parts.known[:, k], county) for k in columns]) >= 0.5
    size = parts.keys.index("size")
    value[:, size] = np.clip(np.log10(np.maximum(workers, 1)) / 6, 0, 1)
    names: list[str] = fips.tolist()
    return names, workers, Parts(parts.keys, value, error, known)


def area_rates(cells: Cells, metro_of: Mapping[str, str]) -> pa.Table:
    """Petitions a worker of each state and metropolitan area, as a multiple of the nation's, with the error of its logarithm: (area, petitions, petitions_error)."""
    rates = cells.rates["petitions"]
    told = np.isfinite(rates.rate)  # public employers' petitions are on record in few states
    rate, error, of = np.where(told, rates.rate, 0), np.where(told, rates.log_error, 0), cells.workers * told
    metro = np.array([metro_of.get(county) or "" for county in cells.county.tolist()])
    rows: dict[str, list[Any]] = {"area": [], "petitions": [], "petitions_error": []}
    for groups in (metro, np.array([county[:2] for county in cells.county.tolist()])):
        names, group = np.unique(groups, return_inverse=True)
        workers, expected = added(of, group), added(of * rate, group)
        variance = added((of * rate * error) ** 2, group) / expected**2
        rows["area"] += names.tolist()
        rows["petitions"] += (expected / workers / rates.national).tolist()
        rows["petitions_error"] += np.sqrt(variance).tolist()
    return pa.table(rows)


def occupations_on(con: duckdb.DuckDBPyConnection, as_of: date, cells: Cells) -> Occupations:
    """Occupations as they could be known on a day. Needs views of place, measure, sector and area_occupation. Raises RecordsFault before they were published."""
    if as_of < PUBLISHED:
        raise RecordsFault(
            f"No occupations can be ranked as of {as_of}: those at hand (May 2025) were published on {PUBLISHED}. Choose that day or a later one, or --level cell."
        )
    metros = con.execute("SELECT place_id, metro_id FROM place WHERE kind = 'county'").fetchall()
    con.register("areas", area_rates(cells, dict(metros)))
    sql = (HERE / "occupations.sql").read_text(encoding="utf-8").replace("$as_of", f"DATE '{as_of}'")
    table = con.sql(sql).to_arrow_table()
    told = {name: np.asarray(table[name].to_pylist(), dtype=str) for name in ("area", "code")}
    numbers = {
        field.name: table[field.name].to_numpy().astype(np.float64)
        for field in fields(Occupations)
        if field.name not in {*told, "is_south"}
    }
    return Occupations(**told, **numbers, is_south=table["is_south"].to_numpy(zero_copy_only=False).astype(bool))
