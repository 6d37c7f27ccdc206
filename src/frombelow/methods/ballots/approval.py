"""Approval voting: each voter approves as many candidates as she likes; those with the most approvals are elected."""

from __future__ import annotations

from frombelow.methods.ballots import points, scored
from frombelow.methods.ballots.papers import Contest, ScoredPapers
from frombelow.methods.ballots.result import Count, Said
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.ties import TieBreak


def count(contest: Contest, papers: ScoredPapers, ties: TieBreak | None = None) -> Count:
    said = Said("{valid} of {total} papers approve or refuse somebody.", _papers(papers))
    return points.most_points(RULE.key, contest, scored.totals(papers), ties, (said,), "approvals")


def _papers(papers: ScoredPapers) -> dict[str, str]:
    return {"valid": str(papers.valid), "total": str(papers.total)}


RULE = Rule(
    key="approval",
    name="Approval voting",
    version="most approvals; for several seats the same papers, without proportionality",
    source='Steven J. Brams and Peter C. Fishburn, "Approval voting", American Political Science Review 72 (1978), 831–847',
    paper=Paper.SCORED,
    several=True,
    count=count,
    promises=frozenset({Promise.MONOTONE}),
    highest=1,
)
