"""Scottish STV: the weighted inclusive Gregory method of the Scottish Local Government Elections Orders 2007 and 2011, rules 45 to 52."""

from __future__ import annotations

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Deed
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.stv.arithmetic import Fixed
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.counting import counting
from frombelow.methods.ballots.stv.record import Looks
from frombelow.methods.ballots.stv.table import Table
from frombelow.methods.ballots.ties import TieBreak

ARITHMETIC = Fixed(5)


def count(contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
    """The stages and the winners."""
    return counting(contest, papers, ties, _run)


def _run(contest: Contest, papers: RankedPapers, choices: Choices) -> Count:
    table = Table(contest, papers, ARITHMETIC, choices, Looks.BACK)
    table.quota = ARITHMETIC.one * (table.voters // (contest.seats + 1) + 1)
    table.tell(table.say.begun(table.voters, table.quota))
    deed = Deed.FIRST
    while not _ends(table, deed):
        deed = _stage(table)
    return table.count("scottish")


def _stage(table: Table) -> Deed:
    """The largest surplus moves; where there is none, the candidate with the fewest votes is excluded."""
    if gone := table.exclude_doomed():
        table.pass_on(gone, table.hopeful)
        return Deed.EXCLUSION
    table.pending = [candidate for candidate in table.pending if table.surplus(candidate)]
    if table.pending:
        giver = table.pick("surplus first", table.highest(table.pending))
        table.move_surplus(giver, table.hopeful, ARITHMETIC.share)
        return Deed.SURPLUS
    gone = [table.pick("exclude", table.lowest(table.unguarded()))]
    table.exclude(gone)
    table.pass_on(gone, table.hopeful)
    return Deed.EXCLUSION


def _ends(table: Table, deed: Deed) -> bool:
    """At the end of every stage: who has the quota is elected; no further transfer where the last seats can be filled."""
    table.elect(table.at_quota())
    is_over = table.is_over
    if is_over:
        table.fill()
    table.close(deed)
    return is_over


SCOTTISH = Rule(
    key="scottish",
    name="Scottish STV",
    version="Scottish Local Government Elections Order 2011, schedule 1, rules 45–52 (the same in the Order of 2007)",
    source="https://www.legislation.gov.uk/ssi/2011/399/schedule/1/made",
    paper=Paper.RANKED,
    several=True,
    count=count,
    promises=frozenset({Promise.MAJORITY, Promise.PROPORTIONAL}),
    keeps_limits=True,
)
