"""What must be true of the counts of wage claims."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    measures = tables["measure"]
    wrong = []
    states = len(set(measures["place_id"].to_pylist()))
    if states != 21:
        wrong.append(f"state_wage_claims: {states} states; 21 expected.")
    total = pc.sum(measures["value"]).as_py() or 0
    if not 200_000 < total < 217_113:
        wrong.append(f"state_wage_claims: {total:,.0f} claims; about 215,000 expected.")
    return wrong
