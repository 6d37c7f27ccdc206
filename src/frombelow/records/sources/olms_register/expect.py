"""What must be true of the register of union bodies."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc


def expectations(tables: Mapping[str, pa.Table]) -> list[str]:
    """Sentences on what is wrong; empty when all is well."""
    players = tables["player"]
    wrong = []
    ids = players["player_id"].to_pylist()
    if len(set(ids)) != len(ids):
        wrong.append("olms_register: a player stands twice.")
    if not 30_000 < len(ids) < 60_000:
        wrong.append(f"olms_register: {len(ids):,} players; about 35,000 expected.")
    if set(filter(None, players["affiliation"].to_pylist())) - set(ids):
        wrong.append("olms_register: a body belongs to a national union that is not listed.")
    located = pc.sum(pc.not_equal(players["address_quality"], "none")).as_py() or 0
    if located < 9_000:
        wrong.append(f"olms_register: only {located:,} bodies have an address; about 10,000 expected.")
    return wrong
