"""Minneapolis: the multiple-seat single transferable vote of the Code of Ordinances, chapter 167 (167.20, 167.70)."""

from __future__ import annotations

from functools import partial

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Deed
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.stv.arithmetic import Fixed
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.counting import counting
from frombelow.methods.ballots.stv.losers import sure_losers
from frombelow.methods.ballots.stv.table import Table
from frombelow.methods.ballots.stv.wigm import in_two_steps
from frombelow.methods.ballots.ties import TieBreak

ARITHMETIC = Fixed(4)


def count(contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
    """The stages and the winners."""
    return counting(contest, papers, ties, _run)


def _run(contest: Contest, papers: RankedPapers, choices: Choices) -> Count:
    table = Table(contest, papers, ARITHMETIC, choices)
    table.quota = ARITHMETIC.one * (table.voters // (contest.seats + 1) + 1)
    table.tell(table.say.begun(table.voters, table.quota))
    deed = Deed.FIRST
    while not _ends(table, deed):
        deed = _stage(table)
    return table.count("mpls")


def _ends(table: Table, deed: Deed) -> bool:
    """(a): as many have the threshold as there are seats. (f): no surplus is left to move, and no more are left than seats."""
    enough = table.at_quota()
    if len(enough) >= table.seats_left:
        table.elect(enough, waits=False)
    elif not enough:
        table.fill()
    is_over = not table.seats_left or not table.hopeful
    table.close(deed)
    return is_over


def _stage(table: Table) -> Deed:
    """(c) those who cannot be elected leave, else (d) the largest surplus moves, else (e) the fewest votes leave.

    Whoever has the threshold is elected only when her surplus moves; until then she takes votes like all who continue.
    """
    undeclared = [candidate for candidate in table.hopeful if candidate in table.contest.groups.get("undeclared", ())]
    if gone := undeclared or _impossible(table):
        table.exclude(gone, table.say.undeclared(gone) if undeclared else None)
        table.pass_on(gone, table.hopeful)
        return Deed.EXCLUSION
    if enough := table.at_quota():
        giver = table.pick("surplus first", table.highest(enough))
        table.elect([giver], waits=False)
        table.move_surplus(giver, table.hopeful, partial(in_two_steps, ARITHMETIC))
        return Deed.SURPLUS
    gone = [table.pick("exclude", table.lowest(table.hopeful))]
    table.exclude(gone)
    if not table.is_over:
        table.pass_on(gone, table.hopeful)
    return Deed.EXCLUSION


def _impossible(table: Table) -> list[int]:
    """167.20: not elected even with the votes of all who have fewer or as many, and all surpluses.

    The text would let fall who could still tie with the next; as everywhere, only who stays below the next is let fall.
    """
    return sure_losers(table, sum((table.surplus(candidate) for candidate in table.at_quota()), table.zero))


MPLS = Rule(
    key="mpls",
    name="Minneapolis STV",
    version="Minneapolis Code of Ordinances, title 8.5, chapter 167, as of 2009-10-02",
    source="https://library.municode.com/mn/minneapolis/codes/code_of_ordinances?nodeId=COOR_TIT8.5EL_CH167MUELRUCO",
    paper=Paper.RANKED,
    several=True,
    count=count,
    promises=frozenset({Promise.MAJORITY, Promise.PROPORTIONAL}),
)
