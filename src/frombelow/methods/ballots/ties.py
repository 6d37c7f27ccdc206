"""How ties are settled: by a stated order, by a public lot, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Settled


@dataclass(frozen=True)
class TieBreak:
    """An order of all candidates, the most favored first, and where it comes from.

    A rule that must exclude takes the least favored of the tied, a rule that must elect (or move a surplus first) the most favored.
    `settled` is NOTHING for the order on the ballot, which only lets the stages of an undecided count be shown.
    """

    order: tuple[int, ...]
    settled: Settled

    def favored(self, tied: Sequence[int]) -> int:
        """The most favored of these candidates."""
        return min(tied, key=self.order.index)

    def least(self, tied: Sequence[int]) -> int:
        """The least favored of these candidates."""
        return max(tied, key=self.order.index)


def as_on_the_ballot(candidates: int) -> TieBreak:
    """No order was stated and no lot drawn."""
    return TieBreak(tuple(range(1, candidates + 1)), Settled.NOTHING)


def order_for(contest: Contest, given: TieBreak | None) -> TieBreak:
    """The order to settle ties by: the one given (a lot), else the one stated with the contest, else none."""
    if given:
        return given
    if contest.order:
        return TieBreak(contest.order, Settled.ORDER)
    return as_on_the_ballot(len(contest.candidates))


def by_lot(order: Sequence[int]) -> TieBreak:
    """The order that a public lot drew (`frombelow.methods.common.lots`)."""
    return TieBreak(tuple(order), Settled.LOT)
