"""What must be true of the counts of Virginia's wage claims."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    counts = {row["place_id"]: row["value"] for row in tables["measure"].to_pylist()}
    state = counts.get("51", 0)
    wrong = [] if 3_000 < state < 3_948 else [f"va_wage_claims: {state:,.0f} claims in Virginia; about 3,560 expected."]
    if sum(counts.values()) - state > state:
        wrong.append("va_wage_claims: the counties have more claims than the state.")
    return wrong
