"""Groups of candidates (women, night shift, a region), and how many of each must or may be elected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.floors import CEILING_REACHED, GUARDED, SEATS_NEEDED
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Count, Said

OF_LIMITS = {CEILING_REACHED, GUARDED, SEATS_NEEDED}


@dataclass(frozen=True)
class Group:
    """Candidates under one name. `floor`: so many of them at least; `ceiling`: so many at most. `members` may be empty where the file names the group."""

    name: str
    members: tuple[int, ...] = ()
    floor: int | None = None
    ceiling: int | None = None


def with_groups(contest: Contest, groups: Iterable[Group]) -> Contest:
    """The contest with these groups beside those of the file. Raises `Unfit` where one is named twice."""
    members, floors, ceilings = dict(contest.groups), dict(contest.floors), dict(contest.ceilings)
    seen: set[str] = set()
    for group in groups:
        if group.name in seen:
            raise Unfit(Said("The group “{group}” stands there twice: write it once.", {"group": group.name}))
        seen.add(group.name)
        if group.members:
            members[group.name] = frozenset(group.members)
        if group.floor is not None:
            floors[group.name] = group.floor
        if group.ceiling is not None:
            ceilings[group.name] = group.ceiling
    return replace(contest, groups=members, floors=floors, ceilings=ceilings)


def limited(contest: Contest) -> list[Group]:
    """The groups that have a floor or a ceiling."""
    names = sorted({*contest.floors, *contest.ceilings})
    return [
        Group(name, tuple(sorted(contest.groups[name])), contest.floors.get(name), contest.ceilings.get(name))
        for name in names
    ]


def told_by_limits(count: Count) -> list[Said]:
    """Who was guarded and who was passed over, each once, in the order of the stages."""
    told = [said for stage in count.stages for said in stage.said if said.pattern in OF_LIMITS]
    return list({str(said): said for said in told}.values())
