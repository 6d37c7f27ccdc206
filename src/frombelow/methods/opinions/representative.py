"""Formula 6: the statements that tell a group from all others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frombelow.methods.opinions.consensus import Side
from frombelow.methods.opinions.signs import SURE, above_half, above_other
from frombelow.methods.opinions.tallies import Tally
from frombelow.methods.opinions.votes import Flags, Ints, Reals


@dataclass(frozen=True)
class Representative:
    """A statement (its place) that speaks for a group.

    `successes` of `seen` in the group take the `side`; `share` is (successes + 1)/(seen + 2) and `z` its test against one half; `ratio` is that share ÷
    the same share among all others, and `ratio_z` the test of the difference. `agreed_most`: the group's best agreement, kept so that a group is never told only
    by what it is against; `agreed` then counts those who agree.
    """

    statement: int
    side: Side
    successes: int
    seen: int
    share: float
    z: float
    ratio: float
    ratio_z: float
    agreed_most: bool = False
    agreed: int = 0


@dataclass(frozen=True, eq=False)
class Figures:
    """One group's figures for one side, by statement."""

    successes: Ints
    seen: Ints
    share: Reals
    z: Reals
    ratio: Reals
    ratio_z: Reals

    @property
    def weight(self) -> Reals:
        """By which statements are ranked."""
        return np.asarray(self.ratio * self.ratio_z * self.share * self.z)

    @property
    def is_sure(self) -> Flags:
        """More than half of the group, and more than among the others, both sure at 90 %."""
        return np.asarray((self.z > SURE) & (self.ratio_z > SURE))


def representative(tally: Tally, on_map: Flags, group: int, count: int = 5) -> tuple[Representative, ...]:
    """At most `count` statements that speak for a group, agreements before disagreements.

    First the group's best agreement, if it has one; then those that are sure, by weight. If nothing qualifies, the one with the highest z of difference.
    """
    agree, disagree = _figures(tally, group, Side.AGREE), _figures(tally, group, Side.DISAGREE)
    better = agree.ratio_z > disagree.ratio_z
    best = _best_agreement(agree, disagree, on_map)
    sure = on_map & (agree.is_sure | disagree.is_sure)
    weight = np.where(better, agree.weight, disagree.weight)
    chosen = [at for at in np.argsort(-weight, kind="stable").tolist() if sure[at] and at != best]
    first = [best] if best is not None else []
    if not first and not chosen and on_map.any():
        first = [int(np.argmax(np.where(on_map, np.maximum(agree.ratio_z, disagree.ratio_z), -np.inf)))]
    told = [
        _told(at, agree if better[at] else disagree, Side.AGREE if better[at] else Side.DISAGREE, at == best, int(agree.successes[at]))
        for at in (first + chosen)[:count]
    ]  # fmt: skip
    return tuple(sorted(told, key=lambda one: not (one.side is Side.AGREE or one.agreed_most)))


def _figures(tally: Tally, group: int, side: Side) -> Figures:
    counts = tally.agree if side is Side.AGREE else tally.disagree
    successes, seen = counts[group], tally.seen[group]
    others, others_seen = counts.sum(axis=0) - successes, tally.seen.sum(axis=0) - seen
    share = (successes + 1) / (seen + 2)
    ratio = share / ((others + 1) / (others_seen + 2))
    return Figures(
        successes, seen, share, above_half(successes, seen), ratio, above_other(successes, seen, others, others_seen)
    )


def _best_agreement(agree: Figures, disagree: Figures, on_map: Flags) -> int | None:
    """The agreement that speaks best for the group, found as the engine finds it, statement by statement.

    The first that is sure of a majority or is likelier here than elsewhere; then, as long as the best so far is not likelier here than elsewhere, any
    that more agree to; once it is, only those with a greater weight.
    """
    voted = on_map & (agree.successes + disagree.successes > 0)
    weight = agree.weight
    best: int | None = None
    for at in np.flatnonzero(voted).tolist():
        if best is None:
            better = agree.z[at] > SURE or (agree.ratio[at] > 1 and agree.share[at] > 0.5)
        elif agree.ratio[best] > 1:
            better = weight[at] > weight[best]
        else:
            better = agree.share[at] * agree.z[at] > agree.share[best] * agree.z[best]
        best = at if better else best
    return best


def _told(at: int, figures: Figures, side: Side, is_best: bool, agreed: int) -> Representative:
    return Representative(
        statement=at,
        side=side,
        successes=int(figures.successes[at]),
        seen=int(figures.seen[at]),
        share=float(figures.share[at]),
        z=float(figures.z[at]),
        ratio=float(figures.ratio[at]),
        ratio_z=float(figures.ratio_z[at]),
        agreed_most=is_best,
        agreed=agreed if is_best else 0,
    )
