"""What must be true of jobs by metropolitan area and industry."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    sectors = tables["sector"]
    broad = sectors.filter(pc.equal(sectors["scheme"], "naics"))
    wrong = []
    jobs = pc.sum(broad["jobs"]).as_py() or 0
    if not 90e6 < jobs < 130e6:
        wrong.append(
            f"cbp_2018: {jobs:,.0f} jobs in the sectors of all metropolitan areas; about 113 million expected."
        )
    untitled = sectors.filter(pc.equal(sectors["code"], sectors["title"])).num_rows
    if untitled:
        wrong.append(f"cbp_2018: {untitled} rows have an industry code without a title.")
    return wrong
