"""Sums over cells: the sectors of a place, and the best cell of each county or sector. Arrays in, plain rows out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frombelow.hall.jobs.queries.cells import Rows
from frombelow.hall.jobs.scoring import Listing, Scored


@dataclass(frozen=True)
class SectorSum:
    """A sector in a place: workers of its cells, the share of them that is reported, their mean score by workers."""

    code: str
    workers: float
    reported: float
    score: float
    cells: int


def by_sector(found: Scored, rows: Rows) -> list[SectorSum]:
    """The sectors of some cells, the highest mean score first."""
    cells = found.board.cells
    workers = cells.workers[rows]
    names, group = np.unique(found.board.sector[rows], return_inverse=True)
    total = np.bincount(group, weights=workers)
    score = np.bincount(group, weights=workers * found.scores(rows)) / total
    told = np.bincount(group, weights=workers * (cells.workers_status[rows] == "reported")) / total
    count = np.bincount(group)
    sums = [
        SectorSum(found.board.sectors[name], float(total[k]), float(told[k]), float(score[k]), int(count[k]))
        for k, name in enumerate(names.tolist())
    ]
    return sorted(sums, key=lambda one: (-one.score, one.code))


def best_by_sector(found: Scored, listing: Listing) -> dict[str, int]:
    """Sector -> the place of its best cell in a listing."""
    numbers, first = np.unique(found.board.sector[listing.rows], return_index=True)
    return {found.board.sectors[name]: int(place) for name, place in zip(numbers, first, strict=True)}


def best_by_county(found: Scored, listing: Listing) -> list[int]:
    """The place in the listing of each county's best cell, the best county first."""
    return firsts(np.array(found.board.cells.county[listing.rows]))


def firsts(group: NDArray[np.str_]) -> list[int]:
    """Where each group stands first, in order."""
    return [int(place) for place in np.sort(np.unique(group, return_index=True)[1])]
