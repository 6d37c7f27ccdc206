"""Ranked pairs: victories are accepted from the largest margin down, each unless it contradicts those accepted before.

Where victories are equally large, Tideman's rule lets every order of them stand: whoever wins in one of them may win. A stated order of the candidates
(or a lot) decides as Zavist and Tideman prescribe: the victory of the candidate who comes first in it goes first, and a drawn pair is a victory of that one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

import numpy as np

from frombelow.methods.ballots import chains, deciding, pairwise
from frombelow.methods.ballots.papers import Contest, Numbers, RankedPapers
from frombelow.methods.ballots.result import Count, Deed, Said, Settled, Stage, Tie
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.ties import TieBreak, order_for


@dataclass(frozen=True)
class Locking:
    """What became of the victories in one order."""

    above: chains.Above
    dropped: tuple[chains.Pair, ...]


def count(contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
    over = pairwise.preferences(contest, papers)
    order = order_for(contest, ties)
    is_settled = order.settled is not Settled.NOTHING
    locking = lock_in(contest, over, order, with_draws=is_settled)
    possible, is_exact = possible_winners(contest, over)
    ranking = _ranking(contest, locking.above)
    if not is_settled:
        ranking = _with_top(ranking, possible)
    filled = _filled(possible, ranking, order)
    stage = Stage(
        2,
        Deed.ROUND,
        votes=tuple(Fraction(below.bit_count()) for below in locking.above),
        status=pairwise.statuses(contest, filled.winners),
        elected=filled.winners,
        unit="rivals below",
        said=(
            *_dropped(contest, over, locking),
            *([] if is_exact else [_TOO_MANY]),
            *deciding.told(contest, filled),
        ),
    )
    return Count(
        RULE.key,
        filled.winners,
        (pairwise.first_stage(contest, over), stage),
        ties=filled.ties,
        tied=filled.tied,
        open_seats=filled.open_seats,
        ranking=ranking,
    )


def lock_in(contest: Contest, over: Numbers, order: TieBreak, *, with_draws: bool) -> Locking:
    """The victories in one order: by margin, then by the winner's place in `order` (Zavist–Tideman)."""
    place = {number - 1: position for position, number in enumerate(order.order)}
    pairs = [pair for margin, pair in _victories(contest, over) if margin > 0]
    if with_draws:
        pairs += [(a, b) for margin, (a, b) in _victories(contest, over) if margin == 0 and place[a] < place[b]]
    pairs.sort(key=lambda pair: (over[pair[1], pair[0]] - over[pair], place[pair[0]], place[pair[1]]))
    above: chains.Above = (0,) * len(over)
    dropped = []
    for winner, loser in pairs:
        if chains.is_above(above, loser, winner):
            dropped.append((winner, loser))
        elif not chains.is_above(above, winner, loser):
            above = chains.lock(above, winner, loser)
    return Locking(above, tuple(dropped))


def possible_winners(contest: Contest, over: Numbers) -> tuple[tuple[int, ...], bool]:
    """Who wins in some order of the equal victories; False where there are too many orders, and these are only all who may.

    Only a candidate can win to whom, for each loss, a chain of victories as large leads back: often that is one, and nothing need be tried.
    """
    standing = tuple(number - 1 for number in contest.standing)
    immune = _immune(over, standing)
    if len(immune) == 1:
        return tuple(position + 1 for position in immune), True
    victories = sorted((pair for pair in _victories(contest, over) if pair[0] > 0), key=lambda pair: -pair[0])
    groups = [[pair for _, pair in group] for _, group in groupby(victories, key=lambda pair: pair[0])]
    ends = chains.every_end(groups, len(over))
    if ends is None:
        return tuple(position + 1 for position in immune), False
    winners = {position for above in ends for position in chains.nobody_above(above, standing)}
    return tuple(position + 1 for position in sorted(winners)), True


def _victories(contest: Contest, over: Numbers) -> list[tuple[int, chains.Pair]]:
    """Every ordered pair of those who stand that is won or drawn, with its margin."""
    standing = [number - 1 for number in contest.standing]
    pairs = [(a, b) for a in standing for b in standing if a != b and over[a, b] >= over[b, a]]
    return [(int(over[a, b] - over[b, a]), (a, b)) for a, b in pairs]


def _immune(over: Numbers, standing: tuple[int, ...]) -> tuple[int, ...]:
    strength = np.maximum(over - over.T, 0)
    margin = strength.copy()
    for through in range(len(over)):
        strength = np.maximum(strength, np.minimum(strength[:, through, None], strength[None, through, :]))
    return tuple(a for a in standing if all(strength[a, b] >= margin[b, a] for b in standing))


def _ranking(contest: Contest, above: chains.Above) -> deciding.Ranking:
    left = {number - 1 for number in contest.standing}
    ranking = []
    while left:
        here = tuple(above[a] if a in left else 0 for a in range(len(above)))
        first = chains.nobody_above(here, sorted(left))
        ranking.append(tuple(position + 1 for position in first))
        left -= set(first)
    return tuple(ranking)


def _with_top(ranking: deciding.Ranking, top: tuple[int, ...]) -> deciding.Ranking:
    """All who may win stand first, as equals; the others follow as they were."""
    rest = (tuple(number for number in rank if number not in top) for rank in ranking)
    return (top, *(rank for rank in rest if rank))


def _filled(possible: tuple[int, ...], ranking: deciding.Ranking, order: TieBreak) -> deciding.Filled:
    """Who is elected; a tie that the order settled is told too."""
    if len(possible) == 1 or order.settled is Settled.NOTHING:
        return deciding.fill((possible,), 1, order, stage=2)
    tie = Tie(2, "elect", possible, ranking[0], order.settled)
    return deciding.Filled(ranking[0], (tie,))


def _dropped(contest: Contest, over: Numbers, locking: Locking) -> tuple[Said, ...]:
    return tuple(
        Said(
            "{winner_name} beats {loser_name} {ahead} to {behind}, but victories accepted before put {loser_name} above {winner_name}: "
            "this one is dropped.",
            {
                "winner_name": contest.name(winner + 1),
                "loser_name": contest.name(loser + 1),
                "ahead": str(over[winner, loser]),
                "behind": str(over[loser, winner]),
            },
        )
        for winner, loser in locking.dropped
        if over[winner, loser] > over[loser, winner]
    )


_TOO_MANY = Said(
    "There are too many orders of equally large victories to try them all: others than those named cannot win."
)

RULE = Rule(
    key="ranked-pairs",
    name="Ranked pairs",
    version="margins; equal victories in every order (Tideman 1987), or by a stated order or lot as in Zavist and Tideman (1989)",
    source='T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4 (1987), 185–206; '
    'T. M. Zavist and T. N. Tideman, "Complete independence of clones in the ranked pairs rule", Social Choice and Welfare 6 (1989), 167–173',
    paper=Paper.RANKED,
    several=False,
    count=count,
    promises=frozenset({Promise.MONOTONE, Promise.MAJORITY, Promise.CONDORCET, Promise.CLONES}),
)
