"""Slow plain twins of the rules that move papers: one paper at a time, Python numbers, each rule written out from its own text.

Every twin answers (winners in order, votes after each stage as {candidate: Fraction}). `order` settles ties: the last of it is excluded, the first of it is favored.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

Answer = tuple[list[int], list[dict[int, Fraction]]]


@dataclass
class Paper:
    """One voter's paper: whom it ranks, what it is worth, who holds it."""

    ranking: Sequence[int]
    value: Fraction = Fraction(1)
    holder: int = 0

    def go_to(self, continuing: Sequence[int]) -> None:
        """To the first on it who continues; to nobody (0) if there is none."""
        self.holder = next((candidate for candidate in self.ranking if candidate in continuing), 0)


@dataclass
class Plain:
    """A count by hand."""

    rankings: Sequence[Sequence[int]]
    candidates: int
    seats: int
    order: Sequence[int]
    papers: list[Paper] = field(init=False)
    hopeful: list[int] = field(init=False)
    votes: dict[int, Fraction] = field(init=False)
    elected: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    quota: Fraction = Fraction(0)
    stages: list[dict[int, Fraction]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.papers = [Paper(ranking) for ranking in self.rankings if ranking]
        self.hopeful = list(range(1, self.candidates + 1))
        for paper in self.papers:
            paper.go_to(self.hopeful)
        self.votes = {c: self.held(c) for c in self.hopeful}

    @property
    def left(self) -> int:
        return self.seats - len(self.elected)

    @property
    def over(self) -> bool:
        return self.left <= 0 or len(self.hopeful) <= self.left

    def held(self, candidate: int) -> Fraction:
        return sum((paper.value for paper in self.papers if paper.holder == candidate), Fraction(0))

    def elect_at(self, reaches: Callable[[Fraction], bool], waits: bool = True) -> None:
        for candidate in sorted(self.hopeful, key=lambda c: -self.votes[c]):
            if reaches(self.votes[candidate]):
                self.hopeful.remove(candidate)
                self.elected.append(candidate)
                if waits:
                    self.waiting.append(candidate)

    def fill(self) -> None:
        for candidate in sorted(self.hopeful, key=lambda c: -self.votes[c]) if len(self.hopeful) <= self.left else ():
            self.hopeful.remove(candidate)
            self.elected.append(candidate)

    def move(self, giver: int, revalue: Callable[[Fraction], Fraction], continuing: Sequence[int]) -> None:
        before = {c: self.held(c) for c in continuing}
        for paper in [paper for paper in self.papers if paper.holder == giver]:
            paper.value = revalue(paper.value)
            paper.go_to(continuing)
        for candidate in continuing:
            self.votes[candidate] += self.held(candidate) - before[candidate]

    def surplus(self, giver: int, digits: int, steps: int, continuing: Sequence[int]) -> None:
        surplus, votes = self.votes[giver] - self.quota, self.votes[giver]

        def revalue(value: Fraction) -> Fraction:
            return (
                down(value * surplus / votes, digits)
                if steps == 1
                else down(down(value * surplus, digits) / votes, digits)
            )

        self.move(giver, revalue, continuing)
        self.votes[giver] = self.quota
        if giver in self.waiting:
            self.waiting.remove(giver)

    def drop(self, gone: Sequence[int], pass_on: bool = True) -> None:
        for candidate in gone:
            self.hopeful.remove(candidate)
        for candidate in gone if pass_on else ():
            self.move(candidate, lambda value: value, self.hopeful)
            self.votes[candidate] = Fraction(0)

    def lowest(self, look: Sequence[dict[int, Fraction]] = ()) -> int:
        low = min(self.votes[c] for c in self.hopeful)
        tied = [c for c in self.hopeful if self.votes[c] == low]
        return max(earlier(tied, look, min), key=self.order.index)

    def largest(self, among: Sequence[int], look: Sequence[dict[int, Fraction]] = ()) -> int:
        high = max(self.votes[c] for c in among)
        tied = [c for c in among if self.votes[c] == high]
        return min(earlier(tied, look, max), key=self.order.index)

    def losers(self, surplus: Fraction) -> list[int]:
        """The largest set that stays below the next, tried one set after the other."""
        rising = sorted(self.hopeful, key=lambda c: self.votes[c])
        best: list[int] = []
        for size in range(1, len(rising)):
            together = sum((self.votes[c] for c in rising[:size]), surplus)
            if len(rising) - size >= self.left and together < self.votes[rising[size]]:
                best = rising[:size]
        return best

    def write(self) -> None:
        self.stages.append(dict(self.votes))

    def answer(self) -> Answer:
        return self.elected, self.stages


def down(amount: Fraction, digits: int) -> Fraction:
    return Fraction(floor(amount * 10**digits), 10**digits)


def earlier(tied: list[int], look: Sequence[dict[int, Fraction]], extreme: Callable[..., Fraction]) -> list[int]:
    for votes in look:
        bound = extreme(votes[c] for c in tied)
        tied = [c for c in tied if votes[c] == bound]
    return tied


def scottish(rankings: Sequence[Sequence[int]], candidates: int, seats: int, order: Sequence[int]) -> Answer:
    count = Plain(rankings, candidates, seats, order)
    count.quota = Fraction(len(count.papers) // (seats + 1) + 1)
    while True:
        count.elect_at(lambda votes: votes >= count.quota)
        if count.over:
            count.fill()
        count.write()
        if count.left <= 0 or not count.hopeful:
            return count.answer()
        back = count.stages[::-1]
        waiting = [c for c in count.waiting if count.votes[c] > count.quota]
        if waiting:
            count.surplus(count.largest(waiting, back), 5, 1, count.hopeful)
        else:
            count.drop([count.lowest(back)])


def wigm(rankings: Sequence[Sequence[int]], candidates: int, seats: int, order: Sequence[int]) -> Answer:
    """Exact fractions: what guarded decimals must agree with."""
    count = Plain(rankings, candidates, seats, order)
    count.quota = Fraction(len(count.papers), seats + 1)
    while True:
        if not count.over:
            count.elect_at(lambda votes: votes > count.quota)
        if count.over:
            count.fill()
        count.write()
        if count.left <= 0 or not count.hopeful:
            return count.answer()
        if count.waiting:
            giver = count.largest(count.waiting)
            part = (count.votes[giver] - count.quota) / count.votes[giver]
            count.move(giver, lambda value, part=part: value * part, count.hopeful)
            count.votes[giver] = count.quota
            count.waiting.remove(giver)
        else:
            count.drop([count.lowest()])


def wigm_prf(
    rankings: Sequence[Sequence[int]], candidates: int, seats: int, order: Sequence[int], batch: bool = False
) -> Answer:
    count = Plain(rankings, candidates, seats, order)
    count.quota = down(Fraction(len(count.papers), seats + 1), 4) + Fraction(1, 10**4)
    while True:
        if not count.over:
            count.elect_at(lambda votes: votes >= count.quota)
        if count.over:
            count.fill()
        count.write()
        if count.left <= 0 or not count.hopeful:
            return count.answer()
        losers = count.losers(sum((count.votes[c] - count.quota for c in count.waiting), Fraction(0))) if batch else []
        if losers:
            count.drop(losers, pass_on=len(count.hopeful) - len(losers) > count.left)
        elif count.waiting:
            count.surplus(count.largest(count.waiting), 4, 2, count.hopeful)
        else:
            count.drop([count.lowest()])


def cfer(
    rankings: Sequence[Sequence[int]], candidates: int, seats: int, order: Sequence[int], batch: bool = False
) -> Answer:
    count = Plain(rankings, candidates, seats, order)
    count.quota = down(Fraction(len(count.papers), seats + 1), 5) + Fraction(1, 10**5)
    while True:
        if not count.over:
            count.elect_at(lambda votes: votes >= count.quota)
            count.waiting = [c for c in count.waiting if count.votes[c] > count.quota]
        if count.over:
            count.fill()
        count.write()
        if count.left <= 0 or not count.hopeful:
            return count.answer()
        gone = _defeat_set(count) if batch else []
        if not gone and count.waiting:
            takers = list(count.hopeful)
            for giver in sorted(count.waiting):
                count.surplus(giver, 5, 2, takers)
            continue
        gone = gone or [count.lowest()]
        count.drop(gone, pass_on=len(count.hopeful) - len(gone) > count.left)


def _defeat_set(count: Plain) -> list[int]:
    """Section 10059 (k), condition by condition."""
    rising = sorted(count.hopeful, key=lambda c: count.votes[c])
    total_surplus = sum((count.votes[c] - count.quota for c in count.waiting), Fraction(0))
    difference = count.quota - count.votes[rising[-1]]
    best: list[int] = []
    for size in range(1, len(rising)):
        votes = [count.votes[c] for c in rising[:size]]
        one = len(rising) - size + len(count.elected) >= count.seats
        two = sum(votes) + total_surplus < count.votes[rising[size]]
        three_a = len(count.elected) == count.seats - 1
        three_b = len(rising) - size + len(count.elected) == count.seats
        three_c = sum(votes) + total_surplus < difference
        three_d = total_surplus == 0 and sum(votes) - max(votes) < difference
        if one and two and (three_a or three_b or three_c or three_d):
            best = rising[:size]
    return best


def mpls(rankings: Sequence[Sequence[int]], candidates: int, seats: int, order: Sequence[int]) -> Answer:
    count = Plain(rankings, candidates, seats, order)
    count.quota = Fraction(len(count.papers) // (seats + 1) + 1)
    while True:
        enough = [c for c in count.hopeful if count.votes[c] >= count.quota]
        if len(enough) >= count.left:
            count.elect_at(lambda votes: votes >= count.quota, waits=False)
        elif not enough:
            count.fill()
        count.write()
        if count.left <= 0 or not count.hopeful:
            return count.answer()
        losers = count.losers(sum((count.votes[c] - count.quota for c in enough), Fraction(0)))
        if losers:
            count.drop(losers)
        elif enough:
            giver = count.largest(enough)
            count.hopeful.remove(giver)
            count.elected.append(giver)
            count.surplus(giver, 4, 2, count.hopeful)
        else:
            count.drop([count.lowest()], pass_on=len(count.hopeful) - 1 > count.left)


def irv(rankings: Sequence[Sequence[int]], candidates: int, seats: int, order: Sequence[int]) -> Answer:
    count = Plain(rankings, candidates, 1, order)
    while True:
        count.write()
        in_play = sum(count.votes[c] for c in count.hopeful)
        best = max(count.hopeful, key=lambda c: count.votes[c])
        if len(count.hopeful) == 1 or 2 * count.votes[best] > in_play:
            return [best], count.stages
        count.drop([count.lowest()], pass_on=len(count.hopeful) > 2)
