"""What must be true of jobs of the states by supersector."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    wrong = []
    jobs = pc.sum(tables["sector"]["jobs"]).as_py() or 0
    if not 120e6 < jobs < 180e6:
        wrong.append(f"bls_state_sectors: {jobs:,.0f} jobs in all states; about 145 million expected.")
    if len(set(tables["measure"]["place_id"].to_pylist())) < 51:
        wrong.append("bls_state_sectors: a state has no labor force.")
    return wrong
