"""What must be true of the list of chapters."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    players = tables["player"]
    wrong = [] if 150 < players.num_rows < 300 else [f"dsa_chapters: {players.num_rows} chapters; about 207 expected."]
    if players["zip"].null_count > 5:
        wrong.append(f"dsa_chapters: {players['zip'].null_count} chapters cannot be placed.")
    return wrong
