"""The cells of a release as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from frombelow.methods.potential.cells import KINDS, Cells
from frombelow.methods.potential.rates import Values
from frombelow.records.potential.facts import NothingKnown, cells_on, opened
from frombelow.records.release_format import CELL

DIGITS = 4  # that count, of every figure


def cell_table(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The table `cell` as of the last day of the happenings; empty where no figures of workers were known by then. `tables`: facts.TABLES as Arrow tables."""
    as_of = last_day(tables["happening"])
    if as_of is None:
        return CELL.schema.empty_table()
    with opened(tables) as con:
        try:
            return as_table(cells_on(con, as_of))
        except NothingKnown:
            return CELL.schema.empty_table()


def last_day(happening: pa.Table) -> date | None:
    """The newest day on which a source was read."""
    newest: date | None = pc.max(happening["as_of"]).as_py()
    return newest


def as_table(cells: Cells) -> pa.Table:
    """Cells as columns, an unknown figure absent."""
    columns: dict[str, Any] = {
        "place_id": cells.county,
        "code": cells.code,
        "workers_status": cells.workers_status,
        "place_density_of": [one or None for one in cells.place_density_of.tolist()],
    }
    for field in fields(Cells):
        values = getattr(cells, field.name)
        if field.name in CELL.schema.names and field.name not in columns:
            columns[field.name] = _rounded(values)
    none = np.full(len(cells.code), np.nan)
    for kind in KINDS:
        rates = cells.rates.get(kind)
        columns[f"{kind}_times"] = _rounded(rates.rate / rates.national) if rates else none
        columns[f"{kind}_error"] = _rounded(rates.log_error) if rates else none
    return pa.table({name: pa.array(columns[name], from_pandas=True) for name in CELL.schema.names})


def _rounded(values: Values) -> Values:
    """With DIGITS digits that count."""
    with np.errstate(divide="ignore", invalid="ignore"):
        size = 10.0 ** (DIGITS - 1 - np.floor(np.log10(np.abs(np.where(values == 0, 1, values)))))
    return np.round(values * size) / size
