"""Formula 8: which statement a person is asked about next. Statements that many judge, that tell people apart and that few have seen come sooner.

The choice among them is a lot that anyone can draw again: it follows from a given seed and the person's key.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256

import numpy as np

from frombelow.methods.opinions.plane import Plane
from frombelow.methods.opinions.tallies import Tally
from frombelow.methods.opinions.votes import Reals, Statement

META_WEIGHT = 49.0


def weights(grouped: Tally, plane: Plane, statements: tuple[Statement, ...]) -> Reals:
    """[(1 − passed) · (extremity + 1) · agreed · (1 + 8 · 2^(−seen / 5))]² for each statement, over the people in groups.

    passed = (pass + 1)/(seen + 2), agreed = (agree + 1)/(seen + 2). A meta statement weighs META_WEIGHT.
    """
    together = grouped.together()
    seen, agree, passed = together.seen[0], together.agree[0], together.passed[0]
    worth = (1 - (passed + 1) / (seen + 2)) * (plane.extremity + 1) * ((agree + 1) / (seen + 2))
    found = (worth * (1 + 8 * np.exp2(-seen / 5))) ** 2
    return np.where([s.is_meta for s in statements], META_WEIGHT, found)


def next_statement(
    weight: Reals, statements: tuple[Statement, ...], seen: Collection[str], person: str, seed: str
) -> int | None:
    """The place of the statement to ask next, by a lot weighted by `weight`; None when the person has seen all.

    What a moderator took out is not asked. The lot is drawn anew after every vote: the number of statements seen takes part in it.
    """
    open_ones = [at for at, s in enumerate(statements) if s.key not in seen and not s.is_out]
    if not open_ones:
        return None
    passed = np.cumsum(weight[open_ones])
    point = lot(seed, person, str(len(seen))) * passed[-1]
    return open_ones[min(int(np.searchsorted(passed, point, side="right")), len(open_ones) - 1)]


def lot(seed: str, *parts: str) -> float:
    """A number from 0 up to 1 that follows from its parts: the first 52 bits of SHA-256 of "seed|part|part"."""
    digest = sha256("|".join((seed, *parts)).encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 12) / 2**52
