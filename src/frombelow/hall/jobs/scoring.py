"""Scores and ranks of the cells under a choice of weights, kept in memory for the loaded release."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from frombelow.hall.jobs.choosing import MANY, SCORE, Choice
from frombelow.hall.jobs.queries.cells import Board, Rows, board
from frombelow.hall.kit.kept import kept_few
from frombelow.methods.potential.cells import RANGE, Cells, parts_of, with_demands
from frombelow.methods.potential.ranking import Parts, Ranking, as_array, rank_intervals, scores_of
from frombelow.methods.potential.rates import Values

Mask = NDArray[np.bool_]
TENFOLD = 20.0  # points for ten times as many workers: 100,000 have as many as the highest score


@dataclass(frozen=True, eq=False)
class Listing:
    """Some cells in the order of the choice: the row of each on the board, its score, and its rank in that order among them (arrays of their length)."""

    rows: Rows
    ranking: Ranking
    among: int  # how many are ranked

    def __len__(self) -> int:
        return len(self.rows)

    def picked(self, places: list[int]) -> Listing:
        """Some of them, with the ranks they have among all."""
        return Listing(self.rows[places], arranged(self.ranking, places), self.among)


@dataclass(frozen=True, eq=False)
class Scored:
    """The board under a choice: all parts, and whatever part of the board a page wants ranked."""

    board: Board
    parts: Parts
    choice: Choice

    def listed(self, mask: Mask, *, least: bool = True, order: str = "") -> Listing:
        """The cells of a mask (those with at least as many workers as were chosen), ranked among each other in the order of the choice, or in another."""
        if least and self.choice.least:
            mask = mask & (self.board.cells.workers >= self.choice.least)
        return self.ordered(np.flatnonzero(mask), order)

    def ordered(self, rows: Rows, order: str = "") -> Listing:
        """These rows ranked, the first first; among equals as the board has them."""
        score, error, certainty = scores_of(taken(self.parts, self.choice, rows), self.choice.by_part)
        value, spread = in_order(score, error, order or self.choice.order, self.board.cells, rows)
        first = np.argsort(-value, kind="stable")
        ranking = Ranking(score, error, *rank_intervals(value, spread), certainty)
        return Listing(rows[first], arranged(ranking, first), len(rows))

    def under(self, choice: Choice) -> Scored:
        """The same board under another choice."""
        parts = self.parts if choice.demands == self.choice.demands else parts_under(self.board, choice.demands)
        return Scored(self.board, parts, choice)

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
    return Scored(found, parts_under(found, choice.demands), choice) if found else None


@kept_few(4)
def parts_under(found: Board, demands: tuple[str, ...]) -> Parts:
    """All parts of all cells, the demands being these."""
    return with_demands(parts_of_all(found), found.cells, demands)


@kept_few(2)
def parts_of_all(found: Board) -> Parts:
    """The same, for all demands."""
    return parts_of(found.cells)


def in_order(score: Values, error: Values, order: str, cells: Cells, rows: Rows) -> tuple[Values, Values]:
    """What the rows are put in order by, with its standard error."""
    if order == SCORE:
        return score, error
    value, spread = many(cells, rows)
    if order == MANY:
        return value, spread
    return (score + value) / 2, np.hypot(error, spread) / 2  # both: the mean of the score and of how many there are


@lru_cache(maxsize=2)  # every row of a page asks for it
def without_union(cells: Cells) -> Values:
    """Workers without a union, after the density of the sector in the state; all of them where no density is known."""
    return cells.workers * (1 - np.nan_to_num(cells.density))


def many(cells: Cells, rows: Rows) -> tuple[Values, Values]:
    """How many workers without a union, in points: one worker 0, and TENFOLD more for every ten times as many; with the standard error."""
    points = TENFOLD * np.log10(np.maximum(without_union(cells)[rows], 1))
    spread = np.log10(np.maximum(cells.workers_high[rows], 1) / np.maximum(cells.workers_low[rows], 1))
    return points, TENFOLD * spread / (2 * RANGE)


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
