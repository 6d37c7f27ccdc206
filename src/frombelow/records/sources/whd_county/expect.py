"""What must be true of back wages by county."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    dollars = pc.sum(tables["measure"]["value"]).as_py() or 0
    return [] if 1e9 < dollars < 3e9 else [f"whd_county: ${dollars:,.0f} of back wages; about $1.7 billion expected."]
