"""What must be true of jobs and pay by place and sector."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well. A file of one area alone is well too."""
    wrong = [
        f"live_qcew: {row['value']} jobs in the nation in {row['year']}; about 150 million expected."
        for row in tables["measure"].to_pylist()
        if row["place_id"] == "us" and not 100e6 < (row["value"] or 0) < 250e6
    ]
    told = [
        row for row in tables["sector"].to_pylist() if row["jobs_status"] == "suppressed" and row["jobs"] is not None
    ]
    if told:
        wrong.append(f"live_qcew: {len(told)} withheld sectors carry a figure.")
    if any(row["pay"] and not 1_000 < row["pay"] < 1_000_000 for row in tables["sector"].to_pylist()):
        wrong.append("live_qcew: mean pay of a sector is under $1,000 or over $1,000,000 a year.")
    return wrong
