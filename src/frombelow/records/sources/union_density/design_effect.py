"""How much less the survey knows than a simple sample of its size: measured on the yearly shares of the states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class StateYear:
    """A state's share of members in a year, and how many were asked."""

    state: str
    year: int
    share: float
    respondents: int


def squared_differences(years: Iterable[StateYear]) -> dict[int, float]:
    """Years apart -> mean squared difference of a state's shares, in units of what simple samples would give.

    For simple samples of unchanging shares the answer is 1. Clusters and weights raise it by the design effect; respondents
    asked in both years lower it; true change raises it with distance.
    """
    by_state: dict[str, list[StateYear]] = defaultdict(list)
    for year in years:
        by_state[year.state].append(year)
    found: dict[int, list[float]] = defaultdict(list)
    for of_state in by_state.values():
        for a, b in combinations(sorted(of_state, key=lambda one: one.year), 2):
            expected = sum(one.share * (1 - one.share) / one.respondents for one in (a, b))
            if expected > 0:
                found[b.year - a.year].append((b.share - a.share) ** 2 / expected)
    return {apart: sum(values) / len(values) for apart, values in sorted(found.items())}
