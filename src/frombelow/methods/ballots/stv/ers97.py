"""The rules of the Electoral Reform Society of 1997 (Newland and Britton, third edition), section 5: hundredths, batches by value, one stage for several exclusions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Deed
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.stv.arithmetic import Amount, Fixed
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.counting import counting
from frombelow.methods.ballots.stv.piles import NOBODY, Bundle, Parcel, Rows
from frombelow.methods.ballots.stv.record import Looks
from frombelow.methods.ballots.stv.table import Table
from frombelow.methods.ballots.ties import TieBreak

ARITHMETIC = Fixed(2)


def count(contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
    """The stages and the winners."""
    return counting(contest, papers, ties, _run)


def _run(contest: Contest, papers: RankedPapers, choices: Choices) -> Count:
    table = ErsTable(contest, papers, ARITHMETIC, choices, Looks.AHEAD)
    table.set_quota()
    table.tell(table.say.begun(table.voters, table.quota))
    deed = Deed.FIRST
    table.elect_who_can()
    while not _ends(table, deed):
        deed = _stage(table)
    return table.count("ers97")


def _ends(table: ErsTable, deed: Deed) -> bool:
    is_over = table.is_over
    if is_over:
        table.fill()
    table.close(deed)
    return is_over


def _stage(table: ErsTable) -> Deed:
    """5.2: the largest surplus moves, unless all surpluses together cannot matter yet; else as many as can be are excluded together."""
    table.pending = [candidate for candidate in table.pending if table.surplus(candidate) > 0]
    losers = table.losers()
    if table.pending and not losers:
        table.move_last_batch(table.pick("surplus first", table.highest(table.pending)))
        return Deed.SURPLUS
    table.exclude(losers or [table.pick("exclude", table.lowest(table.hopeful))])
    if not table.is_over:  # 5.5.1
        table.pass_in_batches(list(table.sheet.excluded))
    return Deed.EXCLUSION


class ErsTable(Table):
    """Remembers for each candidate the batch of papers received last: only that is looked at when she has a surplus (5.3.2)."""

    def __init__(
        self, contest: Contest, papers: RankedPapers, arithmetic: Fixed, choices: Choices, looks: Looks = Looks.NOT
    ) -> None:
        super().__init__(contest, papers, arithmetic, choices, looks)
        self._marks: dict[int, tuple[int, Amount]] = {}
        self._last = {candidate: parcels[0] for candidate in self.hopeful if (parcels := self.piles.parcels(candidate))}

    @property
    def active(self) -> Amount:
        """The total active vote: of all who continue, and all that waits to be moved."""
        surpluses = sum((max(self.surplus(candidate), 0) for candidate in self.pending), self.zero)
        return self.total(self.hopeful) + self.total(self.sheet.excluded) + surpluses

    def set_quota(self) -> None:
        """5.1.6: to two places, and 0.01 more unless that is exact; papers that have become non-transferable do not count (5.4.8)."""
        valid = self.arithmetic.one * self.voters - self.exhausted
        self.quota = -(-valid // (self.contest.seats + 1))

    def elect_who_can(self) -> None:
        """5.1.7, 5.3.13, 5.4.9: in descending order of votes, who has the quota or so much of the active vote that the places left cannot go past her."""
        while self.seats_left > 0 and self.hopeful:
            most = self.highest(self.hopeful)
            enough = min(Fraction(self.quota), Fraction(self.active, self.seats_left + 1))
            if self.votes[most[0]] < enough:
                return
            chosen = most if len(most) <= self.seats_left else self._first_to_be_ahead(most)
            if not chosen:
                return
            self.elect(chosen[:1])

    def losers(self) -> list[int]:
        """5.2.5: the most candidates whose votes together with all waiting surpluses do not exceed the next candidate's, enough being left for the places.

        The same test tells whether surpluses may wait (5.2.2). Equals are not parted by it; the last of them go by the rule on ties.
        """
        rising = sorted(self.hopeful, key=lambda candidate: self.votes[candidate])
        reach = sum((self.surplus(candidate) for candidate in self.pending), self.zero)
        losers: list[int] = []
        for place in range(len(rising) - self.seats_left):
            reach += self.votes[rising[place]]
            if reach <= self.votes[rising[place + 1]] and self.votes[rising[place]] < self.votes[rising[place + 1]]:
                losers = rising[: place + 1]
        return sorted(losers)

    def move_last_batch(self, giver: int) -> None:
        """5.3: the papers of the last batch that name a continuing candidate share the surplus, each at most at the value it has."""
        surplus, batch = self.surplus(giver), self._last[giver]
        bundles = [bundle for bundle in self.piles.sort(batch.all_rows, self.hopeful) if bundle.taker != NOBODY]
        papers = sum(bundle.voters for bundle in bundles)
        value = min(batch.value, surplus // papers) if papers else self.zero
        self._lay(giver, bundles, value)
        if batch.value * papers <= surplus:
            self.credit(giver, NOBODY, surplus - value * papers)
        self.votes[giver] = self.quota
        self.pending.remove(giver)
        self.sheet.moved.append(giver)
        self.sheet.value = self.arithmetic.fraction(value)
        self.tell(self.say.batch(giver, surplus, papers, value))
        self.elect_who_can()

    def pass_in_batches(self, givers: list[int]) -> None:
        """5.4: the batches of all who are excluded, the most valuable first; after each, who can be is elected."""
        self.sheet.moved.extend(givers)
        held = {giver: {parcel.value: parcel for parcel in self.piles.pick_up(giver)} for giver in givers}
        for value in sorted({value for parcels in held.values() for value in parcels}, reverse=True):
            if not self.seats_left:  # 5.5.2
                return
            before = self.exhausted
            takers = list(self.hopeful)
            for giver in givers:
                if parcel := held[giver].get(value):
                    self.votes[giver] -= value * parcel.voters
                    self._lay(giver, self.piles.sort(parcel.all_rows, takers), value)
            if self.exhausted != before and not self.elected:
                self.set_quota()
            self.remember()
            self.elect_who_can()

    def _lay(self, giver: int, bundles: Sequence[Bundle], value: Amount) -> None:
        for bundle in bundles:
            self.piles.lay(bundle, value)
            self.credit(giver, bundle.taker, value * bundle.voters)
            self._receive(bundle, value)

    def _receive(self, bundle: Bundle, value: Amount) -> None:
        """Papers of the same value that come in the same batch are one batch, whoever gave them."""
        last = self._last.get(bundle.taker)
        mark = (self.number, value)
        if last and self._marks.get(bundle.taker) == mark:
            rows: Rows = np.concatenate([last.all_rows, bundle.rows])
            self._last[bundle.taker] = Parcel(value, (rows,), last.voters + bundle.voters)
        else:
            self._last[bundle.taker] = Parcel(value, (bundle.rows,), bundle.voters)
        self._marks[bundle.taker] = mark

    def _first_to_be_ahead(self, most: list[int]) -> list[int]:
        """5.6.2: more equals than places: the one who was ahead first; nobody, if none ever was."""
        ahead, _ = self._look(most, falls=False)
        return ahead if len(ahead) == 1 else []


ERS97 = Rule(
    key="ers97",
    name="ERS97",
    version="Electoral Reform Society, “How to conduct an election by the Single Transferable Vote”, third edition, 1997",
    source="https://www.electoral-reform.org.uk/latest-news-and-research/publications/how-to-conduct-an-election-by-the-single-transferable-vote-3rd-edition/",
    paper=Paper.RANKED,
    several=True,
    count=count,
    promises=frozenset({Promise.MAJORITY, Promise.PROPORTIONAL}),
)
