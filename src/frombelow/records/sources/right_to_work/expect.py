"""What must be true of the right-to-work table."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    measures = tables["measure"]
    found = (measures.num_rows, pc.sum(measures["value"]).as_py())
    return (
        [] if found == (51, 26) else [f"right_to_work: {found[0]} states, {found[1]} with a law; 51 and 26 expected."]
    )
