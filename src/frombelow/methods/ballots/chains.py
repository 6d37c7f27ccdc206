"""Who stands above whom, as it is built up victory by victory without ever going round in a circle.

Candidates are positions from 0; `above[a]` is a set of bits: all whom a stands above, directly or by others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Above = tuple[int, ...]
Pair = tuple[int, int]  # the winner's position, the loser's

MOST_STATES = 20_000  # orders of equal victories are searched up to here,
MOST_WORK = 4_000_000  # and fewer where there are many candidates


def is_above(above: Above, winner: int, loser: int) -> bool:
    return bool(above[winner] >> loser & 1)


def lock(above: Above, winner: int, loser: int) -> Above:
    """`winner` now stands above `loser` and all who stand below; so do all above `winner`."""
    gained = above[loser] | 1 << loser
    return tuple(
        below | gained if position == winner or below >> winner & 1 else below for position, below in enumerate(above)
    )


def nobody_above(above: Above, among: Iterable[int]) -> tuple[int, ...]:
    """Those above whom nobody stands."""
    beaten = 0
    for below in above:
        beaten |= below
    return tuple(position for position in among if not beaten >> position & 1)


def every_end(groups: Sequence[Sequence[Pair]], candidates: int) -> set[Above] | None:
    """All states in which locking can end: groups one after another, the victories within a group in every order. None: too many to try.

    Finding them is NP-hard in general (Brill and Fischer 2012); with few equal victories it is quick.
    """
    states: set[Above] = {(0,) * candidates}
    left = min(MOST_STATES, MOST_WORK // candidates**2)
    for group in groups:
        ends: set[Above] = set()
        seen = set(states)
        waiting = list(states)
        while waiting:
            above, contested = _settled(waiting.pop(), group)
            left -= 1 + len(contested)
            if left < 0:
                return None
            if not contested:
                ends.add(above)
            new = {lock(above, winner, loser) for winner, loser in contested} - seen
            seen |= new
            waiting.extend(new)
        states = ends
    return states


def _settled(above: Above, group: Sequence[Pair]) -> tuple[Above, list[Pair]]:
    """The state with all victories of the group locked that no order could drop; and those that some order could."""
    open_ = _open(above, group)
    everything = _closure(above, open_)
    for winner, loser in open_:
        if not everything[loser] >> winner & 1 and not is_above(above, winner, loser):
            above = lock(above, winner, loser)
    return above, _open(above, open_)


def _open(above: Above, pairs: Sequence[Pair]) -> list[Pair]:
    """Victories that are neither implied nor contradicted yet."""
    return [pair for pair in pairs if not is_above(above, *pair) and not is_above(above, *reversed(pair))]


def _closure(above: Above, pairs: Sequence[Pair]) -> list[int]:
    """Whom each reaches when all these victories are added, circles allowed."""
    reached = list(above)
    for winner, loser in pairs:
        reached[winner] |= 1 << loser
    for through in range(len(reached)):
        for position in range(len(reached)):
            if reached[position] >> through & 1:
                reached[position] |= reached[through]
    return reached
