"""What must be true of the wage inspectors' cases."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    rows = tables["measure"].to_pylist()
    nation = {row["measure"]: row["value"] for row in rows if row["place_id"] == "us"}
    wrong = []
    if not 2e9 < nation.get("wage_theft_back_wages", 0) < 20e9:
        wrong.append(
            f"live_whd: ${nation.get('wage_theft_back_wages', 0):,.0f} of back wages; 3 to 8 billion expected."
        )
    for kind, whole in nation.items():
        counties = sum(row["value"] for row in rows if row["measure"] == kind and len(row["place_id"]) == 5)
        if not 0.8 * whole <= counties <= whole * 1.000001:
            wrong.append(f"live_whd: the counties have {counties / whole:.0%} of {kind}; 80 to 100 of 100 expected.")
    return wrong
