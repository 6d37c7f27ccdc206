"""Floors and ceilings: at least three women, at least one from the night shift, at most two from a region.

After every election and exclusion it is asked who can still be elected. A candidate is *doomed* if no way of filling the seats left that keeps all floors
and ceilings has her: she is excluded at once. She is *guarded* if every such way has her: she is not excluded, however few votes she has. The question is
answered exactly, for all floors and ceilings together: looking at each alone goes wrong (I. D. Hill, "STV with constraints", Voting matters 9, 1998).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Said
from frombelow.methods.ballots.wording import names

MOST_STATES = 200_000  # ways to tell apart while the seats are filled in thought
CEILING_REACHED = "{name} can no longer be elected: the ceiling of {ceiling} for “{group}” is reached."
SEATS_NEEDED = "{name} can no longer be elected: the seats left are needed to keep the floors ({groups})."
GUARDED = "{name} has the fewest votes but is guarded: without {name} the limits could not be kept ({groups})."

Kind = tuple[bool, ...]  # in which of the limited groups a candidate is
Counts = tuple[int, ...]  # how many are elected of each


class TooManyWays(Exception):
    """Too many groups overlap in too many ways to look at them all."""


class Limits:
    """The floors and ceilings of a contest. Without any, nobody is ever guarded or doomed."""

    def __init__(self, contest: Contest) -> None:
        self.contest = contest
        self.groups = tuple(sorted({*contest.floors, *contest.ceilings}))
        self._known: dict[tuple[Counts, int, frozenset[tuple[Kind, int]]], bool] = {}

    @cached_property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """Floor and ceiling of each group."""
        seats = self.contest.seats
        return tuple((self.contest.floors.get(g, 0), self.contest.ceilings.get(g, seats)) for g in self.groups)

    def can_be_kept(self, elected: Sequence[int], hopeful: Sequence[int]) -> bool:
        """Whether the seats left can be filled from the hopeful so that every floor and ceiling is kept."""
        counts = tuple(sum(self._kind(c)[place] for c in elected) for place in range(len(self.groups)))
        pool = Counter(self._kind(candidate) for candidate in hopeful)
        question = (counts, self.contest.seats - len(elected), frozenset(pool.items()))
        if question not in self._known:
            self._known[question] = self._is_possible(*question)
        return self._known[question]

    def doomed(self, elected: Sequence[int], hopeful: Sequence[int]) -> list[int]:
        """Who can no longer be elected without breaking a limit."""
        if not self.groups or len(elected) >= self.contest.seats:
            return []
        return [c for c in hopeful if not self.can_be_kept([*elected, c], [h for h in hopeful if h != c])]

    def guarded(self, elected: Sequence[int], hopeful: Sequence[int]) -> list[int]:
        """Who must be elected for the limits to be kept."""
        if not self.groups:
            return []
        return [c for c in hopeful if not self.can_be_kept(elected, [h for h in hopeful if h != c])]

    def why_doomed(self, candidate: int, elected: Sequence[int]) -> Said:
        """The ceiling that is reached, or that the seats left are needed for others."""
        values = {"name": self.contest.name(candidate)}
        for group, (_, ceiling) in zip(self.groups, self.bounds, strict=True):
            if candidate in self.contest.groups[group] and self._count(group, elected) >= ceiling:
                values |= {"group": group, "ceiling": str(ceiling)}
                return Said(CEILING_REACHED, values)
        values["groups"] = ", ".join(f"“{group}”" for group in self.short_of(elected))
        return Said(SEATS_NEEDED, values)

    def why_guarded(self, candidate: int, elected: Sequence[int]) -> Said:
        """The floors that could not be met without her."""
        short = [group for group in self.short_of(elected) if candidate in self.contest.groups[group]]
        values = {"name": self.contest.name(candidate), "groups": ", ".join(f"“{g}”" for g in short or self.groups)}
        return Said(GUARDED, values)

    def short_of(self, elected: Sequence[int]) -> list[str]:
        """Groups whose floor is not met yet."""
        return [g for g, (floor, _) in zip(self.groups, self.bounds, strict=True) if self._count(g, elected) < floor]

    def _kind(self, candidate: int) -> Kind:
        return tuple(candidate in self.contest.groups[group] for group in self.groups)

    def _count(self, group: str, elected: Iterable[int]) -> int:
        return sum(candidate in self.contest.groups[group] for candidate in elected)

    def _is_possible(self, counts: Counts, seats: int, pool: frozenset[tuple[Kind, int]]) -> bool:
        """All ways to take some of each kind, told apart only by the seats taken and the members of each group."""
        states = {(0, counts)}
        for kind, members in sorted(pool):
            following = set()
            for taken, here in states:
                for more in range(min(members, seats - taken) + 1):
                    grown = tuple(n + more * is_in for n, is_in in zip(here, kind, strict=True))
                    if all(n <= ceiling for n, (_, ceiling) in zip(grown, self.bounds, strict=True)):
                        following.add((taken + more, grown))
            if len(following) > MOST_STATES:
                raise TooManyWays
            states = following
        return any(
            taken == seats and all(n >= floor for n, (floor, _) in zip(here, self.bounds, strict=True))
            for taken, here in states
        )


def impossible(contest: Contest) -> Said | None:
    """Why the floors and ceilings cannot be kept, before anything is counted; None if they can."""
    limits = Limits(contest)
    if not limits.groups:
        return None
    for group, (floor, ceiling) in zip(limits.groups, _stated(contest, limits), strict=True):
        if said := _wrong_alone(contest, group, floor, ceiling):
            return said
    try:
        if limits.can_be_kept((), contest.standing):
            return None
    except TooManyWays:
        return Said("The groups overlap in too many ways to be counted with floors and ceilings; use fewer groups.")
    return Said(
        "The floors and ceilings cannot all be kept with {seats} seats and these candidates ({groups}): change them, or the seats.",
        {"seats": str(contest.seats), "groups": ", ".join(_written(contest, group) for group in limits.groups)},
    )


def _stated(contest: Contest, limits: Limits) -> list[tuple[int, int | None]]:
    return [(contest.floors.get(group, 0), contest.ceilings.get(group)) for group in limits.groups]


def _wrong_alone(contest: Contest, group: str, floor: int, ceiling: int | None) -> Said | None:
    """What is wrong with one group's limits whatever the others are."""
    if group not in contest.groups:
        return Said("There is no group “{group}”: say which candidates belong to it.", {"group": group})
    members = [number for number in contest.standing if number in contest.groups[group]]
    values = {
        "group": group,
        "floor": str(floor),
        "ceiling": str(ceiling),
        "members": str(len(members)),
        "member_names": names(contest, members),
    }
    if floor < 0 or (ceiling is not None and ceiling < 0):
        return Said("A floor or ceiling for “{group}” is below 0.", values)
    if ceiling is not None and floor > ceiling:
        return Said("For “{group}” the floor ({floor}) is above the ceiling ({ceiling}).", values)
    if floor > len(members):
        return Said(
            "At least {floor} of “{group}” are to be elected, but only {members} stand: {member_names}.", values
        )
    return None


def _written(contest: Contest, group: str) -> str:
    floor, ceiling = contest.floors.get(group), contest.ceilings.get(group)
    parts = [f"≥ {floor}" if floor else "", f"≤ {ceiling}" if ceiling is not None else ""]
    return f"“{group}” {' '.join(part for part in parts if part)}"
