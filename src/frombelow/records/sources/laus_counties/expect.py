"""What must be true of the labor force of counties."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    measures = tables["measure"]
    newest = measures.filter(pc.and_(pc.equal(measures["measure"], "labor_force"), pc.equal(measures["year"], 2020)))
    people = pc.sum(newest["value"]).as_py() or 0
    wrong = []
    if not 140e6 < people < 180e6:
        wrong.append(f"laus_counties: a labor force of {people:,.0f} in 2020; about 161 million expected.")
    rates = measures.filter(pc.equal(measures["measure"], "unemployment_rate"))
    if rates.num_rows and not 0 <= pc.min(rates["value"]).as_py() <= pc.max(rates["value"]).as_py() <= 0.6:
        wrong.append("laus_counties: an unemployment rate lies outside 0..0.6.")
    return wrong
