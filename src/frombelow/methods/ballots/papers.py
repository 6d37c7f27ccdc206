"""What voters wrote on their papers, equal papers together: the input of every count.

Candidates are numbered from 1 in the order of the ballot. Nothing here knows a voter: a paper is what it says and how
many voters wrote just that. The order of the papers never matters.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Places = NDArray[np.int16]
Marks = NDArray[np.bool_]

BLANK = -1  # a candidate whom a scoring voter left blank; a rule says what that is worth


@dataclass(frozen=True)
class Contest:
    """What is to be filled and who stands.

    `withdrawn` are candidates who stand on the papers but not for election. `order` is a stated order for breaking ties, the most favored first, or
    empty. `groups` name candidates for floors and ceilings (women, night shift, a region).
    """

    candidates: tuple[str, ...]
    seats: int
    title: str = ""
    withdrawn: frozenset[int] = frozenset()
    order: tuple[int, ...] = ()
    groups: Mapping[str, frozenset[int]] = field(default_factory=dict)
    floors: Mapping[str, int] = field(default_factory=dict)  # group → how many of it must be elected at least
    ceilings: Mapping[str, int] = field(default_factory=dict)  # group → how many may be elected at most

    @property
    def standing(self) -> tuple[int, ...]:
        """The numbers of those who can be elected."""
        return tuple(n for n in range(1, len(self.candidates) + 1) if n not in self.withdrawn)

    def name(self, number: int) -> str:
        return self.candidates[number - 1]


@dataclass(frozen=True, eq=False)
class RankedPapers:
    """Papers that rank candidates.

    `order` (papers × places, int16): candidates from first to last, 0 after the last. `tied` (same shape): this candidate shares the rank of
    the one before; None where no paper ranks two as equals. `weight` (papers, int64): how many voters wrote this paper; at least 1.
    A paper may be empty.
    """

    order: Places
    weight: Numbers
    tied: Marks | None = None

    @property
    def total(self) -> int:
        """How many voters' papers there are, the empty ones among them."""
        return int(self.weight.sum())

    @property
    def valid(self) -> int:
        """How many of them rank somebody."""
        return int(self.weight[self.order[:, 0] > 0].sum()) if self.order.shape[1] else 0

    @classmethod
    def of(cls, papers: Mapping[Sequence[int | Sequence[int]], int]) -> RankedPapers:
        """From {(3, 1, (2, 4)): 12, …}: twelve voters rank 3 first, 1 second, 2 and 4 equally third."""
        flat = [_flatten(ranking) for ranking in papers]
        width = max((len(one) for one in flat), default=0)
        order = np.zeros((len(flat), width), np.int16)
        tied = np.zeros((len(flat), width), np.bool_)
        for row, one in enumerate(flat):
            for column, (candidate, is_equal) in enumerate(one):
                order[row, column], tied[row, column] = candidate, is_equal
        return cls(order, np.array(list(papers.values()), np.int64), tied if tied.any() else None).grouped()

    def grouped(self) -> RankedPapers:
        """Equal papers drawn together, in the order of what they say."""
        if not len(self.weight):
            return self
        said = self.order if self.tied is None else np.hstack([self.order, self.tied.astype(np.int16)])
        words = _packed(said)
        in_order = np.argsort(words[0]) if len(words) == 1 else np.lexsort(words[::-1])
        rising = np.take(words, in_order, axis=1)
        is_new = np.ones(len(in_order), np.bool_)
        is_new[1:] = (rising[:, 1:] != rising[:, :-1]).any(axis=0)
        first = in_order[is_new]
        weight = np.add.reduceat(self.weight[in_order], np.flatnonzero(is_new))
        tied = None if self.tied is None else np.take(self.tied, first, axis=0)
        return replace(self, order=np.take(self.order, first, axis=0), weight=weight, tied=tied)

    def rankings(self) -> list[tuple[tuple[tuple[int, ...], ...], int]]:
        """Every paper as ranks of equals, with its weight: for plain counts and for writing files. [(((3,), (1,), (2, 4)), 12), …]"""
        tied = self.tied if self.tied is not None else np.zeros(self.order.shape, np.bool_)
        rows = zip(self.order.tolist(), tied.tolist(), self.weight.tolist(), strict=True)
        return [(_ranks(order, equal), weight) for order, equal, weight in rows]


@dataclass(frozen=True, eq=False)
class ScoredPapers:
    """Papers that give every candidate a score or a grade (approval: 1 or 0).

    `scores` (papers × candidates, int16), BLANK where the voter gave none; `weight` (papers, int64); `highest`: the best score there is; `grades`:
    their names from the worst (0) to the best, if they are words.
    """

    scores: Places
    weight: Numbers
    highest: int
    grades: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return int(self.weight.sum())

    @property
    def valid(self) -> int:
        """Papers that say something of somebody."""
        return int(self.weight[(self.scores != BLANK).any(axis=1)].sum())


def _flatten(ranking: Sequence[int | Sequence[int]]) -> list[tuple[int, bool]]:
    flat: list[tuple[int, bool]] = []
    for rank in ranking:
        if isinstance(rank, int):
            flat.append((rank, False))
        else:
            flat.extend((candidate, place > 0) for place, candidate in enumerate(sorted(rank)))
    return flat


def _packed(said: Places) -> Numbers:
    """Each row as few whole numbers that stand in the same order as the rows: sorting them is many times faster."""
    base = int(said.max(initial=0)) + 1
    columns = max(int(62 / math.log2(base + 1)), 1)
    words = []
    for start in range(0, max(said.shape[1], 1), columns):
        word = np.zeros(len(said), np.int64)
        for column in said.T[start : start + columns]:
            word = word * base + column
        words.append(word)
    return np.array(words)


def _ranks(order: list[int], tied: list[bool]) -> tuple[tuple[int, ...], ...]:
    ranks: list[list[int]] = []
    for candidate, is_equal in zip(order, tied, strict=True):
        if not candidate:
            break
        if is_equal:
            ranks[-1].append(candidate)
        else:
            ranks.append([candidate])
    return tuple(tuple(rank) for rank in ranks)
