"""What must be true of the organizations of the IRS file."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    players = tables["player"]
    kinds = players["kind"].to_pylist()
    wrong = [
        f"irs_bmf: {kinds.count(kind):,} of kind {kind}; {low:,} to {high:,} expected."
        for kind, low, high in (("community", 35_000, 45_000), ("local", 1_000, 3_500), ("council", 100, 200))
        if not low <= kinds.count(kind) <= high
    ]
    if len(set(players["player_id"].to_pylist())) != players.num_rows:
        wrong.append("irs_bmf: an organization stands twice.")
    farms = [name for name in players["name"].to_pylist() if "farm bureau" in name.lower()]
    if len(farms) > 25:
        wrong.append(f"irs_bmf: {len(farms)} Farm Bureau bodies got in.")
    return wrong
