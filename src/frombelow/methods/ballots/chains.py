"""Who stands above whom, as it is built up victory by victory without ever going round in a circle.

Candidates are positions from 0; `above[a]` is a set of bits: all whom a stands above, directly or by others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Above = tuple[int, ...]
Pair = tuple[int, int]  # the winner's position, the loser's

MOST_STATES = 20_000  # orders of equal victories are searched up to here


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
    tried = 0
    for group in groups:
        ends: set[Above] = set()
        seen = set(states)
        waiting = list(states)
        while waiting:
            tried += 1
            if tried > MOST_STATES:
                return None
            following = list(_next(waiting.pop(), group))
            for state, is_end in following:
                if is_end:
                    ends.add(state)
                elif state not in seen:
                    seen.add(state)
                    waiting.append(state)
        states = ends
    return states


def _next(above: Above, group: Sequence[Pair]) -> Iterator[tuple[Above, bool]]:
    """The states that one more victory of the group leads to; those that no order could drop are locked at once."""
    left = [(w, loser) for w, loser in group if not is_above(above, w, loser) and not is_above(above, loser, w)]
    everything = _closure(above, left)
    for winner, loser in left:
        if not everything[loser] >> winner & 1:
            above = lock(above, winner, loser)
    contested = [(w, loser) for w, loser in left if not is_above(above, w, loser) and not is_above(above, loser, w)]
    if not contested:
        yield above, True
    for winner, loser in contested:
        yield lock(above, winner, loser), False


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
