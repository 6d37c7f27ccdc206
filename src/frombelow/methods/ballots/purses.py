"""What each voter has left (or owes), exactly; voters with the same purse and the same approvals are handled together.

Only a few different amounts ever occur, so the fractions are kept once each and every group of voters points to one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from frombelow.methods.ballots import scored
from frombelow.methods.ballots.papers import Contest, Marks, Numbers, ScoredPapers

Held = list[tuple[Fraction, int]]  # an amount, and how many voters hold it


class Purses:
    """One amount per group of voters who approve the same candidates. Voters who approve nobody who stands hold none."""

    def __init__(self, contest: Contest, papers: ScoredPapers) -> None:
        grouped = scored.approvals(papers)
        marks: Marks = grouped.scores > 0
        marks[:, [number - 1 for number in contest.withdrawn]] = False
        says = marks.any(axis=1)
        self.approves: Marks = np.ascontiguousarray(marks[says].T)  # candidates × groups
        self.weight: Numbers = grouped.weight[says]
        self.amounts: list[Fraction] = [Fraction(0)]
        self.which: Numbers = np.zeros(len(self.weight), np.int64)

    @property
    def voters(self) -> int:
        return int(self.weight.sum())

    def supporters(self, candidate: int) -> int:
        return int(self.weight[self.approves[candidate - 1]].sum())

    def held(self, candidate: int) -> Held:
        """What those hold who approve the candidate, the smallest amount first."""
        groups = self.approves[candidate - 1]
        voters = np.zeros(len(self.amounts), np.int64)
        np.add.at(voters, self.which[groups], self.weight[groups])
        return sorted((amount, int(n)) for amount, n in zip(self.amounts, voters, strict=True) if n)

    def change(self, candidate: int, change: Callable[[Fraction], Fraction]) -> None:
        """Everybody who approves the candidate holds another amount now."""
        groups = self.approves[candidate - 1]
        places = {amount: place for place, amount in enumerate(self.amounts)}
        moved = np.arange(len(self.amounts))
        for place in np.unique(self.which[groups]).tolist():
            amount = change(self.amounts[place])
            if amount not in places:
                places[amount] = len(self.amounts)
                self.amounts.append(amount)
            moved[place] = places[amount]
        self.which[groups] = moved[self.which[groups]]

    def change_all(self, change: Callable[[Fraction], Fraction]) -> None:
        self.amounts = [change(amount) for amount in self.amounts]

    def mark(self) -> bytes:
        """The same for the same amounts, however they came about."""
        amounts = np.array([str(amount) for amount in self.amounts])
        return "|".join(amounts[self.which].tolist()).encode()
