"""What must be true of the county profile."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    measures = tables["measure"]
    newest = measures.filter(pc.and_(pc.equal(measures["measure"], "population"), pc.equal(measures["year"], 2019)))
    wrong = []
    people = pc.sum(newest["value"]).as_py() or 0
    if not 300e6 < people < 350e6:
        wrong.append(f"county_profile: {people:,.0f} people live in all counties together; about 328 million expected.")
    shares = measures.filter(pc.match_substring_regex(measures["measure"], "^share_|_rate$"))
    outside = shares.filter(pc.or_(pc.less(shares["value"], 0), pc.greater(shares["value"], 1))).num_rows
    if outside:
        wrong.append(f"county_profile: {outside} shares lie outside 0..1.")
    return wrong
