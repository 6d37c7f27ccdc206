"""How often people voted on two statements and how: the whole numbers under the covariance.

With V the votes (missing = 0) and M the marks of who voted, all that the covariance with filled-in means needs is VᵀV, VᵀM and MᵀM. They are
sums of -1, 0 and 1, far below 2²⁴, so 32-bit floats hold them exactly and a matrix product gives the same numbers on any machine and any number of threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.opinions.cast import entries
from frombelow.methods.opinions.votes import Ints, Votes

CELLS_AT_ONCE = 6_000_000  # of the dense block that is multiplied: 24 MB
MOST_PEOPLE_EXACT = 2**24  # above this many ones a 32-bit float would round

Table = NDArray[np.int16] | NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Cross:
    """Three tables, statements × statements: `votes` = VᵀV, `votes_seen` = VᵀM, `seen` = MᵀM; in 16 bits where few people are counted."""

    votes: Table
    votes_seen: Table
    seen: Table

    def __sub__(self, other: Cross) -> Cross:
        """The tables over those who are counted here but not there."""
        return Cross(self.votes - other.votes, self.votes_seen - other.votes_seen, self.seen - other.seen)

    @property
    def sums(self) -> Ints:
        """The sum of votes on each statement: agreements less disagreements."""
        return np.diag(self.votes_seen).astype(np.int64)

    @property
    def voters(self) -> Ints:
        """How many voted on each statement."""
        return np.diag(self.seen).astype(np.int64)

    def changed(self, place: int, before: Row, after: Row) -> Cross:
        """When one person's vote on one statement changes from her row `before` to `after`: only that statement's row and column move."""
        tables = tuple(table.astype(np.int32) for table in (self.votes, self.votes_seen, self.seen))
        for sign, row in ((-1, before), (1, after)):
            vote, mark = sign * row.vote[place], sign * row.mark[place]
            _add_cross(tables[0], place, vote * row.vote)
            _add_cross(tables[2], place, mark * row.mark)
            tables[1][place] += vote * row.mark
            tables[1][:, place] += mark * row.vote
            tables[1][place, place] -= vote * row.mark[place]
        return Cross(*tables)


@dataclass(frozen=True)
class Row:
    """One person's votes spread over all statements: `vote` (missing = 0) and `mark` (1 where she voted)."""

    vote: NDArray[np.int32]
    mark: NDArray[np.int32]


def row_of(votes: Votes, place: int | None) -> Row:
    """The row of the person at this place; empty for nobody."""
    vote, mark = np.zeros((2, len(votes.statements)), np.int32)
    if place is not None:
        span = slice(int(votes.starts[place]), int(votes.starts[place + 1]))
        vote[votes.statement[span]] = votes.vote[span]
        mark[votes.statement[span]] = 1
    return Row(vote, mark)


def cross(votes: Votes, people: Ints) -> Cross:
    """The tables over these people (places in `votes.people`)."""
    if len(people) >= MOST_PEOPLE_EXACT:
        raise ValueError(f"more than {MOST_PEOPLE_EXACT} people at once")
    width = len(votes.statements)
    total = np.zeros((2 * width, 2 * width), np.float32)
    step = max(1, CELLS_AT_ONCE // max(1, 2 * width))
    block = np.empty((min(step, len(people)), 2 * width), np.float32)
    for first in range(0, len(people), step):
        rows = people[first : first + step]
        part = block[: len(rows)]
        _fill(part, votes, rows)
        total += part.T @ part
    votes_table, mixed, seen = total[:width, :width], total[:width, width:], total[width:, width:]
    if len(people) <= np.iinfo(np.int16).max:
        return Cross(votes_table.astype(np.int16), mixed.astype(np.int16), seen.astype(np.int16))
    return Cross(votes_table.astype(np.int32), mixed.astype(np.int32), seen.astype(np.int32))


def total(parts: Sequence[Cross]) -> Cross:
    """The tables over several pieces."""
    return Cross(
        _sum([part.votes for part in parts]),
        _sum([part.votes_seen for part in parts]),
        _sum([part.seen for part in parts]),
    )


def _fill(block: NDArray[np.float32], votes: Votes, rows: Ints) -> None:
    """Votes into the left half of the block, marks into the right half."""
    width = len(votes.statements)
    at = entries(votes, rows)
    block[:] = 0
    flat = block.reshape(-1)
    cell = np.repeat(np.arange(len(rows)) * (2 * width), votes.cast[rows]) + votes.statement[at]
    flat[cell] = votes.vote[at]
    flat[cell + width] = 1


def _sum(tables: Sequence[Table]) -> Table:
    added = tables[0].astype(np.int32)
    for table in tables[1:]:
        added += table
    return added


def _add_cross(table: Table, place: int, amount: NDArray[np.int32]) -> None:
    """Add to a symmetric table's row and column, the crossing once."""
    table[place] += amount
    table[:, place] += amount
    table[place, place] -= amount[place]
