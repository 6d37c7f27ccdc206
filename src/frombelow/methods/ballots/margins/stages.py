"""Rules that move papers, stage by stage: how many changed papers surely leave every decision as it was.

k changed papers (as many papers as before, so the quota stays) move a candidate's votes by at most k, as long as every decision falls the same way.
The papers that did not change may be worth more or less after a surplus: a giver whose votes moved by b passes on at most b more or less,
because quota × b / votes ≤ b. So behind m surpluses votes have moved by at most k × 2^m. An exclusion stands while the gap to the next is more than twice that; being
at the quota, or short of it, while the distance is more than that. Candidates excluded one after the other may change places
among themselves without effect if all their votes together stay below the next one's and nobody is elected on the way: then only that gap counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Deed, Stage, Status
from frombelow.methods.ballots.rule import Papers

RULES = frozenset({"scottish", "wigm", "wigm-prf"})
REACHED_IS_ENOUGH = frozenset({"scottish", "wigm-prf"})  # an exact quota must be exceeded


@dataclass(frozen=True)
class _At:
    """A stage's votes as they stand, how far k papers could have moved them (× k), and what rounding may add."""

    votes: Sequence[Fraction]
    reach: int
    rounding: Fraction


def least(key: str, contest: Contest, papers: Papers, count: Count) -> int:
    """A number of papers that is surely needed for other winners; 1 where nothing better can be said."""
    if key not in RULES or not isinstance(papers, RankedPapers) or not count.stages:
        return 1
    unit = Fraction(
        2 * papers.total, 10**count.decimals
    )  # what one rounded value of papers may do to the gap of two candidates
    surpluses, room, run = 0, [_quota(key, count.stages[0], _At(count.stages[0].votes, 1, Fraction(0)))], _Run(contest)
    for before, after in pairwise(count.stages):
        at = _At(before.votes, 2**surpluses, unit * surpluses)
        if after.deed is Deed.EXCLUSION:
            run.exclude(after, at, before.status)
        if after.deed is Deed.SURPLUS:
            room.append(_order_of_surpluses(before, after, at))
            surpluses += 1
        if after.elected or after.deed is Deed.SURPLUS:
            room.append(run.best())
            run = _Run(contest)
        room.append(_quota(key, after, _At(after.votes, 2**surpluses, unit * surpluses)))
    room.append(run.best())
    return max(ceil(min((one for one in room if one is not None), default=1)), 1)


def _quota(key: str, stage: Stage, at: _At) -> Fraction | None:
    """Fewer papers than this surely change nothing about who is at the quota now."""
    if stage.quota is None:
        return None
    room = []
    for number, (votes, status) in enumerate(zip(at.votes, stage.status, strict=True), 1):
        gap = (abs(votes - stage.quota) - at.rounding) / at.reach
        if status is Status.HOPEFUL or (number in stage.elected and votes < stage.quota):
            room.append(gap)
        elif number in stage.elected or (status is Status.ELECTED and votes > stage.quota):
            room.append(Fraction(floor(gap) + 1) if key in REACHED_IS_ENOUGH else gap)
    return min(room, default=None)


def _order_of_surpluses(before: Stage, after: Stage, at: _At) -> Fraction | None:
    """The largest surplus moves first: the gap to the next one that waits."""
    (giver,) = after.moved or (0,)
    waiting = [
        before.votes[giver - 1] - votes
        for number, (votes, status) in enumerate(zip(before.votes, before.status, strict=True), 1)
        if status is Status.ELECTED and number != giver and before.quota is not None and votes > before.quota
    ]
    return min(((gap - at.rounding) / (2 * at.reach) for gap in waiting), default=None)


@dataclass(frozen=True)
class _Step:
    """One exclusion: who goes, the votes before it, who is left, and whether it brings anybody to a seat."""

    excluded: tuple[int, ...]
    at: _At
    left: tuple[int, ...]
    elects: bool


class _Run:
    """Exclusions one after the other, with nobody elected between: cut into groups so that the smallest gap is as large as can be."""

    def __init__(self, contest: Contest) -> None:
        self.contest = contest
        self.steps: list[_Step] = []

    def exclude(self, stage: Stage, at: _At, status: Sequence[Status]) -> None:
        """`status` before the exclusion."""
        hopeful = tuple(n for n, one in enumerate(status, 1) if one is Status.HOPEFUL and n not in stage.excluded)
        self.steps.append(_Step(stage.excluded, at, hopeful, bool(stage.elected)))

    def best(self) -> Fraction | None:
        """Fewer papers than this surely change none of these exclusions as a group; None if there were none."""
        ends: list[Fraction | None] = [None]  # of the first n steps
        for end in range(1, len(self.steps) + 1):
            starts = [end - 1] if self.steps[end - 1].elects else range(end)
            ends.append(max(self._smallest(ends[start], self._group(start, end)) for start in starts))
        return ends[-1]

    def _smallest(self, before: Fraction | None, group: Fraction) -> Fraction:
        return group if before is None else min(before, group)

    def _group(self, start: int, end: int) -> Fraction:
        """All of these together below the next: the gap, as the votes stood when the first of them was excluded."""
        gone = [number for step in self.steps[start:end] for number in step.excluded]
        at, left = self.steps[start].at, self.steps[end - 1].left
        if not left:
            return Fraction(10**12)  # nobody is left whom they could outlast
        together = sum((at.votes[number - 1] for number in gone), Fraction(0))
        gap = min(at.votes[number - 1] for number in left) - together
        return (gap - at.rounding) / (2 * at.reach)
