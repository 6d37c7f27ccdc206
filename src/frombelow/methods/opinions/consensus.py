"""Formula 7: what unites. Across groups first, then among all as if there were no groups.

Group-informed consensus multiplies, over the groups, the share of each that is expected to agree: a large group cannot outvote a small one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from frombelow.methods.opinions.signs import SURE, above_half
from frombelow.methods.opinions.tallies import Tally
from frombelow.methods.opinions.votes import Flags, Reals


class Side(StrEnum):
    """What people say of a statement."""

    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True)
class United:
    """A statement (its place) that groups judge alike. `value`: the group-informed consensus. `is_sure`: in every group it is sure that more than half do."""

    statement: int
    side: Side
    value: float
    is_sure: bool


@dataclass(frozen=True)
class Majority:
    """A statement on which most of all people agree (or disagree), whatever their groups. `share` is (successes + 1) / (seen + 2), `z` its test."""

    statement: int
    side: Side
    successes: int
    seen: int
    share: float
    z: float


def group_informed(tally: Tally, side: Side) -> Reals:
    """Π over groups of (agree + 1) / (seen + 2), for each statement; or of disagreement."""
    share = tally.agree_share if side is Side.AGREE else tally.disagree_share
    return np.asarray(np.multiply.reduce(share, axis=0))


def united(tally: Tally, on_map: Flags) -> tuple[United, ...]:
    """Every statement on the map with the side on which the groups are nearer to each other, the most uniting first."""
    agree, disagree = (group_informed(tally, side) for side in Side)
    sure = {
        Side.AGREE: above_half(tally.agree, tally.seen).min(axis=0) > SURE,
        Side.DISAGREE: above_half(tally.disagree, tally.seen).min(axis=0) > SURE,
    }
    side = [Side.DISAGREE if more else Side.AGREE for more in (disagree > agree).tolist()]
    value = np.maximum(agree, disagree)
    order = [at for at in np.argsort(-value, kind="stable").tolist() if on_map[at]]
    return tuple(United(at, side[at], float(value[at]), bool(sure[side[at]][at])) for at in order)


def first_statements(tally: Tally, on_map: Flags, count: int) -> frozenset[int]:
    """The first statements of the list above."""
    value = np.maximum(*(group_informed(tally, side) for side in Side))
    order = np.argsort(-value, kind="stable")
    return frozenset(order[on_map[order]][:count].tolist())


def majorities(everyone: Tally, on_map: Flags, side: Side, count: int = 5) -> tuple[Majority, ...]:
    """The overall consensus, groups left aside: share above one half and its z above SURE, by share × z."""
    successes = (everyone.agree if side is Side.AGREE else everyone.disagree)[0]
    seen = everyone.seen[0]
    share, z = (successes + 1) / (seen + 2), above_half(successes, seen)
    fits = on_map & (share > 0.5) & (z > SURE)
    order = [at for at in np.argsort(-(share * z), kind="stable").tolist() if fits[at]][:count]
    return tuple(Majority(at, side, int(successes[at]), int(seen[at]), float(share[at]), float(z[at])) for at in order)
