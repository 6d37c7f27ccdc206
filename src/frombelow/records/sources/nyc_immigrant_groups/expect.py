"""What must be true of the list of immigrant organizations."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    found = tables["player"].num_rows
    return [] if 90 < found < 130 else [f"nyc_immigrant_groups: {found} organizations; about 120 expected."]
