"""Small generated contests and papers: few voters and candidates, so that ties and cycles are common."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
from hypothesis import strategies as st

from frombelow.methods.ballots.papers import BLANK, Contest, RankedPapers, ScoredPapers

Ranking = tuple[tuple[int, ...], ...]
Voters = dict[Ranking, int]  # ranks of equals → how many voters
Scores = list[tuple[tuple[int, ...], int]]  # a paper's scores, how many voters

NAMES = ("Ada", "Bo", "Cy", "Di", "Ed", "Flo")


def contest_of(candidates: int, seats: int = 1) -> Contest:
    return Contest(NAMES[:candidates], seats)


@cache
def all_rankings(candidates: int, equals: bool) -> list[Ranking]:
    """Every paper there can be, the shortest first."""
    subsets = (subset for size in range(candidates + 1) for subset in combinations(range(1, candidates + 1), size))
    papers = [ranking for subset in subsets for ranking in _orders(frozenset(subset))]
    return [ranking for ranking in papers if equals or all(len(rank) == 1 for rank in ranking)]


def _orders(left: frozenset[int]) -> list[Ranking]:
    if not left:
        return [()]
    firsts = (first for size in range(1, len(left) + 1) for first in combinations(sorted(left), size))
    return [(first, *rest) for first in firsts for rest in _orders(left - set(first))]


@st.composite
def voters(draw: st.DrawFn, candidates: int, equals: bool = True) -> Voters:
    """At least one voter who ranks somebody."""
    paper = st.sampled_from(all_rankings(candidates, equals))
    papers = draw(st.dictionaries(paper, st.integers(1, 5), min_size=1, max_size=6))
    if not any(papers):
        papers = {((1,),): 1, **papers}
    return papers


@st.composite
def ranked_contests(draw: st.DrawFn, equals: bool = True, most_seats: int = 1) -> tuple[Contest, Voters]:
    candidates = draw(st.integers(1, 5))
    seats = draw(st.integers(1, min(most_seats, candidates)))
    return contest_of(candidates, seats), draw(voters(candidates, equals))


@st.composite
def scored_contests(
    draw: st.DrawFn, highest: int = 5, most_seats: int = 1, blanks: bool = True, most_candidates: int = 5
) -> tuple[Contest, Scores]:
    """At least one voter gives at least one score above 0."""
    candidates = draw(st.integers(1, most_candidates))
    seats = draw(st.integers(1, min(most_seats, candidates)))
    score = st.integers(BLANK if blanks else 0, highest)
    paper = st.tuples(*[score] * candidates)
    papers = draw(st.lists(st.tuples(paper, st.integers(1, 3)), min_size=1, max_size=6))
    if not any(max(scores) > 0 for scores, _ in papers):
        papers = [((1, *[0] * (candidates - 1)), 1), *papers]
    return contest_of(candidates, seats), papers


def ranked_papers(papers: Voters) -> RankedPapers:
    return RankedPapers.of(papers)


def scored_papers(papers: Scores, highest: int) -> ScoredPapers:
    return ScoredPapers(
        np.array([scores for scores, _ in papers], np.int16), np.array([n for _, n in papers], np.int64), highest
    )


def ranked_voters(papers: Voters) -> list[Ranking]:
    """One paper for each voter."""
    return [ranking for ranking, n in papers.items() for _ in range(n)]


def scored_voters(papers: Scores) -> list[tuple[int, ...]]:
    return [scores for scores, n in papers for _ in range(n)]
