"""The rules once more, slowly and plainly, voter by voter: the twins that the fast ones must agree with.

Each returns what can be the outcome: a set of winners for one seat, a set of committees for several. Candidates are numbers from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import combinations, groupby, pairwise, permutations, product

from frombelow.methods.ballots.tests.profiles import Ranking

Ballots = Sequence[tuple[int, ...]]  # scores, one paper for each voter
Committees = frozenset[frozenset[int]]


def prefer(ballots: Iterable[Ranking], one: int, other: int) -> int:
    """How many rank `one` above `other`; whom a paper leaves out stands last."""

    def place(ballot: Ranking, candidate: int) -> int:
        return next((place for place, rank in enumerate(ballot) if candidate in rank), len(ballot))

    return sum(place(ballot, one) < place(ballot, other) for ballot in ballots)


def condorcet(ballots: list[Ranking], candidates: range) -> int | None:
    for one in candidates:
        if all(prefer(ballots, one, other) > prefer(ballots, other, one) for other in candidates if other != one):
            return one
    return None


def condorcet_irv(ballots: list[Ranking], candidates: range) -> set[int]:
    winner = condorcet(ballots, candidates)
    return {winner} if winner else irv(ballots, frozenset(candidates))


def irv(ballots: list[Ranking], left: frozenset[int]) -> set[int]:
    """Whoever has the fewest votes leaves, whichever of the equals it is, until one has more than half; papers rank nobody as equals."""
    tops = [next((rank[0] for rank in ballot if rank[0] in left), 0) for ballot in ballots]
    votes = {c: tops.count(c) for c in left}
    if len(left) == 1 or 2 * max(votes.values()) > sum(votes.values()):
        return {max(votes, key=lambda c: votes[c])}
    fewest = [c for c in left if votes[c] == min(votes.values())]
    return set().union(*(irv(ballots, left - {c}) for c in fewest))


def schulze(ballots: list[Ranking], candidates: range) -> set[int]:
    """Every chain through every other candidate in every order."""

    def link(one: int, other: int) -> int:
        ahead, behind = prefer(ballots, one, other), prefer(ballots, other, one)
        return ahead if ahead > behind else 0

    def strength(one: int, other: int) -> int:
        between = [c for c in candidates if c not in (one, other)]
        chains = (
            (one, *middle, other) for length in range(len(between) + 1) for middle in permutations(between, length)
        )
        return max(min(link(a, b) for a, b in pairwise(chain)) for chain in chains)

    return {one for one in candidates if all(strength(one, c) >= strength(c, one) for c in candidates if c != one)}


def ranked_pairs(ballots: list[Ranking], candidates: range) -> set[int] | None:
    """Every order of equal victories; drawn pairs both ways round. None: too many orders."""
    pairs = [(a, b, prefer(ballots, a, b) - prefer(ballots, b, a)) for a, b in permutations(candidates, 2)]
    ordered = sorted((pair for pair in pairs if pair[2] >= 0), key=lambda pair: -pair[2])
    groups = [list(group) for _, group in groupby(ordered, key=lambda pair: pair[2])]
    if any(len(group) > 5 for group in groups):
        return None
    return {
        _top([pair for group in order for pair in group], candidates)
        for order in product(*(list(permutations(group)) for group in groups))
    }


def zavist_tideman(ballots: list[Ranking], order: Sequence[int]) -> int:
    """Equal victories by the winner's place in the order; a draw is a victory of whoever comes first in it."""
    pairs = []
    for a, b in permutations(order, 2):
        margin = prefer(ballots, a, b) - prefer(ballots, b, a)
        if margin > 0 or (margin == 0 and order.index(a) < order.index(b)):
            pairs.append((a, b, margin))
    return _top(sorted(pairs, key=lambda pair: (-pair[2], order.index(pair[0]))), order)


def _top(pairs: Sequence[tuple[int, int, int]], candidates: Iterable[int]) -> int:
    locked: set[tuple[int, int]] = set()
    for winner, loser, _ in pairs:
        if not _reaches(locked, loser, winner):
            locked.add((winner, loser))
    return next(c for c in candidates if not any(loser == c for _, loser in locked))


def _reaches(locked: set[tuple[int, int]], start: int, end: int) -> bool:
    return start == end or any(_reaches(locked, loser, end) for winner, loser in locked if winner == start)


def highest(points: dict[int, int], seats: int) -> Committees:
    """Every committee of those with the most points."""
    best = sorted(points.values())[-seats:]
    return frozenset(
        frozenset(committee)
        for committee in combinations(points, seats)
        if sorted(points[c] for c in committee) == best
    )


def score(ballots: Ballots, candidates: range, seats: int) -> Committees:
    return highest({c: sum(max(0, ballot[c - 1]) for ballot in ballots) for c in candidates}, seats)


def block(ballots: Ballots, candidates: range, seats: int) -> Committees:
    good = [ballot for ballot in ballots if sum(mark > 0 for mark in ballot) <= seats]
    return highest({c: sum(ballot[c - 1] > 0 for ballot in good) for c in candidates}, seats)


