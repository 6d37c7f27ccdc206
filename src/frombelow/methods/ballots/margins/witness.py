"""A change that does give other winners, found by counting again: an upper bound of the margin that anybody can check.

For a winner and a loser, k papers are rewritten so that the loser stands first and the winner last, beginning with those that
help the winner most. The smallest such k that gives another result is looked for by halving; every k that is reported was counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from frombelow.methods.ballots.papers import BLANK, Contest, Numbers, RankedPapers, ScoredPapers
from frombelow.methods.ballots.result import Count
from frombelow.methods.ballots.rule import Papers

Counting = Callable[[Any], Count]
MOST_PAIRS = 24  # of a winner and a loser, those that were nearest to each other first


@dataclass(frozen=True)
class Found:
    """So many papers rewritten against `winner` for `loser` give the winners `instead` (or leave a tie between them)."""

    papers: int
    winner: int
    loser: int
    instead: tuple[int, ...]


class _Spent(Exception):
    """The recounts that were allowed are used up."""


@dataclass
class _Recounts:
    count: Counting
    left: int

    def __call__(self, papers: Papers) -> Count:
        if not self.left:
            raise _Spent
        self.left -= 1
        return self.count(papers)


def search(contest: Contest, papers: Papers, result: Count, count: Counting, effort: tuple[int, int]) -> Found | None:
    """The smallest change found within the effort (recounts; distinct papers × recounts); None if none was."""
    recounts, work = effort
    allowed = _Recounts(count, min(recounts, work // max(len(papers.weight), 1)))
    best: Found | None = None
    try:
        for winner, loser in _pairs(contest, result):
            found = _halve(papers, result, winner, loser, allowed, best.papers - 1 if best else papers.total)
            best = found or best
    except _Spent:
        pass
    return best


def _pairs(contest: Contest, result: Count) -> list[tuple[int, int]]:
    """Winners and losers, those first whose votes were nearest when it was last open between them."""
    losers = [number for number in contest.standing if number not in result.winners]
    pairs = [(_distance(result, winner, loser), winner, loser) for winner in result.winners for loser in losers]
    return [(winner, loser) for _, winner, loser in sorted(pairs)[:MOST_PAIRS]]


def _distance(result: Count, winner: int, loser: int) -> tuple[int, float]:
    """How many stages before the end the loser was gone, and how far the winner was ahead in the last one with both."""
    gone = next((s.number for s in result.stages if loser in s.excluded), len(result.stages))
    votes = result.stages[max(gone - 2, 0)].votes if result.stages else ()
    gap = float(votes[winner - 1] - votes[loser - 1]) if votes else 0.0
    return len(result.stages) - gone, abs(gap)


def _halve(
    papers: Papers, result: Count, winner: int, loser: int, count: Counting, most: int
) -> Found | None:  # fmt: skip
    """The smallest k ≤ most for which k rewritten papers change the result, by doubling and halving."""
    rewrite = _rewriter(papers, winner, loser)
    low, high, instead = 0, 1, None
    while instead is None:
        if low >= most:
            return None
        high = min(high, most)
        instead = _other_winners(result, count(rewrite(high)))
        if instead is None:
            low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        other = _other_winners(result, count(rewrite(middle)))
        if other is None:
            low = middle
        else:
            high, instead = middle, other
    return Found(high, winner, loser, instead)


def _other_winners(result: Count, again: Count) -> tuple[int, ...] | None:
    """Who is elected or tied now, if it is not who was elected."""
    if again.tied or set(again.winners) != set(result.winners):
        return (*again.winners, *again.tied)
    return None


def _rewriter(papers: Papers, winner: int, loser: int) -> Callable[[int], Papers]:
    """k → the papers with k of them rewritten, those that help the winner most first."""
    if isinstance(papers, RankedPapers):
        turned = _turned(papers, winner, loser)
        help_now = _rank_of(papers, loser) - _rank_of(papers, winner)
        in_turn = np.argsort(-help_now + 0.5 * (papers.order[:, 0] == loser), kind="stable")
    else:
        turned = _rescored(papers, winner, loser)
        help_now = (papers.scores[:, winner - 1] - papers.scores[:, loser - 1]).astype(np.int64)
        in_turn = np.argsort(-help_now, kind="stable")
    before = np.concatenate([[0], np.cumsum(papers.weight[in_turn])[:-1]])

    def rewrite(k: int) -> Papers:
        taken = np.zeros(len(papers.weight), np.int64)
        taken[in_turn] = np.clip(k - before, 0, papers.weight[in_turn])
        return _joined(papers, turned, taken)

    return rewrite


def _joined(papers: Papers, turned: Any, taken: Numbers) -> Papers:
    """`taken` voters of each paper now write the turned one."""
    kept, moved = papers.weight - taken > 0, taken > 0
    weight = np.concatenate([(papers.weight - taken)[kept], taken[moved]])
    if isinstance(papers, ScoredPapers):
        return replace(papers, scores=np.concatenate([papers.scores[kept], turned[moved]]), weight=weight)
    width = max(papers.order.shape[1], turned.shape[1])
    order = np.concatenate([_widened(papers.order[kept], width), _widened(turned[moved], width)])
    tied = (
        None
        if papers.tied is None
        else _widened(np.concatenate([papers.tied[kept], np.zeros_like(papers.tied[moved])]), width)
    )
    return RankedPapers(order, weight, tied)


def _widened(table: Any, width: int) -> Any:
    return np.pad(table, ((0, 0), (0, width - table.shape[1])))


def _turned(papers: RankedPapers, winner: int, loser: int) -> Any:
    """Each paper with the loser first, the winner gone, and the others in their order."""
    rows, width = papers.order.shape
    turned = np.zeros((rows, width + 1), np.int16)
    turned[:, 0] = loser
    keep = (papers.order != winner) & (papers.order != loser) & (papers.order > 0)
    place = np.cumsum(keep, axis=1)
    row, column = np.nonzero(keep)
    turned[row, place[row, column]] = papers.order[row, column]
    return turned


def _rescored(papers: ScoredPapers, winner: int, loser: int) -> Any:
    turned = papers.scores.copy()
    turned[:, loser - 1], turned[:, winner - 1] = papers.highest, 0 if papers.highest else BLANK
    return turned


def _rank_of(papers: RankedPapers, candidate: int) -> Any:
    """The place of a candidate on each paper; behind the last where she is left out."""
    there = papers.order == candidate
    return np.where(there.any(axis=1), there.argmax(axis=1), papers.order.shape[1])
