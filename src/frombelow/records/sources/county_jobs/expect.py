"""What must be true of the jobs of counties."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    told = tables["measure"]
    jobs = pc.sum(told.filter(pc.equal(told["measure"], "jobs"))["value"]).as_py() or 0
    return (
        [] if 100e6 < jobs < 150e6 else [f"county_jobs: {jobs:,.0f} jobs in all counties; about 123 million expected."]
    )
