"""The votes of some of the people, taken out once for all that is computed from them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.opinions.votes import Ints, Reals, Votes


@dataclass(frozen=True, eq=False)
class Cast:
    """`counts`: votes per person. `code` of each vote: 3 × statement + 0, 1, 2 for disagree, pass, agree. `statements`: how many there are.

    `stretch`: √(statements / votes cast) per person. A statement off the map is zero for everyone, as if all had passed on it (so does the engine).
    """

    counts: Ints
    code: NDArray[np.int32]
    statements: int
    stretch: Reals

    @classmethod
    def by(cls, votes: Votes, people: Ints) -> Cast:
        """The votes of these people (places in `votes.people`), person by person."""
        at = entries(votes, people)
        counts, statement = votes.cast[people], votes.statement[at]
        counted = counts
        if not votes.on_map.all():
            counted = summed(votes.on_map[statement].astype(np.int64), counts) + int((~votes.on_map).sum())
        stretch = np.sqrt(len(votes.statements) / np.maximum(counted, 1))
        return cls(counts, statement * np.int32(3) + (votes.vote[at] + np.int8(1)), len(votes.statements), stretch)

    @property
    def which(self) -> Ints:
        """The person of each vote, as a place among those taken."""
        return np.repeat(np.arange(len(self.counts)), self.counts)


def entries(votes: Votes, people: Ints) -> Ints:
    """Where the votes of these people stand in `votes.statement`."""
    counts = votes.cast[people]
    shift = votes.starts[people] - (np.cumsum(counts) - counts)
    return np.asarray(np.arange(int(counts.sum())) + np.repeat(shift, counts), np.int64)


def summed(amounts: Ints, counts: Ints) -> Ints:
    """The sum of each person's amounts: the first counts[0] of them, the next counts[1], …"""
    found = np.zeros(len(counts), np.int64)
    has_any = counts > 0
    first = (np.cumsum(counts) - counts)[has_any]
    if len(first):
        found[has_any] = np.add.reduceat(amounts, first)
    return found
