"""Whose votes went where between two divisions: paper by paper what each candidate lost and won, papers of the same fate together."""

from __future__ import annotations

from collections.abc import Mapping

from frombelow.methods.ballots.papers import Numbers
from frombelow.methods.ballots.stv.arithmetic import Amount
from frombelow.methods.ballots.stv.division import Divided
from frombelow.methods.ballots.stv.tree import totals

Flows = dict[tuple[int, int], Amount]


def flows(before: Divided, after: Divided, weight: Numbers) -> Flows:
    """Amounts by (giver, taker); 0 is nobody."""
    wide = int(after.leaf.max(initial=0)) + 1
    fates, voters = totals(before.leaf * wide + after.leaf, weight)
    old: dict[int, dict[int, Amount]] = {}
    new: dict[int, dict[int, Amount]] = {}
    moved: Flows = {}
    for fate, count in zip(fates.tolist(), voters.tolist(), strict=True):
        start, end = divmod(fate, wide)
        if start not in old:
            old[start] = before.along(start)
        if end not in new:
            new[end] = after.along(end)
        for way, amount in _moved(old[start], new[end]).items():
            moved[way] = moved.get(way, 0) + amount * count
    return moved


def _moved(old: Mapping[int, Amount], new: Mapping[int, Amount]) -> Flows:
    """What givers lost is handed to takers in the order of their numbers until both are even."""
    change = {number: new.get(number, 0) - old.get(number, 0) for number in sorted({*old, *new})}
    takers = [(number, amount) for number, amount in change.items() if amount > 0]
    moved: Flows = {}
    taker, open_amount = takers.pop(0) if takers else (0, 0)
    for giver, amount in change.items():
        left = -amount
        while left > 0:
            part = min(left, open_amount)
            moved[giver, taker] = moved.get((giver, taker), 0) + part
            left -= part
            open_amount -= part
            if not open_amount:
                taker, open_amount = takers.pop(0) if takers else (taker, left)
    return moved
