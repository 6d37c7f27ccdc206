"""Condorcet-IRV: whoever beats every other candidate one against one is elected; where nobody does, instant-runoff voting decides among all."""

from __future__ import annotations

from dataclasses import replace

from frombelow.methods.ballots import pairwise
from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Said, Stage
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.stv import irv
from frombelow.methods.ballots.ties import TieBreak


def count(contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
    """First the comparison of all pairs, then, if need be, the stages of the runoff."""
    over = pairwise.preferences(contest, papers)
    first = pairwise.first_stage(contest, over)
    winner = pairwise.condorcet_winner(contest, over)
    if winner:
        elected = Said("{winner_name} is elected.", {"winner_name": contest.name(winner)})
        status = pairwise.statuses(contest, (winner,))
        first = replace(first, elected=(winner,), status=status, said=(*first.said, elected))
        return Count(RULE.key, (winner,), (first,))
    return _after(first, irv.count(contest, papers, ties))


def _after(first: Stage, runoff: Count) -> Count:
    """The runoff's count with the comparison as its first stage."""
    stages = tuple(replace(stage, number=stage.number + 1) for stage in runoff.stages)
    ties = tuple(replace(tie, stage=tie.stage + 1) for tie in runoff.ties)
    return replace(runoff, rule=RULE.key, stages=(first, *stages), ties=ties)


RULE = Rule(
    key="condorcet-irv",
    name="Condorcet-IRV",
    version="the Condorcet winner; where there is none, instant-runoff voting among all candidates (not only those of the Smith set)",
    source="the plainest of the family treated in James Green-Armytage, “Four Condorcet-Hare hybrid methods for single-winner elections”, "
    "Voting matters 29 (2011), 1–14; none of the four named there (Woodall, Benham, Smith-AV, Tideman)",
    paper=Paper.RANKED,
    several=False,
    count=count,
    promises=frozenset({Promise.MAJORITY, Promise.CONDORCET}),
)
