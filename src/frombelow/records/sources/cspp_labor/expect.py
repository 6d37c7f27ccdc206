"""What must be true of the history of union density."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    highest = pc.max(tables["measure"]["value"]).as_py() or 0
    return (
        []
        if 0.2 < highest < 0.5
        else [f"cspp_labor: the highest density of a state is {highest:.0%}; about 40 % expected."]
    )
