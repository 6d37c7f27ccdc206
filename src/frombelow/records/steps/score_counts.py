"""Numbers about places that are counted from the release itself: elections, wins, charges, strikes, locals …"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.methods.common.intervals import wilson
from frombelow.records.sql import connect, fetch
from frombelow.records.staging import MEASURE

HERE = Path(__file__).parent


def counted_measures(happening: pa.Table, player: pa.Table, place: pa.Table, coverage: pa.Table) -> pa.Table:
    """Measures counted per county, state and nation, with the period in their note. Columns of `measure`."""
    con = connect({"happening": happening, "player": player, "place": place, "coverage": coverage})
    con.execute((HERE / "score_counts.sql").read_text(encoding="utf-8"))
    counts = fetch(con, "SELECT * FROM counted_measures ORDER BY place_id, measure")
    decided = con.execute(
        "SELECT place_id, won, decided, first_year, last_year, source_id FROM counts JOIN periods USING (kind) "
        "WHERE kind = 'election' AND decided > 0 ORDER BY place_id"
    ).fetchall()
    rates = pa.Table.from_pylist([_win_rate(*row) for row in decided], schema=MEASURE.schema)
    return pa.concat_tables([MEASURE.fit(counts, "score:counts"), rates])


def _win_rate(place_id: str, won: int, decided: int, first: int, last: int, source_id: str) -> dict[str, object]:
    """The share of decided elections that a union won, with Wilson's interval."""
    low, high = wilson(won, decided)
    return {
        "place_id": place_id, "measure": "election_win_rate", "year": last, "value": won / decided, "low": low, "high": high,
        "observations": decided, "status": "reported", "source_id": source_id,
        "note": f"Counted from {first} to {last}.",
    }  # fmt: skip
