"""Score voting: each voter scores every candidate; those with the largest sum are elected."""

from __future__ import annotations

from frombelow.methods.ballots import points, scored
from frombelow.methods.ballots.papers import Contest, ScoredPapers
from frombelow.methods.ballots.result import Count, Said
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.ties import TieBreak


def count(contest: Contest, papers: ScoredPapers, ties: TieBreak | None = None) -> Count:
    values = {"papers": str(papers.valid), "highest": str(papers.highest)}
    said = Said("{papers} papers give scores from 0 to {highest}; a blank counts as 0.", values)
    return points.most_points(RULE.key, contest, scored.totals(papers), ties, (said,), "points")


RULE = Rule(
    key="score",
    name="Score voting",
    version="largest sum; a blank counts as 0; for several seats the same papers, without proportionality",
    source='Warren D. Smith, "Range voting" (2000); as "utilitarian voting" in Claude Hillinger, "The case for utilitarian voting", '
    "Homo Oeconomicus 22 (2005), 295–321",
    paper=Paper.SCORED,
    several=True,
    count=count,
    promises=frozenset({Promise.MONOTONE}),
)
