"""Says what a source covers, in rows of the table `coverage`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pyarrow as pa

from frombelow.records.staging import COVERAGE


def covering(
    source_id: str,
    kinds: Iterable[str],
    first_year: int,
    last_year: int,
    *,
    states: Iterable[str] = ("us",),
    complete: bool = True,
    note: str | None = None,
) -> pa.Table:
    """One row per kind and state, from 1 January of the first year to 31 December of the last."""
    rows = [
        {
            "source_id": source_id,
            "kind": kind,
            "state": state,
            "first_on": date(first_year, 1, 1),
            "last_on": date(last_year, 12, 31),
            "complete": complete,
            "note": note,
        }
        for kind in kinds
        for state in sorted(states)
    ]
    return COVERAGE.fit(pa.Table.from_pylist(rows, schema=COVERAGE.schema), source_id)
