"""What must be true of the list of offices."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    found = tables["player"].num_rows
    return [] if found == 27 else [f"nlrb_offices: {found} offices; the board and 26 regions expected."]
