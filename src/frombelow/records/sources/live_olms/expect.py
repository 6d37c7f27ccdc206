"""What must be true of the unions' reports of whole years."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    players, values = tables["player"], tables["player_value"]
    wrong = []
    if players.num_rows < 15_000:
        wrong.append(f"live_olms: {players.num_rows:,} bodies; about 22,000 report in a year.")
    if len(set(players["player_id"].to_pylist())) != players.num_rows:
        wrong.append("live_olms: a body stands twice.")
    located = players.num_rows - players["city"].null_count
    if located < 0.9 * players.num_rows:
        wrong.append(
            f"live_olms: {located:,} of {players.num_rows:,} bodies have an address; more than 90 of 100 expected."
        )
    keys = list(zip(*(values[name].to_pylist() for name in ("player_id", "field", "as_of")), strict=True))
    if len(set(keys)) != len(keys):
        wrong.append("live_olms: a value stands twice.")
    return wrong
