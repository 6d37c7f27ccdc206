"""Scores and ranks of the cells under a choice of weights, kept in memory for the loaded release."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from frombelow.hall.jobs.choosing import Choice
from frombelow.hall.jobs.queries.cells import Board, Rows, board
from frombelow.hall.kit.kept import kept_few
from frombelow.methods.potential.cells import parts_of
from frombelow.methods.potential.ranking import Parts, Ranking, as_array, ranked

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Listing:
    """Some cells, best first: the row of each on the board, and its score and rank among them (arrays of their length)."""

    rows: Rows
    ranking: Ranking

    def __len__(self) -> int:
        return len(self.rows)

    def picked(self, places: list[int]) -> Listing:
        """Some of them, with the ranks they have among all."""
        return Listing(self.rows[places], arranged(self.ranking, places))


@dataclass(frozen=True, eq=False)
class Scored:
    """The board under a choice: all parts, and whatever part of the board a page wants ranked."""

    board: Board
    parts: Parts
    choice: Choice

    def listed(self, mask: Mask, *, least: bool = True) -> Listing:
        """The cells of a mask (those with at least as many workers as were chosen), ranked among each other."""
        if least and self.choice.least:
            mask = mask & (self.board.cells.workers >= self.choice.least)
        return ordered(self.parts, self.choice, np.flatnonzero(mask))

    def scores(self, rows: Rows) -> NDArray[np.float64]:
        """The scores of these cells, without ranks."""
        part = taken(self.parts, self.choice, rows)
        weight = as_array(part.keys, self.choice.by_part)
        scores: NDArray[np.float64] = 100 * part.value @ (weight / weight.sum())
        return scores

    def points(self, rows: Rows) -> NDArray[np.float64]:
        """What each part adds to the score of each of these cells, (rows, parts), in points of 100."""
        weight = as_array(self.parts.keys, self.choice.by_part)
        points: NDArray[np.float64] = 100 * self.parts.value[rows] * (weight / weight.sum())
        return points


def scored(choice: Choice) -> Scored | None:
    """The cells under a choice; None where the release has none."""
    found = board()
    parts = parts_under(choice.demands) if found else None
    return Scored(found, parts, choice) if found and parts else None


@kept_few(4)
def parts_under(demands: tuple[str, ...]) -> Parts | None:
    """All parts of all cells, the demands being these."""
    found = board()
    return parts_of(found.cells, demands) if found else None


def ordered(parts: Parts, choice: Choice, rows: Rows) -> Listing:
    """These rows ranked, best first; among equals as the board has them."""
    found = ranked(taken(parts, choice, rows), choice.by_part)
    order = np.argsort(-found.score, kind="stable")
    return Listing(rows[order], arranged(found, order))


def arranged(ranking: Ranking, order: Rows | list[int]) -> Ranking:
    """A ranking with its rows in another order, or some of them."""
    return Ranking(*(getattr(ranking, field.name)[order] for field in fields(Ranking)))


def taken(parts: Parts, choice: Choice, rows: Rows) -> Parts:
    """Some rows of the parts that weigh anything."""
    columns = np.flatnonzero([bool(choice.by_part.get(key)) for key in parts.keys])
    picked = np.ix_(rows, columns)
    return Parts(
        tuple(parts.keys[c] for c in columns.tolist()), parts.value[picked], parts.error[picked], parts.known[picked]
    )