class Star:
    """The protocol as a list of questions, asked whenever candidates tie."""

    def __init__(self, ballots: Ballots, candidates: range, best: int) -> None:
        self.ballots, self.candidates, self.best = ballots, candidates, best

    def total(self, c: int) -> int:
        return sum(max(0, ballot[c - 1]) for ballot in self.ballots)

    def tops(self, c: int) -> int:
        return sum(ballot[c - 1] == self.best for ballot in self.ballots)

    def lead(self, a: int, b: int) -> int:
        """By how many more voters score a higher than b."""
        scores = [(max(0, ballot[a - 1]), max(0, ballot[b - 1])) for ballot in self.ballots]
        return sum(one > other for one, other in scores) - sum(one < other for one, other in scores)

    def finalists(self, sure: tuple[int, ...] = ()) -> set[tuple[int, ...]]:
        left = [c for c in self.candidates if c not in sure]
        if len(sure) == 2 or not left:
            return {sure}
        tied = [c for c in left if self.total(c) == max(map(self.total, left))]
        places = 2 - len(sure)
        if len(tied) <= places:
            return self.finalists((*sure, *tied))
        if len(tied) == 2 and self.lead(*tied):
            return self.finalists((*sure, tied[0] if self.lead(*tied) > 0 else tied[1]))
        return self.by_best_scores(sure, sorted(tied, key=self.tops, reverse=True), places)

    def by_best_scores(self, sure: tuple[int, ...], tied: list[int], places: int) -> set[tuple[int, ...]]:
        above = [c for c in tied if self.tops(c) > self.tops(tied[places])]
        if above:
            return self.finalists((*sure, *above))
        equal = [c for c in tied if self.tops(c) == self.tops(tied[0])]
        return {(*sure, *more) for more in combinations(equal, places)}

    def runoff(self, pair: tuple[int, ...]) -> set[int]:
        if len(pair) == 1:
            return set(pair)
        one, other = pair
        leads = (self.lead(one, other), self.total(one) - self.total(other), self.tops(one) - self.tops(other))
        ahead = next((lead for lead in leads if lead), 0)
        return {one, other} if not ahead else {one if ahead > 0 else other}


def star(ballots: Ballots, candidates: range, best: int) -> set[int]:
    asked = Star(ballots, candidates, best)
    return {winner for pair in asked.finalists() for winner in asked.runoff(pair)}


def majority_judgment(ballots: Ballots, candidates: range) -> set[int]:
    """Majority grades are taken away one by one until only one candidate, or no grade, is left."""
    graded = [ballot for ballot in ballots if any(grade >= 0 for grade in ballot)]
    grades = {c: sorted(max(0, ballot[c - 1]) for ballot in graded) for c in candidates}
    left = set(candidates)
    for _ in graded:
        majority = {c: grades[c].pop((len(grades[c]) - 1) // 2) for c in left}
        left = {c for c in left if majority[c] == max(majority.values())}
    return left


def phragmen(ballots: Ballots, candidates: range, seats: int) -> Committees:
    """Money is earned through time; what is bought is paid by its supporters, to the last cent."""
    return _buying(ballots, candidates, seats, [Fraction(0)] * len(ballots), frozenset())


def equal_shares(ballots: Ballots, candidates: range, seats: int) -> Committees:
    voters = [ballot for ballot in ballots if any(mark > 0 for mark in ballot)]
    return _shares(voters, candidates, seats, [Fraction(seats, len(voters))] * len(voters), frozenset())


def _shares(
    voters: Ballots, candidates: range, seats: int, money: list[Fraction], elected: frozenset[int]
) -> Committees:
    prices = {c: _price(voters, money, c) for c in candidates if c not in elected}
    affordable = {c: price for c, price in prices.items() if price is not None}
    if len(elected) == seats or not affordable:
        return _buying(voters, candidates, seats, money, elected)
    found: set[frozenset[int]] = set()
    least = min(affordable.values())
    for c in (c for c, price in affordable.items() if price == least):
        paid = [m - min(m, least) if v[c - 1] > 0 else m for v, m in zip(voters, money, strict=True)]
        found |= _shares(voters, candidates, seats, paid, elected | {c})
    return frozenset(found)


def _price(voters: Ballots, money: list[Fraction], candidate: int) -> Fraction | None:
    """The least payment per head: every number of supporters who pay all they have is tried."""
    have = sorted(m for v, m in zip(voters, money, strict=True) if v[candidate - 1] > 0)
    for poor in range(len(have)):
        price = (1 - sum(have[:poor], Fraction(0))) / (len(have) - poor)
        if price <= have[poor] and all(m <= price for m in have[:poor]):
            return price
    return None


def _buying(
    voters: Ballots, candidates: range, seats: int, money: list[Fraction], elected: frozenset[int]
) -> Committees:
    def wait(candidate: int) -> Fraction | None:
        theirs = [m for v, m in zip(voters, money, strict=True) if v[candidate - 1] > 0]
        return (1 - sum(theirs, Fraction(0))) / len(theirs) if theirs else None

    waits = {c: w for c in candidates if c not in elected and (w := wait(c)) is not None}
    if len(elected) == seats or not waits:
        return frozenset([elected])
    soonest = min(waits.values())
    found: set[frozenset[int]] = set()
    for c in (c for c, w in waits.items() if w == soonest):
        after = [Fraction(0) if v[c - 1] > 0 else m + soonest for v, m in zip(voters, money, strict=True)]
        found |= _buying(voters, candidates, seats, after, elected | {c})
    return frozenset(found)


Plain = Callable[..., Committees]
