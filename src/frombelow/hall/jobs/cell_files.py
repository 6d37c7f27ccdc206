"""The lists of cells as files: every score with its rank, interval, certainty, parts and figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from django.http.response import HttpResponseBase

from frombelow.hall.jobs.scoring import Listing, Mask, Scored
from frombelow.hall.jobs.telling import FEW, LITTLE, sector_words
from frombelow.hall.kit.exports import rows_as
from frombelow.methods.potential.cells import KEYS

PLACED = ("latitude", "longitude")
ABOUT = (
    "rank", "rank_low", "rank_high", "score", "score_error", "certainty", "county_id", "county", "state", "code",
    "sector", "workers", "workers_low", "workers_high", "workers_status", "pay", "trade_pay", "place_income",
    "density", "density_low", "density_high", "strongest",
)  # fmt: skip
PARTS = tuple(f"part_{key}" for key in KEYS)
KNOWN = tuple(f"known_{key}" for key in KEYS)
CELLS = (*ABOUT, *PARTS, *KNOWN, *PLACED)


def cells_file(form: str, found: Scored | None, mask: Mask | None, name: str) -> HttpResponseBase:
    """The cells of a mask (all, where none is given), best first."""
    rows: Iterator[dict[str, Any]] = iter(())
    if found is not None:
        rows = cell_lines(found, found.listed(np.ones(len(found.board), bool) if mask is None else mask))
    return rows_as(form, rows, CELLS, name, key=("county_id", "code"))


def cell_lines(found: Scored, listing: Listing) -> Iterator[dict[str, Any]]:
    """A row of the file for each cell."""
    cells, ranking, parts = found.board.cells, listing.ranking, found.parts
    points = found.points(listing.rows) * parts.known[listing.rows]
    strongest = np.argsort(-points, axis=1, kind="stable")[:, :FEW]
    for place, row in enumerate(listing.rows):
        county, code = found.board.county[row], str(cells.code[row])
        yield {
            "rank": int(ranking.rank[place]), "rank_low": int(ranking.rank_low[place]),
            "rank_high": int(ranking.rank_high[place]), "score": round(float(ranking.score[place]), 3),
            "score_error": round(float(ranking.error[place]), 3),
            "certainty": round(float(ranking.certainty[place]), 3), "county_id": county.key, "county": county.name,
            "state": county.state, "code": code, "sector": sector_words(code),
            **{name: float(getattr(cells, name)[row]) for name in (
                "workers", "workers_low", "workers_high", "pay", "trade_pay", "place_income", "density", "density_low",
                "density_high",
            )},
            "workers_status": str(cells.workers_status[row]),
            "strongest": " ".join(parts.keys[k] for k in strongest[place] if points[place, k] >= LITTLE),
            **{f"part_{key}": round(float(parts.value[row, k]), 4) for k, key in enumerate(parts.keys)},
            **{f"known_{key}": bool(parts.known[row, k]) for k, key in enumerate(parts.keys)},
            "latitude": county.latitude, "longitude": county.longitude,
        }  # fmt: skip
