"""What must be true of union density."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    wrong = []
    measures, sectors = tables["measure"], tables["sector"]
    nation = measures.filter(
        pc.and_(pc.equal(measures["place_id"], "us"), pc.equal(measures["measure"], "union_density"))
    )
    wrong += [
        f"union_density: {row['value']:.1%} of the nation's employees in {row['year']}; 10 to 11 % expected."
        for row in nation.to_pylist()
        if not 0.09 < row["value"] < 0.12
    ]
    states = {place for place in sectors["place_id"].to_pylist() if len(place) == 2 and place != "us"}
    if len(states) != 51:
        wrong.append(f"union_density: industries of {len(states)} states; the fifty and the District were expected.")
    if sectors["density_low"].null_count or sectors["density_high"].null_count:
        wrong.append("union_density: a density of an industry stands without its interval.")
    if set(sectors.filter(pc.less(sectors["density_observations"], 30))["jobs_status"].to_pylist()) - {"suppressed"}:
        wrong.append("union_density: jobs of a cell with fewer than 30 respondents are shown.")
    return wrong
