"""Several ranked as equals: they stand for all orders of them alike (Hill, Voting matters 13).

A paper that ranks A and B equally is half a paper A before B and half a paper B before A; three equals are six orders.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

from frombelow.methods.ballots.stv.arithmetic import Amount, Arithmetic


def parts_of_equals(keeps: Sequence[Amount], arithmetic: Arithmetic) -> tuple[list[Amount], Amount]:
    """What each of several equals keeps of one vote, on the average of all orders, and what passes them all.

    In a random order a member stands behind each set of the others of a certain size with the same chance; what reaches her is what that set lets pass. The sums
    over all sets of a size are the coefficients of the product of (X + what one lets pass).
    """
    free = [arithmetic.one - keep for keep in keeps]
    others = len(keeps) - 1
    parts = []
    for place, keep in enumerate(keeps):
        sums = _coefficients([*free[:place], *free[place + 1 :]], arithmetic)
        reached = sum((by_count(sums[size], comb(others, size)) for size in range(others + 1)), arithmetic.one * 0)
        parts.append(by_count(arithmetic.times(reached, keep), len(keeps)))
    rest = arithmetic.one
    for let_pass in free:
        rest = arithmetic.times(rest, let_pass)
    return parts, rest


def by_count(amount: Amount, count: int) -> Amount:
    """Divided by a number of heads, rounded down where amounts are whole."""
    return amount // count if isinstance(amount, int) else amount / count


def _coefficients(values: Sequence[Amount], arithmetic: Arithmetic) -> list[Amount]:
    """Of the product of (X + value), the highest power first."""
    sums: list[Amount] = [arithmetic.one, *(arithmetic.one * 0 for _ in values)]
    for value in values:
        before = sums[0]
        for power in range(1, len(sums)):
            here = sums[power]
            sums[power] = here + arithmetic.times(before, value)
            before = here
    return sums
