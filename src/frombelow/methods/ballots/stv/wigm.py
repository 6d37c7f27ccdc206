"""The weighted inclusive Gregory method as a model rule (Droop), and as the PR Foundation's reference rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Deed
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.stv.arithmetic import Amount, Arithmetic, Fixed, Guarded
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.counting import counting
from frombelow.methods.ballots.stv.losers import sure_losers
from frombelow.methods.ballots.stv.table import Table
from frombelow.methods.ballots.ties import TieBreak


@dataclass(frozen=True)
class Wigm:
    """One variant. `batch`: sure losers leave together (their papers stay where they are when that fills the seats)."""

    key: str
    arithmetic: Arithmetic
    batch: bool = False

    def count(self, contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
        """The stages and the winners."""
        return counting(contest, papers, ties, self._run)

    def _run(self, contest: Contest, papers: RankedPapers, choices: Choices) -> Count:
        table = Table(contest, papers, self.arithmetic, choices)
        table.quota = quota(table)
        table.tell(table.say.begun(table.voters, table.quota))
        deed = Deed.FIRST
        while not self._ends(table, deed):
            deed = self._stage(table)
        return table.count(self.key)

    def _stage(self, table: Table) -> Deed:
        if gone := table.exclude_doomed():
            table.pass_on(gone, table.hopeful)
            return Deed.EXCLUSION
        waiting = sum((table.surplus(candidate) for candidate in table.pending), table.zero)
        if self.batch and (losers := sure_losers(table, waiting)):
            table.exclude(losers)
            if not table.is_over:
                table.pass_on(losers, table.hopeful)
            return Deed.EXCLUSION
        if table.pending:
            giver = table.pick("surplus first", table.highest(table.pending))
            table.move_surplus(giver, table.hopeful, partial(in_two_steps, self.arithmetic))
            return Deed.SURPLUS
        gone = [table.pick("exclude", table.lowest(table.unguarded()))]
        table.exclude(gone)
        table.pass_on(gone, table.hopeful)
        return Deed.EXCLUSION

    def _ends(self, table: Table, deed: Deed) -> bool:
        if not table.is_over:
            table.elect(table.at_quota())
        is_over = table.is_over
        if is_over:
            table.fill()
        table.close(deed)
        return is_over


def quota(table: Table) -> Amount:
    """Votes ÷ (seats + 1), and where that is rounded, the smallest amount more."""
    arithmetic = table.arithmetic
    votes: Amount = arithmetic.one * table.voters
    shared: Amount = arithmetic.over(votes, arithmetic.one * (table.contest.seats + 1))
    return shared + arithmetic.epsilon


def in_two_steps(arithmetic: Arithmetic, value: Amount, surplus: Amount, votes: Amount) -> Amount:
    """value × surplus, rounded, ÷ votes, rounded."""
    moved: Amount = arithmetic.over(arithmetic.times(value, surplus), votes)
    return moved


MODEL = Wigm("wigm", Guarded(18, 9))
REFERENCE = Wigm("wigm-prf", Fixed(4))
REFERENCE_BATCH = Wigm("wigm-prf-batch", Fixed(4), batch=True)

PROMISES = frozenset({Promise.MAJORITY, Promise.PROPORTIONAL})
PRF = "https://prfound.org/resources/reference/reference-wigm-rule/"

WIGM = Rule(
    "wigm",
    "WIGM",
    "Model WIGM of Droop 0.14: exact quota, 18 + 9 guarded decimals",
    "https://github.com/jklundell/droop",
    Paper.RANKED,
    several=True,
    count=MODEL.count,
    promises=PROMISES,
    keeps_limits=True,
)
WIGM_PRF = Rule(
    "wigm-prf",
    "PR Foundation WIGM",
    "PRF reference rule WIGM, one exclusion at a time",
    PRF,
    Paper.RANKED,
    several=True,
    count=REFERENCE.count,
    promises=PROMISES,
    keeps_limits=True,
)
WIGM_PRF_BATCH = Rule(
    "wigm-prf-batch",
    "PR Foundation WIGM, sure losers together",
    "PRF reference rule WIGM with the option B.2",
    PRF,
    Paper.RANKED,
    several=True,
    count=REFERENCE_BATCH.count,
    promises=PROMISES,
)
