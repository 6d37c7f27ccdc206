"""What all rules of this family have in common before and after the count itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.floors import impossible
from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count
from frombelow.methods.ballots.stv.arithmetic import Fixed
from frombelow.methods.ballots.stv.branches import Choices, decide
from frombelow.methods.ballots.stv.sentences import Sentences
from frombelow.methods.ballots.stv.strict import strict, valid
from frombelow.methods.ballots.ties import TieBreak, order_for

Run = Callable[[Contest, RankedPapers, Choices], Count]


def counting(
    contest: Contest,
    papers: RankedPapers,
    ties: TieBreak | None,
    run: Run,
    knows_equals: bool = False,
    keeps_elected: bool = True,
) -> Count:
    """Runs a rule on the papers it can count, and says which it cannot and what open ties leave undecided.

    `keeps_elected`: whoever is elected in a stage stays so.
    """
    if reason := impossible(contest):
        raise Unfit(reason)
    whole, cut = (papers, 0) if knows_equals else strict(papers)
    counted, ignored = valid(contest, whole)
    count = decide(
        lambda choices: run(contest, counted, choices), order_for(contest, ties), len(counted.weight), keeps_elected
    )
    say = Sentences(contest, Fixed(0))
    said = [say.cut(cut)] if cut else []
    if ignored:
        said.append(say.not_counted(ignored))
    return replace(count, said=(*said, *count.said))
