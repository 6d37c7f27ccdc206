"""How votes are divided when each candidate keeps a part of what comes to her and passes the rest on: Meek's way and Warren's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

import numpy as np

from frombelow.methods.ballots.papers import RankedPapers
from frombelow.methods.ballots.stv.arithmetic import Amount, Amounts, Arithmetic, Fixed
from frombelow.methods.ballots.stv.equals import parts_of_equals
from frombelow.methods.ballots.stv.symbols import END, Rows
from frombelow.methods.ballots.stv.tree import Index, Level, Tree

NONE = np.zeros(0, np.int64)
ROOM = 2**62  # below it, products and sums are numbers of the machine


class Keeping(StrEnum):
    """What a candidate keeps of what comes to her."""

    SHARE = "her share of it, rounded down, as is what passes on"
    SHARE_UP = "her share of it, rounded up; the rest passes on"
    PRICE = "the same price from every paper, or all that comes if it is less"


class Divided(Protocol):
    """A division as it stood: for each paper a `leaf`, and what a paper with this leaf left with whom (0: nobody)."""

    @property
    def leaf(self) -> Index: ...

    def along(self, leaf: int) -> dict[int, Amount]: ...


class Dividing(Protocol):
    """Papers that can be divided again and again by new keep values."""

    def grow(self, gone: Iterable[int], hopeful: Iterable[int]) -> None:
        """Somebody was elected or excluded."""

    def divide(self, keep: Mapping[int, Amount]) -> tuple[dict[int, Amount], Amount]:
        """Votes of each candidate, and what reaches nobody."""

    def divided(self) -> Divided:
        """The last division, kept."""


@dataclass(frozen=True, eq=False)
class Shares:
    """A division on a tree: `arriving[level][node]` is the part of each paper that comes to the node."""

    owner: Division
    tree: Tree
    keep: Mapping[int, Amount]
    arriving: tuple[Amounts, ...]

    @property
    def leaf(self) -> Index:
        return self.tree.leaf

    def along(self, leaf: int) -> dict[int, Amount]:
        left: dict[int, Amount] = {}
        for depth, node in self.tree.path(leaf):
            weight = self.arriving[depth][node]
            members = self.owner.rows.members[int(self.tree.levels[depth].symbol[node])]
            left.update(self.owner.parts(int(weight) if isinstance(weight, np.integer) else weight, members, self.keep))
        left[0] = self.owner.arithmetic.one - sum(left.values())
        return left


class Division:
    """Equals on a paper stand for all orders of them."""

    def __init__(self, papers: RankedPapers, candidates: int, arithmetic: Arithmetic, keeping: Keeping) -> None:
        self.rows = Rows.of(papers, candidates)
        self.arithmetic, self.keeping = arithmetic, keeping
        self._candidates = candidates
        self._number = np.int64 if self._fits() else object
        self._tree = Tree((), np.zeros(0, np.int64))
        self._shares: Shares | None = None

    def grow(self, gone: Iterable[int], hopeful: Iterable[int]) -> None:
        self._tree = Tree.grow(self.rows, gone, hopeful)

    def divide(self, keep: Mapping[int, Amount]) -> tuple[dict[int, Amount], Amount]:
        zero = self.arithmetic.one * 0
        keeps = np.array([zero, *(keep[number] for number in sorted(keep))], self._number)
        votes: dict[int, Amount] = dict.fromkeys(keep, zero)
        exhausted, arriving = zero, []
        passed = np.array([self.arithmetic.one], self._number)
        for level in self._tree.levels:
            weight = passed[level.parent]
            arriving.append(weight)
            kept, passed = self._divide(weight, level, keeps)
            self._add(level, kept, votes)
            self._divide_equals(level, weight, passed, keep, votes)
            exhausted += _total(weight, level, level.nodes.get(END, NONE))
        self._shares = Shares(self, self._tree, dict(keep), tuple(arriving))
        return votes, exhausted

    def divided(self) -> Divided:
        assert self._shares
        return self._shares

    def parts(self, weight: Amount, members: Sequence[int], keep: Mapping[int, Amount]) -> dict[int, Amount]:
        """What those of one rank keep of what comes to it."""
        if len(members) <= 1:
            return {member: self._kept(weight, keep[member]) for member in members}
        parts, _ = parts_of_equals([keep[member] for member in members], self.arithmetic)
        return {member: self.arithmetic.times(weight, part) for member, part in zip(members, parts, strict=True)}

    def _divide(self, weight: Amounts, level: Level, keeps: Amounts) -> tuple[Amounts, Amounts]:
        """At every node: what its one candidate keeps, what passes on. (Nodes of equals are done by themselves.)"""
        keep = keeps[np.where(level.symbol <= self._candidates, level.symbol, 0)]
        kept = self._kept(weight, keep)
        if self.keeping is Keeping.SHARE:
            return kept, self.arithmetic.times(weight, self.arithmetic.one - keep)
        return kept, weight - kept

    def _kept(self, weight: Any, keep: Any) -> Any:
        if self.keeping is Keeping.PRICE:
            return np.minimum(weight, keep) if isinstance(weight, np.ndarray) else min(weight, keep)
        return self.arithmetic.times(weight, keep, up=self.keeping is Keeping.SHARE_UP)

    def _add(self, level: Level, kept: Amounts, votes: dict[int, Amount]) -> None:
        for symbol, nodes in level.nodes.items():
            if END < symbol <= self._candidates:
                votes[symbol] += _total(kept, level, nodes)

    def _divide_equals(
        self, level: Level, weight: Amounts, passed: Amounts, keep: Mapping[int, Amount], votes: dict[int, Amount]
    ) -> None:
        """`passed` is put right for the nodes of equals."""
        for symbol, nodes in level.nodes.items():
            if symbol <= self._candidates:
                continue
            members = self.rows.members[symbol]
            parts, rest = parts_of_equals([keep[member] for member in members], self.arithmetic)
            for member, part in zip(members, parts, strict=True):
                votes[member] += _total(self.arithmetic.times(weight, part), level, nodes)
            passed[nodes] = self.arithmetic.times(weight[nodes], rest)

    def _fits(self) -> bool:
        one, voters = self.arithmetic.one, int(self.rows.weight.sum())
        return isinstance(self.arithmetic, Fixed) and one * (one + 1) < ROOM and one * (voters + 1) < ROOM


def _total(amounts: Amounts, level: Level, nodes: Index) -> Any:
    """Parts of one paper times the papers, at these nodes."""
    if amounts.dtype != object:
        return int(amounts[nodes] @ level.voters[nodes])
    return sum(a * v for a, v in zip(amounts[nodes].tolist(), level.voters[nodes].tolist(), strict=True))
