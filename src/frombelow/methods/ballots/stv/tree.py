"""Papers as a tree: all that begin alike go the same way, so what becomes of them is computed once.

Below a candidate who is still hopeful nothing branches, for she keeps all that comes; the tree of a million papers has a few hundred nodes, on which even the
most exact arithmetic is quick. It grows anew for each stage, when somebody is elected or excluded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.ballots.papers import Marks
from frombelow.methods.ballots.stv.symbols import Rows

Index = NDArray[np.int64]

MOST_CELLS = 1 << 22  # how many possible children a level may have to be counted by table instead of by sorting


@dataclass(frozen=True, eq=False)
class Level:
    """The nodes at the same depth: their parents' places in the level above, their symbols, how many voters' papers pass through."""

    parent: Index
    symbol: Index
    voters: Index

    @cached_property
    def nodes(self) -> dict[int, Index]:
        """The nodes of each symbol."""
        return {symbol: np.flatnonzero(self.symbol == symbol) for symbol in np.unique(self.symbol).tolist()}


@dataclass(frozen=True, eq=False)
class Tree:
    """`leaf`: for each paper, the node where it ends, numbered through all levels."""

    levels: tuple[Level, ...]
    leaf: Index

    @classmethod
    def grow(cls, rows: Rows, gone: Iterable[int], hopeful: Iterable[int]) -> Tree:
        """Papers pass over ranks all of whose members are gone, and end at the first rank that holds a hopeful candidate."""
        out, keeping = set(gone), set(hopeful)
        passed = np.array([bool(members) and out.issuperset(members) for members in rows.members])
        ends = np.array([not members or not keeping.isdisjoint(members) for members in rows.members])
        return cls(*_grow(rows, passed, ends))

    def path(self, leaf: int) -> list[tuple[int, int]]:
        """From a node up to the root: level and place in it."""
        depth = 0
        while leaf >= len(self.levels[depth].symbol):
            leaf -= len(self.levels[depth].symbol)
            depth += 1
        steps = []
        for level in range(depth, -1, -1):
            steps.append((level, leaf))
            leaf = int(self.levels[level].parent[leaf])
        return steps


def _grow(rows: Rows, passed: Marks, ends: Marks) -> tuple[tuple[Level, ...], Index]:
    width = rows.symbols.shape[1]
    flat = rows.symbols.reshape(-1)
    papers = np.arange(len(rows.weight))
    places = papers * width
    above = np.zeros(len(papers), np.int64)
    leaf = np.zeros(len(papers), np.int64)
    levels: list[Level] = []
    nodes = 0
    while len(papers):
        symbol = _next_symbols(flat, places, passed)
        level, node = _level(above * len(rows.members) + symbol, rows.weight[papers], len(rows.members))
        levels.append(level)
        leaf[papers] = nodes + node
        nodes += len(level.symbol)
        goes_on = ~ends[symbol]
        papers, places, above = papers[goes_on], places[goes_on] + 1, node[goes_on]
    return tuple(levels), leaf


def _next_symbols(flat: NDArray[np.int32], places: Index, passed: Marks) -> NDArray[np.int32]:
    """The next rank of each paper with somebody in it who is not gone; `places` moves there."""
    symbol: NDArray[np.int32] = flat[places]
    waiting = np.flatnonzero(passed[symbol])
    while len(waiting):
        places[waiting] += 1
        symbol[waiting] = flat[places[waiting]]
        waiting = waiting[passed[symbol[waiting]]]
    return symbol


def totals(key: Index, weight: Index) -> tuple[Index, Index]:
    """The different keys, rising, and how many voters each has. Voters are below 2**53, so sums in floating point are exact."""
    cells = int(key.max(initial=0)) + 1
    if cells > MOST_CELLS:
        keys, which = np.unique(key, return_inverse=True)
        return keys, np.bincount(which, weights=weight, minlength=len(keys)).astype(np.int64)
    voters = np.bincount(key, weights=weight, minlength=cells)
    keys = np.flatnonzero(voters)
    return keys, voters[keys].astype(np.int64)


def _level(key: Index, weight: Index, symbols: int) -> tuple[Level, Index]:
    """The different keys as nodes, and for each paper its node."""
    keys, voters = totals(key, weight)
    return Level(keys // symbols, keys % symbols, voters), _places(keys, key)


def _places(keys: Index, key: Index) -> Index:
    if int(keys[-1]) >= MOST_CELLS:
        return np.searchsorted(keys, key)
    number = np.zeros(int(keys[-1]) + 1, np.int64)
    number[keys] = np.arange(len(keys))
    placed: Index = number[key]
    return placed
