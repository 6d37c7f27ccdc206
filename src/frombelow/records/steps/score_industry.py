"""The sector of every employer: as its own rows tell it, or with the probabilities learned from employers told early.

Petitions and elections filed after 2010 name no industry. The model (`methods.potential.industry`) learns only from
rows all of whose dates are at most LEARN_UNTIL, and of contract notices only from those at most NOTICES_UNTIL: names,
unions and units of a told employer, too, are taken from those rows alone. What is predicted for later years has
therefore never seen the years it is judged on. (Of the notices to 2005 none tells a sector by NAICS.) An employer to be
predicted is read by all its rows.

Basis 'told' is what an employer's own rows say, of whatever year; where they disagree, the shares of the rows. One told
row is right about four times in five, so 'told' is no certainty either: docs/decisions/0017.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from frombelow.methods.potential.industry import Evidence, Example, learn, sector_by_definition, shares_told
from frombelow.records.release_format import EMPLOYER_SECTOR
from frombelow.records.sql import connect, fetch

HERE = Path(__file__).parent
READS = ("happening", "party", "player")
LEARN_UNTIL = date(2011, 12, 31)
NOTICES_UNTIL = date(2005, 12, 31)
POSITIONS = 3  # sectors told of an employer, at most
LEAST = 0.05  # probability of those after the first
Counts = dict[str, dict[str, int]]


def employer_sectors(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The table employer_sector. `tables`: the released tables named in READS.

    Employers whose sector nothing tells are left out where there are too few told ones to learn from.
    """
    con = opened(tables)
    seen = evidence(con)
    shares = told(con, seen)
    untold = {player_id: known for player_id, known in seen.items() if player_id not in shares}
    rows = [row for player_id, own in shares.items() for row in _ranked(player_id, own, "told")]
    model = learn(list(examples_by_employer(con).values()))
    if model is not None:
        found = model.probabilities(list(untold.values()))
        for player_id, row in zip(untold, found.tolist(), strict=True):
            rows += _ranked(player_id, dict(zip(model.sectors, row, strict=True)), "predicted")
    con.close()
    return pa.Table.from_pylist(rows, schema=EMPLOYER_SECTOR.schema)


def opened(tables: Mapping[str, pa.Table]) -> duckdb.DuckDBPyConnection:
    """A database with the rows of employers as score_industry.sql prepares them."""
    con = connect({name: tables[name] for name in READS})
    con.execute(
        "CREATE TEMP TABLE last AS SELECT ?::DATE AS learn_until, ?::DATE AS notices_until",
        [LEARN_UNTIL, NOTICES_UNTIL],
    )
    con.execute((HERE / "score_industry.sql").read_text(encoding="utf-8"))
    return con


def evidence(con: duckdb.DuckDBPyConnection, *, early: bool = False) -> dict[str, Evidence]:
    """What is known of each employer besides its sector; `early`: by early rows alone."""
    rows = fetch(con, f"SELECT * FROM evidence_of({early}) ORDER BY player_id").to_pylist()
    return {
        row["player_id"]: Evidence(*(tuple(row[name]) for name in ("names", "unions", "union_names", "units")))
        for row in rows
    }


def examples_by_employer(con: duckdb.DuckDBPyConnection) -> dict[str, Example]:
    """The employers told early, with what their early rows say: player_id -> example."""
    seen, counts = evidence(con, early=True), _counts(con, early=True)
    return {
        player_id: Example(seen[player_id], {code: n / sum(own.values()) for code, n in own.items()})
        for player_id, own in counts.items()
    }


def told(con: duckdb.DuckDBPyConnection, seen: Mapping[str, Evidence]) -> dict[str, dict[str, float]]:
    """Employers whose own rows tell a sector, or whom NAICS names: player_id -> code -> share."""
    rows = dict(con.execute("SELECT player_id, n FROM rows_of()").fetchall())
    shares = {player_id: shares_told(own, rows[player_id]) for player_id, own in _counts(con, early=False).items()}
    named = {player_id: sector_by_definition(known.names) for player_id, known in seen.items()}
    shares |= {player_id: {code: 1.0} for player_id, code in named.items() if code}
    return {player_id: own for player_id, own in shares.items() if own}


def _counts(con: duckdb.DuckDBPyConnection, *, early: bool) -> Counts:
    """player_id -> code -> rows that tell it."""
    counts: Counts = {}
    for player_id, code, n in con.execute(f"SELECT player_id, naics, n FROM told_of({early}) ORDER BY ALL").fetchall():
        counts.setdefault(player_id, {})[code] = n
    return counts


def _ranked(player_id: str, shares: Mapping[str, float], basis: str) -> Iterator[dict[str, object]]:
    """The rows of one employer: the likeliest sector, and up to two more of at least LEAST."""
    ordered = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:POSITIONS]
    for position, (code, probability) in enumerate(ordered, start=1):
        if position == 1 or probability >= LEAST:
            yield {
                "player_id": player_id, "position": position, "code": code, "probability": probability, "basis": basis
            }  # fmt: skip
