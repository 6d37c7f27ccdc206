"""Sums over cells: the sectors of a place, and the counties by their best cell. Arrays in, plain rows out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from frombelow.hall.jobs.scoring import Listing, Scored


@dataclass(frozen=True)
class SectorSum:
    """A sector in a place: workers of its cells, the share of them that is reported, their mean score by workers, its best cell (a place in the listing)."""

    code: str
    workers: float
    reported: float
    score: float
    cells: int
    best: int


def by_sector(found: Scored, listing: Listing) -> list[SectorSum]:
    """The sectors of a listing, the highest mean score first."""
    cells = found.board.cells
    code, workers = cells.code[listing.rows], cells.workers[listing.rows]
    reported = workers * (cells.workers_status[listing.rows] == "reported")
    names, first, group = np.unique(code, return_index=True, return_inverse=True)
    total = np.bincount(group, weights=workers)
    score = np.bincount(group, weights=workers * listing.ranking.score) / total
    told = np.bincount(group, weights=reported) / total
    count = np.bincount(group)
    sums = [
        SectorSum(str(name), float(total[k]), float(told[k]), float(score[k]), int(count[k]), int(first[k]))
        for k, name in enumerate(names)
    ]
    return sorted(sums, key=lambda one: (-one.score, one.code))


def best_by_county(found: Scored, listing: Listing) -> list[int]:
    """The place in the listing of each county's best cell, the best county first."""
    _, first = np.unique(found.board.cells.county[listing.rows], return_index=True)
    best: Sequence[int] = np.sort(first).tolist()
    return list(best)
