"""Players known from registers: one row per player, from all the sources that know it."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.sql import connect, fetch, make
from frombelow.records.staging import PLAYER
from frombelow.records.staging import TABLES as STAGED
from frombelow.records.tasks import Desk

# the best address first; the values of a better-addressed row win over the others
QUALITY = ("filed", "bargaining_office", "directory", "mailing", "none")
ADDRESS = ("city", "state", "zip", "address_quality")  # taken together from one row, never mixed
DATED = {"members": "members_year", "receipts": "receipts_year"}  # the newest figure wins


def staged(desk: Desk, name: str) -> pa.Table:
    """A staged table, empty where no source made it."""
    found = desk.maybe(name)
    return STAGED[name].schema.empty_table() if found is None else found


def one_row_each(players: pa.Table) -> pa.Table:
    """Join the rows several sources have about one player. Columns as staged."""
    con = connect({"players": players})
    ranks = " ".join(f"WHEN '{quality}' THEN {rank}" for rank, quality in enumerate(QUALITY))
    make(con, "ranked", f"SELECT *, CASE address_quality {ranks} ELSE 9 END AS quality FROM players")
    return fetch(con, f"SELECT {', '.join(_column(c.name) for c in PLAYER.columns)} FROM ranked GROUP BY player_id ORDER BY player_id")  # fmt: skip


def _column(name: str) -> str:
    """How one column is chosen among the rows of a player."""
    if name == "player_id":
        return name
    years = set(DATED.values())
    if name in DATED or name in years:
        value = next(v for v, year in DATED.items() if name in (v, year))
        return (
            f"list({name} ORDER BY {DATED[value]} DESC NULLS LAST, source_id) FILTER ({value} IS NOT NULL)[1] AS {name}"
        )
    if name in ADDRESS:
        return f"list({name} ORDER BY city IS NULL, quality, source_id)[1] AS {name}"
    return f"list({name} ORDER BY quality, source_id) FILTER ({name} IS NOT NULL)[1] AS {name}"
