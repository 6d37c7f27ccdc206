"""Meek's method and its relatives: every elected candidate keeps such a part of each vote that she has just the quota, and the rest passes on.

Iterates as Hill, Wichmann and Woodall do in Algorithm 123 (The Computer Journal 30(3), 1987): divide all votes, set the quota by what is still in play, elect,
and set the keep values anew until the surpluses are as good as gone; then exclude the lowest.

The arithmetic of `meek` is guarded, 18 decimals and 9 behind them. Algorithm 123 computes with the real numbers of whatever machine it runs on; guarded decimals
are the same on every machine, so fine that rounding never decides, and end where exact fractions would double in length with every iteration.
"""

from __future__ import annotations

from dataclasses import dataclass

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Deed
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.stv.arithmetic import Amount, Arithmetic, Fixed, Guarded
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.counting import counting
from frombelow.methods.ballots.stv.division import Dividing, Division, Keeping
from frombelow.methods.ballots.stv.losers import sure_losers
from frombelow.methods.ballots.stv.meek_table import MeekTable
from frombelow.methods.ballots.stv.split import SplitDivision
from frombelow.methods.ballots.ties import TieBreak


@dataclass(frozen=True)
class Meek:
    """One variant.

    `omega`: below 10^-omega the surpluses together are as good as gone. `batch`: sure losers leave together. `knows_equals`: papers may rank several as equals.
    `keep_decimals`: keep values are rounded up to so many places although the arithmetic is exact. `divides_at_end`: when the last exclusion fills the seats, its
    papers are still divided. `splits_equals`: the other reading of equal ranks (split.py).
    """

    key: str
    arithmetic: Arithmetic
    omega: int
    keeping: Keeping = Keeping.SHARE
    batch: bool = False
    knows_equals: bool = True
    keep_decimals: int | None = None
    divides_at_end: bool = True
    splits_equals: bool = False

    def count(self, contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
        """The stages and the winners."""
        return counting(contest, papers, ties, self._run, self.knows_equals)

    def dividing(self, contest: Contest, papers: RankedPapers) -> Dividing:
        """The papers, ready to be divided."""
        if self.splits_equals:
            return SplitDivision(papers, len(contest.candidates), self.arithmetic)
        return Division(papers, len(contest.candidates), self.arithmetic, self.keeping)

    def _run(self, contest: Contest, papers: RankedPapers, choices: Choices) -> Count:
        dividing = self.dividing(contest, papers)
        table = MeekTable(contest, papers.weight, dividing, self.arithmetic, choices, self.keep_decimals)
        deed = Deed.FIRST
        while True:
            losers = self._iterate(table)
            self._tell(table, deed)
            table.elect(table.at_quota(), waits=False)
            is_over = table.is_over
            if is_over:
                table.fill()
            table.close_division(deed)
            if is_over:
                return table.count(self.key)
            deed = Deed.ITERATION
            if table.let_doomed_go():
                deed = Deed.EXCLUSION
            elif not table.stages[-1].elected:
                deed = Deed.EXCLUSION
                table.let_go(losers or [table.pick_lowest()])
            if table.is_over:
                return self._last(table)

    def _iterate(self, table: MeekTable) -> list[int]:
        """Until somebody has the quota, or nothing is left to pass on; sure losers, if they end it."""
        last = self.arithmetic.one * table.voters
        while True:
            table.divide()
            table.set_quota()
            surplus = table.surpluses
            if table.at_quota() or self._is_gone(surplus) or surplus >= last:
                return []
            if self.batch and (losers := sure_losers(table, surplus)):
                return losers
            last = surplus
            table.set_keep()

    def _is_gone(self, surplus: Amount) -> bool:
        bound = self.arithmetic.over(self.arithmetic.one, self.arithmetic.one * 10**self.omega)
        return self.arithmetic.compare(surplus, bound) <= (-1 if self.keeping is Keeping.SHARE_UP else 0)

    def _tell(self, table: MeekTable, deed: Deed) -> None:
        if deed is Deed.FIRST:
            table.tell(table.say.begun(table.voters, table.quota))
            return
        table.tell(table.say.settled(table.divisions, table.quota))
        if table.elected:
            table.tell(table.say.keeps(table.elected, table.keep))

    def _last(self, table: MeekTable) -> Count:
        """An exclusion leaves as many as there are seats."""
        if self.divides_at_end:
            table.divide()
        table.fill()
        table.close_division(Deed.EXCLUSION)
        return table.count(self.key)


ALGORITHM_123 = Meek("meek", Guarded(18, 9), omega=9)
REFERENCE = Meek("meek-prf", Fixed(9), omega=6, keeping=Keeping.SHARE_UP, knows_equals=False, divides_at_end=False)
PRICES = Meek("warren", Guarded(18, 9), omega=9, keeping=Keeping.PRICE, knows_equals=False)

PROMISES = frozenset({Promise.MAJORITY, Promise.PROPORTIONAL})

MEEK = Rule(
    key="meek",
    name="Meek's method",
    version="Algorithm 123 of Hill, Wichmann and Woodall (1987), 18 + 9 guarded decimals, exact quota",
    source="The Computer Journal 30(3), 1987, pp. 277–281; https://doi.org/10.1093/comjnl/30.3.277",
    paper=Paper.RANKED,
    several=True,
    count=ALGORITHM_123.count,
    promises=PROMISES,
    keeps_limits=True,
)
MEEK_PRF = Rule(
    key="meek-prf",
    name="PR Foundation Meek",
    version="PRF reference rule Meek: nine decimals, ω = 0.000001",
    source="https://prfound.org/resources/reference/reference-meek-rule/",
    paper=Paper.RANKED,
    several=True,
    count=REFERENCE.count,
    promises=PROMISES,
    keeps_limits=True,
)
WARREN = Rule(
    key="warren",
    name="Warren's method",
    version="C. H. E. Warren (1994), 18 + 9 guarded decimals, exact quota",
    source="Voting matters 1 and 4, 1994–1995; http://www.votingmatters.org.uk/ISSUE4/P2.HTM",
    paper=Paper.RANKED,
    several=True,
    count=PRICES.count,
    promises=PROMISES,
    keeps_limits=True,
)
