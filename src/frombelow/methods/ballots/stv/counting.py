"""What all rules that move papers have in common before and after the count itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count
from frombelow.methods.ballots.stv.arithmetic import Fixed
from frombelow.methods.ballots.stv.branches import Choices, decide
from frombelow.methods.ballots.stv.sentences import Sentences
from frombelow.methods.ballots.stv.strict import strict
from frombelow.methods.ballots.ties import TieBreak, order_for

Run = Callable[[Contest, RankedPapers, Choices], Count]


def counting(contest: Contest, papers: RankedPapers, ties: TieBreak | None, run: Run) -> Count:
    """Runs a rule on papers without equal ranks, and says what its open ties leave undecided."""
    whole, cut = strict(papers)
    count = decide(lambda choices: run(contest, whole, choices), order_for(contest, ties), len(whole.weight))
    if cut:
        count = replace(count, said=(Sentences(contest, Fixed(0)).cut(cut), *count.said))
    return count
