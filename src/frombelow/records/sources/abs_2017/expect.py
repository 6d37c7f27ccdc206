"""What must be true of jobs by county and sector."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    sectors, totals = tables["sector"], tables["measure"]
    wrong = []
    if pc.any(pc.equal(sectors["jobs"], 0)).as_py():
        wrong.append("abs_2017: a sector has 0 jobs; the source's 0 means withheld and must be absent.")
    jobs = pc.sum(totals.filter(pc.equal(totals["measure"], "jobs"))["value"]).as_py() or 0
    if not 100e6 < jobs < 150e6:
        wrong.append(f"abs_2017: {jobs:,.0f} jobs in all counties; about 127 million expected.")
    return wrong
