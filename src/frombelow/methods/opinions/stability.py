"""Would the same groups be found if half of the people had not come? Half-samples, without chance.

A hash of each person's key puts her into one of ten pieces, whoever else takes part; a half-sample is five of the ten (`pieces`). Each half gets a
map of its own from its own votes, and its groups are laid beside the groups of all: the stability of a group is the mean Jaccard index with the group of
the half that is most like it (Hennig 2007, "Cluster-wise assessment of cluster stability").
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

import numpy as np

from frombelow.methods.opinions import consensus
from frombelow.methods.opinions.cast import Cast
from frombelow.methods.opinions.cells import Cells, cells, rounded, single
from frombelow.methods.opinions.crosses import Cross
from frombelow.methods.opinions.grouping import Partition, greatest_number, partitions, settle, silhouettes_of
from frombelow.methods.opinions.pieces import Pieces
from frombelow.methods.opinions.places import positions
from frombelow.methods.opinions.plane import Plane, plane
from frombelow.methods.opinions.settings import Settings
from frombelow.methods.opinions.tallies import Tally, tally
from frombelow.methods.opinions.votes import Ints, Reals, Votes

LISTED = 10  # statements of the consensus list that are compared
COARSE = 256  # cells of a half-sample
MOST_PEOPLE = 10_000  # of a half-sample, whose groups are looked for; its plane comes from all its votes


@dataclass(frozen=True)
class GroupStability:
    """Of one group over the half-samples: the mean Jaccard index and the worst."""

    mean: float
    worst: float


@dataclass(frozen=True)
class Stability:
    """How the groups, and the list of what unites, come back in half-samples.

    `too_small`: half-samples with too few people for as many groups; they count as not showing any. `same_number`: in how many the same number of groups
    separates people best. `likeness`: mean adjusted Rand index (Hubert & Arabie 1985).
    `consensus_mean`, `consensus_worst`: the part of the first ten statements of the consensus list that is also among the first ten in a half-sample.
    """

    samples: int
    too_small: int
    groups: tuple[GroupStability, ...]
    same_number: int
    likeness: float
    consensus_mean: float
    consensus_worst: float
    votes: int  # how many votes there were when this was measured

    @property
    def least(self) -> float:
        """The stability of the least stable group."""
        return min((group.mean for group in self.groups), default=0.0)


@dataclass(frozen=True, eq=False)
class Found:
    """What was found among all: the plane, who is placed and where, their groups and the votes of these."""

    plane: Plane
    people: Ints
    positions: Reals
    partition: Partition
    tally: Tally


@dataclass(frozen=True, eq=False)
class Half:
    """One half-sample laid beside the whole: `shared` (groups of all × groups of the half): people in both."""

    shared: Ints
    is_same_number: bool
    first_statements: frozenset[int]


def measure(votes: Votes, pieces: Pieces, found: Found, settings: Settings) -> Stability:
    """The stability of the groups found among all."""
    first = consensus.first_statements(found.tally, votes.on_map, LISTED)
    tried = [
        _half(votes, tables, np.flatnonzero(inside[found.people]), found, settings)
        for inside, tables in pieces.halves(settings)
    ]
    shown = [half for half in tried if half is not None]
    none = np.zeros(found.partition.count)
    matched = np.array([jaccard(half.shared).max(axis=1) if half else none for half in tried])
    overlaps = [len(first & half.first_statements) / max(1, len(first)) for half in shown]
    return Stability(
        samples=len(tried),
        too_small=len(tried) - len(shown),
        groups=tuple(GroupStability(_mean(one), min(one, default=0.0)) for one in matched.T.tolist()),
        same_number=sum(half.is_same_number for half in shown),
        likeness=_mean([adjusted_rand(half.shared) if half else 0.0 for half in tried]),
        consensus_mean=_mean(overlaps),
        consensus_worst=min(overlaps, default=0.0),
        votes=len(votes.vote),
    )


def jaccard(shared: Ints) -> Reals:
    """People in both groups ÷ people in either, for each group of all (rows) and of the half (columns)."""
    either = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0, keepdims=True) - shared
    return np.asarray(shared / np.maximum(either, 1))


def adjusted_rand(shared: Ints) -> float:
    """How alike two ways of grouping the same people are: 1 the same, 0 as chance would have it (Hubert & Arabie 1985)."""
    both, rows, columns = (_pairs(counts) for counts in (shared, shared.sum(axis=1), shared.sum(axis=0)))
    every = _pairs(shared.sum())
    expected = rows * columns / every if every else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def _half(votes: Votes, tables: Cross, inside: Ints, found: Found, settings: Settings) -> Half | None:
    """A map of its own for one half, `inside` of those who are placed; None if they are too few for as many groups."""
    inside = _thinned(inside)
    people = found.people[inside]
    most = greatest_number(len(people), settings)
    count = found.partition.count
    if most < count:
        return None
    own = plane(tables, votes.on_map, near=found.plane)
    cast = Cast.by(votes, people)
    points = rounded(positions(cast, own))
    drawn = cells(points, COARSE)
    tried = partitions(drawn, most)
    label = settle(single(points), tried[count - 2].centers).label
    shared = np.bincount(found.partition.label[inside] * count + label, minlength=count * count).reshape(count, count)
    said = consensus.first_statements(tally(cast, label, count), votes.on_map, LISTED)
    return Half(shared, _best_number(drawn, tried, settings) == count, said)


def _best_number(drawn: Cells, tried: list[Partition], settings: Settings) -> int:
    """The number of groups that separates people best, no group smaller than half of what is asked of all; 0 where there is none."""
    least = (settings.smallest_group + 1) // 2
    silhouettes = zip(silhouettes_of(drawn, tried), tried, strict=True)
    allowed = [(value, -one.count) for value, one in silhouettes if one.sizes(drawn.weight).min() >= least]
    return -max(allowed)[1] if allowed else 0


def _thinned(inside: Ints) -> Ints:
    """At most MOST_PEOPLE of them, evenly spread in the order of their keys."""
    if len(inside) <= MOST_PEOPLE:
        return inside
    return inside[np.arange(MOST_PEOPLE) * len(inside) // MOST_PEOPLE]


def _pairs(counts: Ints) -> float:
    return float((counts * (counts - 1) // 2).sum())


def _mean(values: list[float]) -> float:
    return fsum(values) / len(values) if values else 0.0
