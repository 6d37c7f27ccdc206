"""Slow plain twins of Meek, the PR Foundation's Meek, Warren and QPQ: one paper at a time; ranks of equals are spelled out as all their orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations, product
from math import ceil

from frombelow.methods.ballots.stv.tests.plain_piles import Answer, down

Share = Callable[[Fraction, Fraction], tuple[Fraction, Fraction]]  # (what comes, keep value) → (kept, passed on)
Ranks = Sequence[Sequence[int]]

DIGITS = 27  # of the guarded decimals that the fractions are compared with
SAME = Fraction(1, 2 * 10**18)


def cut(amount: Fraction) -> Fraction:
    """To as many digits as the guarded decimals have, or fractions would grow without end."""
    return down(amount, DIGITS)


def share_cut(comes: Fraction, keep: Fraction) -> tuple[Fraction, Fraction]:
    return cut(comes * keep), cut(comes * (1 - keep))


def share_up(comes: Fraction, keep: Fraction) -> tuple[Fraction, Fraction]:
    kept = up(comes * keep, 9)
    return kept, comes - kept


def price(comes: Fraction, keep: Fraction) -> tuple[Fraction, Fraction]:
    return min(comes, keep), comes - min(comes, keep)


def orders(ranks: Ranks) -> Iterator[tuple[int, ...]]:
    """All orders that ranks of equals stand for."""
    for chosen in product(*(permutations(rank) for rank in ranks)):
        yield tuple(candidate for rank in chosen for candidate in rank)


def divide(papers: Sequence[Ranks], keep: Mapping[int, Fraction], share: Share) -> dict[int, Fraction]:
    votes = dict.fromkeys(keep, Fraction(0))
    for ranks in papers:
        ways = list(orders(ranks))
        for way in ways:
            comes = Fraction(1)
            for candidate in way:
                kept, comes = share(comes, keep[candidate])
                votes[candidate] += kept / len(ways)
    return votes


def meek(
    papers: Sequence[Ranks], candidates: int, seats: int, order: Sequence[int], share: Share = share_cut
) -> Answer:
    """Algorithm 123, every product and quotient cut after 27 digits."""
    papers = [ranks for ranks in papers if ranks]
    hopeful, elected, stages = list(range(1, candidates + 1)), [], []
    keep = {c: Fraction(1) for c in hopeful}
    while True:
        last = Fraction(len(papers))
        while True:
            votes = divide(papers, keep, share)
            quota = cut(sum(votes.values()) / (seats + 1))
            surplus = sum((votes[c] - quota for c in elected), Fraction(0))
            if (
                any(votes[c] - quota >= SAME for c in hopeful)
                or surplus <= Fraction(1, 10**9) + SAME
                or surplus >= last
            ):
                break
            last = surplus
            for c in elected:
                keep[c] = cut(cut(keep[c] * quota) / votes[c])
        new = sorted((c for c in hopeful if votes[c] - quota >= SAME), key=lambda c: -votes[c])
        elected += new
        hopeful = [c for c in hopeful if c not in new]
        if len(elected) < seats and len(hopeful) > seats - len(elected):
            stages.append(votes)
            if new:
                continue
            reach = min(votes[c] for c in hopeful) + max(surplus, Fraction(0))
            gone = max((c for c in hopeful if votes[c] - reach < SAME), key=order.index)
            hopeful.remove(gone)
            keep[gone] = Fraction(0)
            if len(hopeful) > seats - len(elected):
                continue
            votes = divide(papers, keep, share)
        stages.append(votes)
        if len(elected) < seats:
            elected += sorted(hopeful, key=lambda c: -votes[c])
        return elected, stages


def warren(papers: Sequence[Ranks], candidates: int, seats: int, order: Sequence[int]) -> Answer:
    return meek(papers, candidates, seats, order, price)


def meek_prf(papers: Sequence[Ranks], candidates: int, seats: int, order: Sequence[int]) -> Answer:
    """Nine decimals, step by step as in the PR Foundation's text."""
    papers = [ranks for ranks in papers if ranks]
    hopeful, elected, stages = list(range(1, candidates + 1)), [], []
    keep = {c: Fraction(1) for c in hopeful}
    votes: dict[int, Fraction] = {}
    is_first = True
    while is_first or (len(elected) < seats and len(hopeful) > seats - len(elected)):
        is_first = False
        last = Fraction(len(papers))
        while True:
            votes = divide(papers, keep, share_up)
            quota = down(sum(votes.values()) / (seats + 1), 9) + Fraction(1, 10**9)
            new = sorted((c for c in hopeful if votes[c] >= quota), key=lambda c: -votes[c])
            surplus = sum((votes[c] - quota for c in elected), Fraction(0))
            if new or surplus < Fraction(1, 10**6) or surplus >= last:
                break
            last = surplus
            for c in elected:
                keep[c] = up(up(keep[c] * quota, 9) / votes[c], 9)
        stages.append(votes)
        elected += new
        hopeful = [c for c in hopeful if c not in new]
        if not new and len(hopeful) > seats - len(elected):
            reach = min(votes[c] for c in hopeful) + max(surplus, Fraction(0))
            gone = max((c for c in hopeful if votes[c] <= reach), key=order.index)
            hopeful.remove(gone)
            keep[gone] = Fraction(0)
            if len(hopeful) == seats - len(elected):
                stages.append(votes)
    if len(elected) < seats:
        elected += sorted(hopeful, key=lambda c: -votes[c])
    return elected, stages


def qpq(papers: Sequence[Ranks], candidates: int, seats: int, order: Sequence[int]) -> Answer:
    """Woodall 2.1 to 2.6, in fractions. Only the winners and the votes of hopeful candidates at each decision are told."""
    rankings = [[rank[0] for rank in ranks] for ranks in papers if ranks]
    excluded: list[int] = []
    stages = []
    while True:
        elected: list[int] = []
        has_elected = [Fraction(0)] * len(rankings)
        while True:
            hopeful = [c for c in range(1, candidates + 1) if c not in excluded and c not in elected]
            if len(elected) >= seats or len(hopeful) <= seats - len(elected):
                left = sorted(hopeful, key=lambda c: -sum(_top(r, hopeful) == c for r in rankings))
                return elected + (left if len(elected) < seats else []), stages
            tops = [_top(ranking, hopeful) for ranking in rankings]
            votes = {c: Fraction(tops.count(c)) for c in hopeful}
            stages.append(votes)
            part = {
                c: sum((e for e, top in zip(has_elected, tops, strict=True) if top == c), Fraction(0))
                for c in [0, *hopeful]
            }
            quotient = {c: votes[c] / (1 + part[c]) for c in hopeful}
            quota = Fraction(len(rankings) - tops.count(0)) / (1 + seats - part[0])
            best = max(quotient.values())
            if best <= quota:
                worst = min(quotient.values())
                excluded.append(max((c for c in hopeful if quotient[c] == worst), key=order.index))
                if len(hopeful) - 1 <= seats - len(elected):
                    hopeful.remove(excluded[-1])
                    left = sorted(hopeful, key=lambda c: -sum(_top(r, hopeful) == c for r in rankings))
                    return elected + left, stages
                break
            winner = min((c for c in hopeful if quotient[c] == best), key=order.index)
            elected.append(winner)
            has_elected = [1 / best if top == winner else e for e, top in zip(has_elected, tops, strict=True)]


def _top(ranking: Sequence[int], hopeful: Sequence[int]) -> int:
    return next((candidate for candidate in ranking if candidate in hopeful), 0)


def up(amount: Fraction, digits: int) -> Fraction:
    return Fraction(ceil(amount * 10**digits), 10**digits)
