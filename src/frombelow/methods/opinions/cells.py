"""Many people drawn together into cells of neighbors, so that grouping them costs the same for 2,000 as for 100,000.

Places are rounded to whole units first (`settings.UNIT`). Sums of whole numbers below 2⁵³ are exact in floats, whatever their order, so everything built on
them is the same for any order of people and any number of threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

import numpy as np

from frombelow.methods.opinions.settings import UNIT
from frombelow.methods.opinions.votes import Ints, Reals


@dataclass(frozen=True, eq=False)
class Cells:
    """`weight`: people in each cell; `sums` (2 × cells): their coordinates added up; `of`: the cell of each person."""

    weight: Reals
    sums: Reals
    of: Ints

    @property
    def is_single(self) -> bool:
        """Does every cell hold one person only?"""
        return bool((self.weight <= 1).all())

    @property
    def middle(self) -> Reals:
        """2 × cells: the mean place of each."""
        return self.sums / self.weight


def rounded(positions: Reals) -> Reals:
    """2 × people, in whole units."""
    return np.rint(positions.T * UNIT)


def single(points: Reals) -> Cells:
    """Everyone a cell of her own."""
    count = points.shape[1]
    return Cells(np.ones(count), points, np.arange(count))


def cells(points: Reals, most: int) -> Cells:
    """At most `most` cells of neighbors: strips of equally many people from left to right, each cut into equally many from bottom to top."""
    count, side = points.shape[1], isqrt(most)
    if count <= most:
        return single(points)
    across = _equal_parts(np.lexsort((points[1], points[0])), np.zeros(count, np.int64), side)
    cell = across * side + _equal_parts(np.lexsort((points[0], points[1], across)), across, side)
    return _together(cell, side * side, np.ones(count), points)


def coarser(fine: Cells, most: int) -> Cells:
    """Cells drawn together into at most `most` (of about equally many cells)."""
    if len(fine.weight) <= most:
        return fine
    drawn = cells(fine.middle, most)
    together = _together(drawn.of, len(drawn.weight), fine.weight, fine.sums)
    return Cells(together.weight, together.sums, drawn.of[fine.of])


def _together(of: Ints, count: int, weight: Reals, sums: Reals) -> Cells:
    added = [np.bincount(of, amount, count).astype(np.float64) for amount in (weight, *sums)]
    return Cells(added[0], np.stack(added[1:]), of)


def _equal_parts(order: Ints, block: Ints, parts: int) -> Ints:
    """People in this order, block after block: in which of equally large parts of her block each one stands."""
    size = np.bincount(block)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - np.repeat(np.cumsum(size) - size, size)
    return rank * parts // size[block]
