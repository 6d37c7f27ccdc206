"""A slow plain twin of ERS97, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from frombelow.methods.ballots.stv.tests.plain_piles import Answer, Paper, Plain, down, earlier


class Ers(Plain):
    """The batch each candidate received last, and the votes after every batch, are kept."""

    def begin(self) -> None:
        self.last: dict[int, list[Paper]] = {c: [p for p in self.papers if p.holder == c] for c in self.hopeful}
        self.points: list[dict[int, Fraction]] = []
        self.gone: list[int] = []
        self.lost_votes = Fraction(0)
        self.valid = len(self.papers)
        self.set_quota()

    def set_quota(self) -> None:
        self.quota = Fraction(ceil((self.valid - self.lost_votes) * 100 / (self.seats + 1)), 100)

    def deem_elected(self) -> None:
        while self.left > 0 and self.hopeful:
            surpluses = sum((max(self.votes[c] - self.quota, Fraction(0)) for c in self.waiting), Fraction(0))
            active = sum((self.votes[c] for c in self.hopeful + self.gone), surpluses)
            best = max(self.votes[c] for c in self.hopeful)
            if best < self.quota and best < active / (self.left + 1):
                return
            equal = [c for c in self.hopeful if self.votes[c] == best]
            if len(equal) > self.left:
                equal = earlier(equal, self.points, max)
                if len(equal) > 1:
                    return
            self.hopeful.remove(equal[0])
            self.elected.append(equal[0])
            self.waiting.append(equal[0])

    def exclusion(self) -> list[int]:
        """5.2.5: as many together as possible; equals are not parted."""
        rising = sorted(self.hopeful, key=lambda c: self.votes[c])
        deferred = sum((self.votes[c] - self.quota for c in self.waiting), Fraction(0))
        best: list[int] = []
        for size in range(1, len(rising)):
            total = sum((self.votes[c] for c in rising[:size]), deferred)
            above = self.votes[rising[size]]
            if len(rising) - size >= self.left and total <= above and self.votes[rising[size - 1]] < above:
                best = rising[:size]
        return best

    def transfer_surplus(self, giver: int) -> None:
        surplus, batch = self.votes[giver] - self.quota, self.last[giver]
        going = [paper for paper in batch if any(c in self.hopeful for c in paper.ranking)]
        worth = sum((paper.value for paper in going), Fraction(0))
        value = (down(surplus / len(going), 2) if worth > surplus else going[0].value) if going else Fraction(0)
        received: dict[int, list[Paper]] = {}
        for paper in going:
            paper.value = value
            paper.go_to(self.hopeful)
            self.votes[paper.holder] += value
            received.setdefault(paper.holder, []).append(paper)
        if worth <= surplus:
            self.lost_votes += surplus - worth
        self.last.update(received)
        self.votes[giver] = self.quota
        self.waiting.remove(giver)
        self.deem_elected()

    def exclude(self, gone: Sequence[int]) -> None:
        papers = [paper for paper in self.papers if paper.holder in gone]
        for value in sorted({paper.value for paper in papers}, reverse=True):
            if self.left <= 0:
                return
            received: dict[int, list[Paper]] = {}
            before = self.lost_votes
            for paper in [paper for paper in papers if paper.value == value]:
                self.votes[paper.holder] -= value
                paper.go_to(self.hopeful)
                if paper.holder:
                    self.votes[paper.holder] += value
                    received.setdefault(paper.holder, []).append(paper)
                else:
                    self.lost_votes += value
            self.last.update(received)
            if self.lost_votes != before and not self.elected:
                self.set_quota()
            self.points.append(dict(self.votes))
            self.deem_elected()


def ers97(rankings: Sequence[Sequence[int]], candidates: int, seats: int, order: Sequence[int]) -> Answer:
    count = Ers(rankings, candidates, seats, order)
    count.begin()
    count.deem_elected()
    while True:
        if count.over:
            count.fill()
        count.write()
        count.points.append(dict(count.votes))
        if count.left <= 0 or not count.hopeful:
            return count.answer()
        count.gone = []
        count.waiting = [c for c in count.waiting if count.votes[c] > count.quota]
        together = count.exclusion()
        if count.waiting and not together:
            count.transfer_surplus(count.largest(count.waiting, count.points))
            continue
        count.gone = together or [count.lowest(count.points)]
        for candidate in count.gone:
            count.hopeful.remove(candidate)
        if not count.over:
            count.exclude(count.gone)
