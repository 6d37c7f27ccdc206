"""What must be true of the counts of inspections."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    rows = tables["measure"].to_pylist()
    nation = {row["year"]: row["value"] for row in rows if row["place_id"] == "us"}
    wrong = [
        f"live_osha: {count:,.0f} inspections in {year}; 40,000 to 150,000 expected."
        for year, count in nation.items()
        if not 40_000 <= count <= 150_000
    ]
    if not nation:
        wrong.append("live_osha: no whole year of inspections.")
    counties = sum(row["value"] for row in rows if len(row["place_id"]) == 5)
    if counties < 0.8 * sum(nation.values()):
        wrong.append("live_osha: fewer than 80 of 100 inspections could be placed in a county.")
    return wrong
