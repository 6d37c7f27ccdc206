"""Block vote: each voter has as many votes as there are seats, at most one for each candidate; those with the most votes are elected."""

from __future__ import annotations

import numpy as np

from frombelow.methods.ballots import points, scored
from frombelow.methods.ballots.papers import Contest, ScoredPapers
from frombelow.methods.ballots.result import Count, Said
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.ties import TieBreak


def count(contest: Contest, papers: ScoredPapers, ties: TieBreak | None = None) -> Count:
    """Papers with more votes than seats are void."""
    marks = (papers.scores > 0).sum(axis=1)
    is_void = marks > contest.seats
    good = ScoredPapers(papers.scores[~is_void], papers.weight[~is_void], papers.highest)
    void = int(papers.weight[is_void].sum())
    values = {"seats": str(contest.seats), "void": str(void)}
    said = [Said("Each voter has one vote." if contest.seats == 1 else "Each voter has up to {seats} votes.", values)]
    if void:
        said.append(Said("Void, because they give more votes than that: {void} papers.", values))
    votes = scored.totals(good) if len(good.weight) else np.zeros(len(contest.candidates), np.int64)
    return points.most_points(RULE.key, contest, votes, ties, tuple(said), "votes")


RULE = Rule(
    key="block",
    name="Plurality block vote",
    version="as many votes as seats, none of them heaped on one candidate, fewer allowed; with one seat this is first past the post",
    source="the plurality-at-large (block) vote as described in Andrew Reynolds, Ben Reilly and Andrew Ellis, "
    "Electoral System Design: The New International IDEA Handbook (2005), 44",
    paper=Paper.SCORED,
    several=True,
    count=count,
    promises=frozenset({Promise.MONOTONE}),
    highest=1,
)
