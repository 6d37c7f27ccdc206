"""Choice voting as Californians for Electoral Reform drafted it for the Elections Code (section 10059): all surpluses of a round move at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Deed
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.stv.arithmetic import Fixed
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.counting import counting
from frombelow.methods.ballots.stv.table import Table
from frombelow.methods.ballots.stv.wigm import in_two_steps, quota
from frombelow.methods.ballots.ties import TieBreak

ARITHMETIC = Fixed(5)


@dataclass(frozen=True)
class Cfer:
    """`batch`: candidates who cannot win leave together where that cannot change the order of election (10059 (k))."""

    key: str
    batch: bool

    def count(self, contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
        """The stages and the winners."""
        return counting(contest, papers, ties, self._run)

    def _run(self, contest: Contest, papers: RankedPapers, choices: Choices) -> Count:
        table = Table(contest, papers, ARITHMETIC, choices)
        table.quota = quota(table)
        table.tell(table.say.begun(table.voters, table.quota))
        deed = Deed.FIRST
        while not _ends(table, deed):
            deed = self._stage(table)
        return table.count(self.key)

    def _stage(self, table: Table) -> Deed:
        if self.batch and (losers := _defeat_set(table)):
            return _exclude(table, losers)
        if table.pending:
            takers = list(table.hopeful)
            for giver in sorted(table.pending):
                table.move_surplus(giver, takers, partial(in_two_steps, ARITHMETIC))
            return Deed.SURPLUS
        return _exclude(table, [table.pick("exclude", table.lowest(table.hopeful))])


def _ends(table: Table, deed: Deed) -> bool:
    if not table.is_over:
        table.elect(table.at_quota())
        table.pending = [candidate for candidate in table.pending if table.surplus(candidate)]
    is_over = table.is_over
    if is_over:
        table.fill()
    table.close(deed)
    return is_over


def _exclude(table: Table, gone: list[int]) -> Deed:
    """(h), (i): their papers go on, unless as many are left as seats."""
    table.exclude(gone)
    if not table.is_over:
        table.pass_on(gone, table.hopeful)
    return Deed.EXCLUSION


def _defeat_set(table: Table) -> list[int]:
    """(k): the largest set that cannot win and whose leaving cannot make another candidate reach the quota sooner."""
    rising = sorted(table.hopeful, key=lambda candidate: table.votes[candidate])
    surplus = table.total(table.pending) - table.quota * len(table.pending)
    short = table.quota - table.votes[rising[-1]]
    defeated: list[int] = []
    votes = table.zero
    for size in range(1, len(rising) - table.seats_left + 1):
        last = table.votes[rising[size - 1]]
        votes += last
        if size == len(rising) or votes + surplus >= table.votes[rising[size]]:
            continue
        is_last_seat = table.seats_left == 1 or len(rising) - size == table.seats_left
        if is_last_seat or votes + surplus < short or (not surplus and votes - last < short):
            defeated = rising[:size]
    return sorted(defeated)


SOURCE = "https://github.com/jklundell/droop (text of the draft act, v4c)"
PROMISES = frozenset({Promise.MAJORITY, Promise.PROPORTIONAL})
CFER = Rule(
    "cfer",
    "CfER choice voting",
    "draft act of Californians for Electoral Reform, v4c, section 10059",
    SOURCE,
    Paper.RANKED,
    several=True,
    count=Cfer("cfer", batch=False).count,
    promises=PROMISES,
)
CFER_BATCH = Rule(
    "cfer-batch",
    "CfER choice voting, sure losers together",
    "the same with the option of 10059 (f) and (k)",
    SOURCE,
    Paper.RANKED,
    several=True,
    count=Cfer("cfer-batch", batch=True).count,
    promises=PROMISES,
)
