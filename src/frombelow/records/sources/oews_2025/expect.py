"""What must be true of jobs and pay by occupation."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    sectors, measures = tables["sector"], tables["measure"]
    wrong = []
    of_nation = sectors.filter(pc.and_(pc.equal(sectors["place_id"], "us"), pc.equal(sectors["level"], 1)))
    for scheme, about in (("soc", 155e6), ("naics", 155e6)):
        jobs = pc.sum(of_nation.filter(pc.equal(of_nation["scheme"], scheme))["jobs"]).as_py() or 0
        if not 0.95 * about < jobs < 1.05 * about:
            wrong.append(f"oews_2025: {jobs:,.0f} jobs of the nation by {scheme}; about {about:,.0f} expected.")
    if pc.any(pc.equal(sectors["jobs"], 0)).as_py():
        wrong.append("oews_2025: an occupation has 0 jobs; the survey publishes no zero.")
    states = measures.filter(pc.match_substring_regex(measures["place_id"], "^[0-9]{2}$"))
    if len(set(states["place_id"].to_pylist())) < 51:
        wrong.append("oews_2025: a state has no jobs.")
    return wrong
