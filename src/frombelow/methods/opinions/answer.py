"""The map of opinion of a conversation: what unites first, then groups and what divides them, then what is uncertain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.opinions.cast import Cast
from frombelow.methods.opinions.consensus import Majority, Side, United, majorities, united
from frombelow.methods.opinions.crosses import Cross, cross
from frombelow.methods.opinions.dividing import Divide, Uncertain, divides, uncertain
from frombelow.methods.opinions.grouping import Partition, Separation, group
from frombelow.methods.opinions.pieces import Pieces
from frombelow.methods.opinions.places import placed, positions
from frombelow.methods.opinions.plane import Plane, plane
from frombelow.methods.opinions.representative import Representative, representative
from frombelow.methods.opinions.routing import weights
from frombelow.methods.opinions.settings import STANDARD, Settings
from frombelow.methods.opinions.stability import Found, GroupStability, Stability, measure
from frombelow.methods.opinions.tallies import Tally, tally, tally_all
from frombelow.methods.opinions.votes import Flags, Ints, Reals, Statement, Votes

Measure = Callable[[Found], Stability]


class Clarity(StrEnum):
    """Are there groups?"""

    CLEAR = "clear"
    DOUBTFUL = "doubtful"  # found, but half of the people would not surely show them again
    NONE = "no clear groups"
    TOO_FEW = "too few people"
    GIVEN = "given"  # by whoever asked, e.g. the groups published with a file


@dataclass(frozen=True)
class Group:
    """A group of people who vote alike; the greatest has number 0. `stability` is None where groups were given."""

    number: int
    size: int
    center: tuple[float, float]
    representative: tuple[Representative, ...]
    stability: GroupStability | None

    @property
    def letter(self) -> str:
        """A, B, C, …"""
        return chr(ord("A") + self.number)


@dataclass(frozen=True, eq=False)
class Answer:
    """The whole answer. Statements are named by their places in `statements`.

    `keys`, `positions` (people × 2) and `label` belong to those who have a place on the map. Without clear groups `groups` is empty, `label` all 0, and
    `tally` has one row: everyone who voted. `separations` are published for every number of groups that was tried, whatever came of it.
    """

    settings: Settings
    statements: tuple[Statement, ...]
    people: int
    votes: int
    plane: Plane
    keys: NDArray[np.str_]
    positions: Reals
    label: Ints
    clarity: Clarity
    separations: tuple[Separation, ...]
    stability: Stability | None
    groups: tuple[Group, ...]
    tally: Tally
    everyone: Tally
    consensus: tuple[United, ...]
    agreed: tuple[Majority, ...]
    disagreed: tuple[Majority, ...]
    divisive: tuple[Divide, ...]
    uncertain: tuple[Uncertain, ...]
    weights: Reals

    @property
    def silhouette(self) -> float | None:
        """The silhouette of the best allowed number of groups, whether or not they are clear."""
        return max((one.silhouette for one in self.separations if one.is_allowed), default=None)

    @property
    def hidden(self) -> frozenset[int]:
        """Groups that are not broken down: those under `smallest_group` people and, if together they are still so few, the next smallest."""
        least = self.settings.smallest_group
        by_size = sorted(self.groups, key=lambda one: one.size)
        small = [one for one in by_size if one.size < least]
        if small and sum(one.size for one in small) < least:
            small = by_size[: len(small) + 1]
        return frozenset(one.number for one in small)


@dataclass(frozen=True)
class Place:
    """Where one person stands. `group` is None where there are no groups or hers is too small to be named."""

    x: float
    y: float
    group: Group | None


def opinions(votes: Votes, settings: Settings = STANDARD) -> Answer:
    """The map of opinion, with the stability of its groups."""
    pieces = Pieces.by_hash(votes, settings)
    return drawn(votes, pieces.whole, settings, lambda found: measure(votes, pieces, found, settings))


def with_groups(votes: Votes, given: dict[str, int], settings: Settings = STANDARD) -> Answer:
    """The same figures for groups that are given (0, 1, …, by people's keys): who is not named in them has no group."""
    people = np.flatnonzero([key in given for key in votes.people.tolist()])
    label = np.array([given[key] for key in votes.people[people].tolist()], np.int64)
    whole = cross(votes, np.arange(len(votes.people)))
    flat, cast = plane(whole, votes.on_map), Cast.by(votes, people)
    count = int(label.max(initial=-1)) + 1
    partition = Partition(count, label, np.zeros((2, count)), 0.0)
    found = Found(flat, people, positions(cast, flat), partition, tally(cast, label, count))
    return _told(votes, found, Clarity.GIVEN, (), None, settings)


def drawn(votes: Votes, whole: Cross, settings: Settings, stability_of: Measure) -> Answer:
    """The answer from the tables over all people; `stability_of` measures (or remembers) the stability of what is found."""
    flat = plane(whole, votes.on_map)
    people = placed(votes, settings)
    cast = Cast.by(votes, people)
    where = positions(cast, flat)
    separations, best = group(where, settings)
    partition = best or Partition(1, np.zeros(len(people), np.int64), np.zeros((2, 1)), 0.0)
    found = Found(flat, people, where, partition, tally(cast, partition.label, partition.count))
    if best is None:
        return _told(votes, found, Clarity.TOO_FEW, separations, None, settings)
    stability = stability_of(found)
    return _told(votes, found, clarity(separations, stability, settings), separations, stability, settings)


def clarity(separations: Sequence[Separation], stability: Stability, settings: Settings) -> Clarity:
    """Clear: they separate people better than no groups would, and half of the people would show them again, and as many of them."""
    best = max(one.silhouette for one in separations if one.is_allowed)
    if best < settings.least_silhouette or stability.least < settings.doubtful_stability:
        return Clarity.NONE
    is_clear = stability.least >= settings.clear_stability and 2 * stability.same_number >= stability.samples
    return Clarity.CLEAR if is_clear else Clarity.DOUBTFUL


def place_of(answer: Answer, person: str) -> Place | None:
    """A person's own place; None for who has voted too little to have one."""
    at = int(np.searchsorted(answer.keys, person))
    if at >= len(answer.keys) or answer.keys[at] != person:
        return None
    x, y = answer.positions[at].tolist()
    number = int(answer.label[at])
    is_named = bool(answer.groups) and number not in answer.hidden
    return Place(x, y, answer.groups[number] if is_named else None)


def _told(
    votes: Votes,
    found: Found,
    clear: Clarity,
    separations: tuple[Separation, ...],
    stability: Stability | None,
    settings: Settings,
) -> Answer:
    everyone, on_map = tally_all(votes), votes.on_map
    has_groups = clear not in (Clarity.NONE, Clarity.TOO_FEW)
    counts = found.tally if has_groups else everyone
    return Answer(
        settings=settings,
        statements=votes.statements,
        people=len(votes.people),
        votes=len(votes.vote),
        plane=found.plane,
        keys=votes.people[found.people],
        positions=found.positions,
        label=found.partition.label if has_groups else np.zeros(len(found.people), np.int64),
        clarity=clear,
        separations=separations,
        stability=stability,
        groups=_groups(found, on_map, stability, settings) if has_groups else (),
        tally=counts,
        everyone=everyone,
        consensus=united(counts, on_map),
        agreed=majorities(everyone, on_map, Side.AGREE),
        disagreed=majorities(everyone, on_map, Side.DISAGREE),
        divisive=divides(counts, on_map),
        uncertain=uncertain(counts, everyone, on_map),
        weights=weights(found.tally, found.plane, votes.statements),
    )


def _groups(found: Found, on_map: Flags, stability: Stability | None, settings: Settings) -> tuple[Group, ...]:
    sizes = np.bincount(found.partition.label, minlength=found.partition.count).tolist()
    return tuple(
        Group(
            number=number,
            size=size,
            center=_center(found.positions, found.partition.label == number),
            representative=representative(found.tally, on_map, number, settings.listed),
            stability=stability.groups[number] if stability else None,
        )
        for number, size in enumerate(sizes)
    )


def _center(where: Reals, inside: Flags) -> tuple[float, float]:
    """The mean place of a group."""
    if not inside.any():
        return 0.0, 0.0
    x, y = where[inside].mean(axis=0).tolist()
    return x, y
