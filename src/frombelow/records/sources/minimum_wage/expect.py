"""What must be true of minimum wages."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    measures = tables["measure"]
    wrong = []
    low, high = pc.min(measures["value"]).as_py(), pc.max(measures["value"]).as_py()
    if not 7.25 <= low <= high <= 25:
        wrong.append(f"minimum_wage: wages from {low} to {high}; 7.25 to 25 expected.")
    states = pc.sum(pc.equal(pc.utf8_length(measures["place_id"]), 2)).as_py()
    if states != 52:
        wrong.append(f"minimum_wage: {states} rows of states and the nation; 52 expected.")
    return wrong
