"""The other reading of equal ranks: what comes to the rank is split evenly between its members, and what one of them does not keep goes to the next rank.

So Droop counts. A paper A=B>C gives something to C as soon as one of A and B is elected, though the voter prefers the other to C; and a paper with equals stops
at a rank whose members are all gone. `equals.py` has neither fault; this is kept so that published counts can be repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from frombelow.methods.ballots.papers import RankedPapers
from frombelow.methods.ballots.stv.arithmetic import Amount, Arithmetic
from frombelow.methods.ballots.stv.division import Divided, Division, Keeping
from frombelow.methods.ballots.stv.equals import by_count
from frombelow.methods.ballots.stv.tree import Index

Ranks = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Way:
    """One of the ways a paper's vote takes: the candidate it comes to, between how many it was split there, and where it goes on."""

    candidate: int
    heads: int
    on: tuple[Way, ...]


@dataclass(frozen=True, eq=False)
class SplitShares:
    """The last division: of the papers without equals, and of each with them."""

    strict: Divided
    equal: tuple[dict[int, Amount], ...]
    leaf: Index
    offset: int

    def along(self, leaf: int) -> dict[int, Amount]:
        return self.equal[leaf - self.offset] if leaf >= self.offset else self.strict.along(leaf)


class SplitDivision:
    """Papers with equals go one by one, the others as a tree."""

    def __init__(self, papers: RankedPapers, candidates: int, arithmetic: Arithmetic) -> None:
        self.arithmetic = arithmetic
        tied = np.zeros(len(papers.weight), np.bool_) if papers.tied is None else np.asarray(papers.tied.any(axis=1))
        self._is_equal = tied
        self._strict = Division(_part(papers, ~tied), candidates, arithmetic, Keeping.SHARE)
        self._equal: list[tuple[Ranks, int]] = _part(papers, tied, keep_tied=True).rankings()
        self._ways: list[tuple[Way, ...]] = []
        self._left: tuple[dict[int, Amount], ...] = ()

    def grow(self, gone: Iterable[int], hopeful: Iterable[int]) -> None:
        out, keeping = set(gone), set(hopeful)
        self._strict.grow(out, keeping)
        self._ways = [_ways(ranks, out, keeping) for ranks, _ in self._equal]

    def divide(self, keep: Mapping[int, Amount]) -> tuple[dict[int, Amount], Amount]:
        votes, exhausted = self._strict.divide(keep)
        left = []
        for ways, (_, voters) in zip(self._ways, self._equal, strict=True):
            kept: dict[int, Amount] = {}
            self._follow(ways, self.arithmetic.one, keep, kept)
            for candidate, amount in kept.items():
                votes[candidate] += amount * voters
            kept[0] = self.arithmetic.one - sum(kept.values())
            exhausted += kept[0] * voters
            left.append(kept)
        self._left = tuple(left)
        return votes, exhausted

    def divided(self) -> Divided:
        strict = self._strict.divided()
        offset = int(strict.leaf.max(initial=-1)) + 1
        leaf = np.empty(self._is_equal.shape, np.int64)
        leaf[~self._is_equal] = strict.leaf
        leaf[self._is_equal] = offset + np.arange(len(self._equal))
        return SplitShares(strict, self._left, leaf, offset)

    def _follow(
        self, ways: tuple[Way, ...], weight: Amount, keep: Mapping[int, Amount], kept: dict[int, Amount]
    ) -> None:
        times, one = self.arithmetic.times, self.arithmetic.one
        for way in ways:
            part = by_count(weight, way.heads)
            factor = keep[way.candidate]
            kept[way.candidate] = kept.get(way.candidate, 0) + times(part, factor)
            if way.on and (rest := times(part, one - factor)):
                self._follow(way.on, rest, keep, kept)


def _ways(ranks: Ranks, gone: set[int], hopeful: set[int]) -> tuple[Way, ...]:
    members = [member for member in ranks[0] if member not in gone] if ranks else []
    on = _ways(ranks[1:], gone, hopeful) if any(member not in hopeful for member in members) else ()
    return tuple(Way(member, len(members), () if member in hopeful else on) for member in members)


def _part(papers: RankedPapers, rows: Any, keep_tied: bool = False) -> RankedPapers:
    tied = papers.tied[rows] if keep_tied and papers.tied is not None else None
    return replace(papers, order=papers.order[rows], weight=papers.weight[rows], tied=tied)
