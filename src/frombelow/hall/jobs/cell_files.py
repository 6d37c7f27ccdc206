"""The lists of cells as files: every score with its rank, interval, certainty, parts and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from django.http.response import HttpResponseBase
from numpy.typing import NDArray

from frombelow.hall.jobs.queries.cells import Rows
from frombelow.hall.jobs.scoring import Listing, Mask, Scored
from frombelow.hall.jobs.telling import FEW, LITTLE, sector_words
from frombelow.hall.kit.exports import rows_as
from frombelow.methods.potential.cells import KEYS

PLACED = ("latitude", "longitude")
# figure of a cell -> its decimals
FIGURES = {
    "workers": 1, "workers_low": 1, "workers_high": 1, "pay": 2, "trade_pay": 2, "area_pay": 2, "density": 5,
    "density_low": 5, "density_high": 5,
}  # fmt: skip
ABOUT = (
    "rank", "rank_low", "rank_high", "score", "score_error", "certainty", "county_id", "county", "state", "code",
    "sector", "workers", "workers_low", "workers_high", "workers_status", "pay", "trade_pay", "area_pay",
    "density", "density_low", "density_high", "strongest",
)  # fmt: skip
PARTS = tuple(f"part_{key}" for key in KEYS)
CELLS = (*ABOUT, "stands_in", *PARTS, *PLACED)
AT_ONCE = 1000  # cells told together: a column at a time costs a tenth of a cell at a time


def cells_file(form: str, found: Scored | None, mask: Mask | None, name: str) -> HttpResponseBase:
    """The cells of a mask (all, where none is given), best first."""
    rows: Iterator[dict[str, Any]] = iter(())
    if found is not None:
        rows = cell_lines(found, found.listed(np.ones(len(found.board), bool) if mask is None else mask))
    return rows_as(form, rows, CELLS, name, key=("county_id", "code"))


def cell_lines(found: Scored, listing: Listing) -> Iterator[dict[str, Any]]:
    """A row of the file for each cell. `stands_in`: the parts no source tells, which stand at a mean."""
    for start in range(0, len(listing), AT_ONCE):
        columns = columns_of(found, listing, slice(start, start + AT_ONCE))
        for row in zip(*columns.values(), strict=True):
            yield dict(zip(columns, row, strict=True))


def columns_of(found: Scored, listing: Listing, places: slice) -> dict[str, Sequence[Any]]:
    """The columns of some places of a listing."""
    cells, ranking, parts, rows = found.board.cells, listing.ranking, found.parts, listing.rows[places]
    counties = [found.board.county[row] for row in rows]
    codes = cells.code[rows].tolist()
    sector = cache(sector_words)
    return {
        **{name: getattr(ranking, name)[places].tolist() for name in ("rank", "rank_low", "rank_high")},
        "score": plain(ranking.score[places], 3), "score_error": plain(ranking.error[places], 3),
        "certainty": plain(ranking.certainty[places], 3), "county_id": [one.key for one in counties],
        "county": [one.name for one in counties], "state": [one.state for one in counties], "code": codes,
        "sector": [sector(code) for code in codes],
        **{name: plain(getattr(cells, name)[rows], decimals) for name, decimals in FIGURES.items()},
        "workers_status": cells.workers_status[rows].tolist(), "strongest": strongest_of(found, rows),
        "stands_in": standing_in(parts.keys, ~parts.known[rows]),
        **{f"part_{key}": plain(parts.value[rows, k], 4) for k, key in enumerate(parts.keys)},
        **{axis: [getattr(one, axis) for one in counties] for axis in PLACED},
    }  # fmt: skip


def plain(values: NDArray[np.float64], decimals: int) -> list[float | None]:
    """Rounded; None where nothing is known."""
    return [None if value != value else value for value in np.round(values, decimals).tolist()]


def strongest_of(found: Scored, rows: Rows) -> list[str]:
    """The known parts that add most to each score, the most first."""
    keys = found.parts.keys
    points = found.points(rows) * found.parts.known[rows]
    order = np.argsort(-points, axis=1, kind="stable")[:, :FEW]
    told = np.take_along_axis(points, order, axis=1) >= LITTLE
    return [
        " ".join(keys[k] for k, is_told in zip(*pair, strict=True) if is_told)
        for pair in zip(order.tolist(), told.tolist(), strict=True)
    ]


def standing_in(keys: tuple[str, ...], unknown: NDArray[np.bool_]) -> list[str]:
    """The parts that are not known of each cell."""
    words = cache(lambda number: " ".join(key for k, key in enumerate(keys) if number >> k & 1))
    return [words(number) for number in (unknown @ (1 << np.arange(len(keys)))).tolist()]
