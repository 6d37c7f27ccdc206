"""Quota preferential by quotient (QPQ): Olle Thorup's method as Douglas Woodall describes it (Voting matters 17, 2003, section 2), starting anew after every exclusion.

Each paper has so far elected a part of a candidate, at first nothing. A candidate's quotient is the number of her papers divided by one more than what those papers
have elected; whoever has the largest is elected if it exceeds the quota, and each of her papers has then elected 1 ÷ her quotient.
"""

from __future__ import annotations

import numpy as np

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Deed
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.stv.arithmetic import Amount, Guarded
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.counting import counting
from frombelow.methods.ballots.stv.piles import NOBODY, Holders, Piles
from frombelow.methods.ballots.stv.record import Record
from frombelow.methods.ballots.stv.tree import totals
from frombelow.methods.ballots.ties import TieBreak

ARITHMETIC = Guarded(9, 9)


def count(contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
    """The stages and the winners."""
    return counting(contest, papers, ties, _run, keeps_elected=False)


def _run(contest: Contest, papers: RankedPapers, choices: Choices) -> Count:
    table = QpqTable(contest, papers, choices)
    deed = Deed.FIRST
    while not table.is_over:
        table.weigh()
        if deed is Deed.FIRST:
            table.tell(table.say.begun(table.voters, table.quota))
        best = table.extreme(largest=True)
        if ARITHMETIC.compare(table.quotients[best[0]], table.quota) > 0:
            table.win(table.pick("elect", best))
            if not table.is_over:
                table.write(deed)
                table.pass_winner()
            deed = deed if table.is_over else Deed.ROUND
        else:
            table.write(deed)
            table.leave(table.pick("exclude", table.extreme(largest=False)))
            deed = Deed.EXCLUSION
    table.fill()
    table.write(deed)
    return table.count("qpq")


class QpqTable(Record):
    """Piles whose papers are worth what they have elected so far."""

    def __init__(self, contest: Contest, papers: RankedPapers, choices: Choices) -> None:
        super().__init__(contest, ARITHMETIC, choices)
        self._papers = papers
        self.voters = int(papers.weight.sum())
        self.quotients: dict[int, Amount] = dict.fromkeys(self.votes, self.zero)
        self._deal()
        for candidate, amount in self.votes.items():
            self.sheet.flow(NOBODY, candidate, amount)

    def fingerprint(self) -> bytes:
        return self.piles.fingerprint()

    def weigh(self) -> None:
        """The quotients of the hopeful, and the quota: active papers ÷ (1 + seats − what the inactive papers have elected)."""
        one = ARITHMETIC.one
        for candidate in self.hopeful:
            self.quotients[candidate] = ARITHMETIC.over(self.votes[candidate], one + self._contribution(candidate))
        seats = one * (1 + self.contest.seats) - self._contribution(NOBODY)
        self.quota = ARITHMETIC.over(one * self.voters - self.exhausted, seats)

    def extreme(self, largest: bool) -> list[int]:
        """The hopeful candidates with the largest or the smallest quotient."""
        bound = (max if largest else min)(self.quotients[candidate] for candidate in self.hopeful)
        return [c for c in self.hopeful if not ARITHMETIC.compare(self.quotients[c], bound)]

    def win(self, candidate: int) -> None:
        """She is elected; her papers are still with her."""
        self.hopeful.remove(candidate)
        self.elected.append(candidate)
        self.sheet.elected.append(candidate)
        self.tell(self.say.largest_quotient(candidate, self.quotients[candidate], self.quota))

    def pass_winner(self) -> None:
        """The papers of the one elected last have elected 1 ÷ her quotient each, and go on."""
        giver = self.elected[-1]
        worth: Amount = ARITHMETIC.over(ARITHMETIC.one, self.quotients[giver])
        values = {parcel.value: worth for parcel in self.piles.parcels(giver)}
        self.sheet.moved.append(giver)
        for taker, _, voters in self.piles.pass_on(giver, self.hopeful, values):
            self.sheet.flow(giver, taker, ARITHMETIC.one * voters)
        self._count_papers()

    def leave(self, gone: int) -> None:
        """She is excluded, and all starts anew, unless no more are left than seats."""
        self.tell(self.say.smallest_quotient(gone, self.quotients[gone]))
        self.hopeful.remove(gone)
        self.excluded.append(gone)
        self.sheet.excluded.append(gone)
        self.sheet.moved.append(gone)
        before = self.piles.holders()
        if self.is_over:
            self.piles.pass_on(gone, self.hopeful)
        else:
            self.hopeful = sorted([*self.hopeful, *self.elected])
            self.elected = []
            self._deal()
        self._note_flows(before)
        self._count_papers()

    def write(self, deed: Deed) -> None:
        """Closes the stage, with the quotients as one more row of figures."""
        quotients = tuple(ARITHMETIC.fraction(self.quotients[number]) for number in sorted(self.votes))
        self.close(deed, {"quotients": quotients})

    def _deal(self) -> None:
        self.piles = Piles(self._papers, len(self.contest.candidates))
        self.piles.deal(self.hopeful, self.zero)
        self._count_papers()

    def _count_papers(self) -> None:
        """Votes are the papers with a candidate; those that name nobody further are exhausted."""
        for candidate in self.votes:
            self.votes[candidate] = ARITHMETIC.one * sum(parcel.voters for parcel in self.piles.parcels(candidate))
        self.exhausted = ARITHMETIC.one * sum(parcel.voters for parcel in self.piles.parcels(NOBODY))

    def _contribution(self, holder: int) -> Amount:
        return sum((parcel.value * parcel.voters for parcel in self.piles.parcels(holder)), self.zero)

    def _note_flows(self, before: Holders) -> None:
        wide = len(self.votes) + 1
        ways, voters = totals(before.astype(np.int64) * wide + self.piles.holders(), self._papers.weight)
        for way, count in zip(ways.tolist(), voters.tolist(), strict=True):
            giver, taker = divmod(way, wide)
            if giver != taker:
                self.sheet.flow(giver, taker, ARITHMETIC.one * count)


QPQ = Rule(
    key="qpq",
    name="QPQ",
    version="Woodall (2003), section 2, multi-stage with restarts; 9 + 9 guarded decimals",
    source="Voting matters 17, 2003; http://www.votingmatters.org.uk/ISSUE17/I17P1.PDF",
    paper=Paper.RANKED,
    several=True,
    count=count,
    promises=frozenset({Promise.MAJORITY, Promise.PROPORTIONAL}),
)
