"""The counting table of a rule that moves papers: piles of papers beside the record of the count.

A rule is a short text of deeds on the table: `move_surplus`, `exclude`, `pass_on`, `elect`, `close`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.stv.arithmetic import Amount, Arithmetic
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.piles import NOBODY, Piles
from frombelow.methods.ballots.stv.record import Looks, Record

Revaluing = Callable[[Amount, Amount, Amount], Amount]  # (value of a paper, surplus, votes) → its new value


class Table(Record):
    """Every paper ranks somebody who stands, and nobody as equals."""

    def __init__(
        self, contest: Contest, papers: RankedPapers, arithmetic: Arithmetic, choices: Choices, looks: Looks = Looks.NOT
    ) -> None:
        super().__init__(contest, arithmetic, choices, looks)
        self.piles = Piles(papers, len(contest.candidates))
        self._deal()

    def fingerprint(self) -> bytes:
        return self.piles.fingerprint()

    def move_surplus(self, giver: int, takers: Sequence[int], revalue: Revaluing) -> None:
        """All papers of an elected candidate go on at their new values; the quota stays with her."""
        surplus, votes = self.surplus(giver), self.votes[giver]
        old = [parcel.value for parcel in self.piles.parcels(giver)]
        self._take(giver, self.piles.pass_on(giver, takers, {value: revalue(value, surplus, votes) for value in old}))
        self.votes[giver] = self.quota
        if giver in self.pending:
            self.pending.remove(giver)
        factor = self.arithmetic.share(self.arithmetic.one, surplus, votes) if votes else self.zero
        self.sheet.value = self.arithmetic.fraction(factor)
        self.sheet.moved.append(giver)
        self.tell(self.say.surplus(giver, surplus, factor, is_uniform=old == [self.arithmetic.one]))

    def pass_on(self, givers: Sequence[int], takers: Sequence[int]) -> None:
        """Papers of the excluded go on at the value they have."""
        for giver in givers:
            self._take(giver, self.piles.pass_on(giver, takers))
            self.votes[giver] = self.zero
            self.sheet.moved.append(giver)

    def _deal(self) -> None:
        """Every paper to the first of its choices who stands."""
        one = self.arithmetic.one
        dealt = self.piles.deal(self.hopeful, one)
        self.voters = sum(dealt.values())
        self._take(NOBODY, [(taker, one, voters) for taker, voters in dealt.items()])

    def _take(self, giver: int, moved: Iterable[tuple[int, Amount, int]]) -> None:
        for taker, value, voters in moved:
            self.credit(giver, taker, value * voters)

    def credit(self, giver: int, taker: int, amount: Amount) -> None:
        """An amount comes to a candidate, or to nobody."""
        if taker == NOBODY:
            self.exhausted += amount
        else:
            self.votes[taker] += amount
        self.sheet.flow(giver, taker, amount)
