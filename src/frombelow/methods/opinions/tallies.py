"""How many of each group agreed, disagreed and passed on each statement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frombelow.methods.opinions.cast import Cast
from frombelow.methods.opinions.votes import Ints, Reals, Votes


@dataclass(frozen=True, eq=False)
class Tally:
    """Groups × statements, whole numbers. `seen`: who voted at all, those who passed among them."""

    agree: Ints
    disagree: Ints
    seen: Ints

    @property
    def passed(self) -> Ints:
        return self.seen - self.agree - self.disagree

    @property
    def agree_share(self) -> Reals:
        """(agree + 1) / (seen + 2): the share expected to agree, drawn toward one half where few have voted (Laplace)."""
        return np.asarray((self.agree + 1) / (self.seen + 2))

    @property
    def disagree_share(self) -> Reals:
        """(disagree + 1) / (seen + 2)."""
        return np.asarray((self.disagree + 1) / (self.seen + 2))

    def together(self) -> Tally:
        """All groups as one."""
        return Tally(*(part.sum(axis=0, keepdims=True) for part in (self.agree, self.disagree, self.seen)))


def tally(cast: Cast, label: Ints, groups: int) -> Tally:
    """The votes of people, each in the group of her label."""
    width = 3 * cast.statements
    code = np.repeat(label * width, cast.counts) + cast.code
    counts = np.bincount(code, minlength=groups * width).reshape(groups, -1, 3)
    return Tally(counts[:, :, 2], counts[:, :, 0], counts.sum(axis=2))


def tally_all(votes: Votes) -> Tally:
    """Everyone who voted, as one group: those without a place on the map count too."""
    code = votes.statement * np.int32(3) + (votes.vote + np.int8(1))
    counts = np.bincount(code, minlength=3 * len(votes.statements)).reshape(1, -1, 3)
    return Tally(counts[:, :, 2], counts[:, :, 0], counts.sum(axis=2))
