"""Instant-runoff voting, also called the alternative vote: the candidate with the fewest votes leaves until one has more than half of those still in play."""

from __future__ import annotations

from dataclasses import replace

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Deed
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.stv.arithmetic import Fixed
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.counting import counting
from frombelow.methods.ballots.stv.table import Table
from frombelow.methods.ballots.ties import TieBreak

WHOLE_VOTES = Fixed(0)


def count(contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
    """The stages and the one winner."""
    return counting(replace(contest, seats=1), papers, ties, _run)


def _run(contest: Contest, papers: RankedPapers, choices: Choices) -> Count:
    table = Table(contest, papers, WHOLE_VOTES, choices)
    _set_majority(table)
    table.tell(table.say.begun(table.voters, table.quota))
    deed = Deed.FIRST
    while not _ends(table, deed):
        deed = Deed.EXCLUSION
        gone = table.pick("exclude", table.lowest(table.hopeful))
        table.exclude([gone])
        if len(table.hopeful) > 1:
            table.pass_on([gone], table.hopeful)
            _set_majority(table)
    return table.count("irv")


def _set_majority(table: Table) -> None:
    """The quota of this rule: more than half of the votes that are still in play."""
    table.quota = int(table.total(table.hopeful)) // 2 + 1


def _ends(table: Table, deed: Deed) -> bool:
    if len(table.hopeful) > 1:
        table.elect(table.at_quota(), waits=False)
    if not table.elected:
        table.fill()
    table.close(deed)
    return table.seats_left == 0 or not table.hopeful


IRV = Rule(
    key="irv",
    name="Instant-runoff voting",
    version="San Francisco Charter, section 13.102, one exclusion at a time, ties by lot",
    source="https://codelibrary.amlegal.com/codes/san_francisco/latest/sf_charter/0-0-0-953",
    paper=Paper.RANKED,
    several=False,
    count=count,
    promises=frozenset({Promise.MAJORITY, Promise.CLONES}),
)
