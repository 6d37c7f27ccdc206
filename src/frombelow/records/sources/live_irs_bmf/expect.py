"""What must be true of the organizations of the fetched tax files."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well. One state alone is well too."""
    players = tables["player"]
    states = len(set(tables["coverage"]["state"].to_pylist())) or 1
    wrong = []
    if not 100 * states <= players.num_rows <= 30_000 * states:
        wrong.append(
            f"live_irs_bmf: {players.num_rows:,} organizations in {states} states; 500 to 20,000 a state expected."
        )
    if len(set(players["player_id"].to_pylist())) != players.num_rows:
        wrong.append("live_irs_bmf: an organization stands twice.")
    farms = [name for name in players["name"].to_pylist() if "farm bureau" in name.lower()]
    if len(farms) > states:
        wrong.append(f"live_irs_bmf: {len(farms)} Farm Bureau bodies got in.")
    return wrong
