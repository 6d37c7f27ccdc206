"""Rules of the jobs pages: plain Python, no Django and no queries.

What is worked out from public figures about a state: how many members, how many of those whom a contract covers, and
whether an open-shop local holds a majority where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from frombelow.methods.common.intervals import Z95, wilson

FIVE = ("72", "48-49", "42", "61", "62")  # food service and hotels, logistics (two), education, health care
LAST_STATE = "57"  # FIPS codes of states and DC lie below, those of territories above
COMPARABLE = 3  # years between a count of members and the size of a unit
YEARS, FEW_YEARS = 5, 2
ORGANIZING = (
    "worker center or worker justice", "jobs with justice", "community organizing", "ethnic and immigrant center",
    "migration and refugees", "political organization", "state federation", "central labor council or chapter",
    "AFL-CIO chartered body", "public workers' union",
)  # fmt: skip
LAW_YEAR = re.compile(r"(?:Law of about|general law) (\d{4})")
LEAST_WEIGHT = 0.95  # of a region's workers must live in states that give a share


@dataclass(frozen=True)
class Estimate:
    """A number with the ends of its 95 % interval; both None where nobody tells them."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Window:
    """The last years on record of a kind of happening: `few` and `first` begin the last two and five years."""

    first: date
    few: date
    last: date

    @property
    def is_whole_month(self) -> bool:
        """It ends with a month."""
        return (self.last + timedelta(days=1)).day == 1


class Strength(StrEnum):
    """What is known of a local's members as a share of the workers in its units."""

    MAJORITY = "majority"
    MINORITY = "minority"
    MORE_UNITS = "more_units"
    NO_UNIT = "no_unit"


@dataclass(frozen=True)
class Unit:
    """Workers whom a local represents at one employer, as a notice, a won election or a recognition told."""

    employer: str
    city: str
    size: int
    year: int
    happening: str


def window_to(last: date) -> Window:
    """The two and the five years that end on a day.

    >>> window_to(date(2022, 9, 30)).first
    datetime.date(2017, 10, 1)
    """
    return Window(years_before(last, YEARS), years_before(last, FEW_YEARS), last)


def years_before(last: date, years: int) -> date:
    """The first day of so many years that end on a day."""
    after = last + timedelta(days=1)
    day = 28 if (after.month, after.day) == (2, 29) else after.day
    return after.replace(year=after.year - years, day=day)


def members(density: Estimate | None, employees: float | None) -> Estimate | None:
    """People in unions: the share of employees who are, of so many employees. The interval is the share's alone."""
    if density is None or not employees:
        return None
    low, high = (None if end is None else end * employees for end in (density.low, density.high))
    return Estimate(density.value * employees, low, high)


def among_covered(density: Estimate | None, coverage: Estimate | None) -> Estimate | None:
    """The share of those covered by a union contract who are members, with Wilson's interval.

    Members are a part of the covered, so that the shares of both among all employees give it. How many answers stand
    behind it is read from the interval of the coverage (value p, half width h: p (1 - p) z² / h² answers count), so that
    the weights of the survey are counted in. None where a figure or the interval of the coverage is missing.
    """
    if density is None or coverage is None or not coverage.value or coverage.low is None or coverage.high is None:
        return None
    half = (coverage.high - coverage.low) / 2
    if half <= 0:
        return None
    share = min(density.value / coverage.value, 1.0)
    covered = coverage.value * coverage.value * (1 - coverage.value) * Z95 * Z95 / half**2
    low, high = wilson(share * covered, covered)
    return Estimate(share, low, high)


def pooled(parts: Iterable[tuple[Estimate | None, float]]) -> Estimate | None:
    """The weighted mean of several places' shares with the interval of a mean of independent samples.

    None where places that hold more than a twentieth of the weight tell no share.
    """
    found = list(parts)
    told = [(share, weight) for share, weight in found if share is not None and weight > 0]
    whole = sum(weight for _, weight in told)
    if not whole or whole < LEAST_WEIGHT * sum(weight for _, weight in found):
        return None
    value = sum(share.value * weight for share, weight in told) / whole
    halves = [half_of(share) * weight for share, weight in told if share.low is not None]
    if len(halves) < len(told):
        return Estimate(value)
    half = sum(half**2 for half in halves) ** 0.5 / whole
    return Estimate(value, max(0.0, value - half), min(1.0, value + half))


def half_of(share: Estimate) -> float:
    """Half the width of an interval; 0 where there is none."""
    return 0.0 if share.low is None or share.high is None else (share.high - share.low) / 2


def comparable_units(units: Iterable[Unit], members_year: int) -> list[Unit]:
    """The units told within a few years of the count of members: of each employer and city the one told closest to it.

    Of several told in the same year the largest: notices repeat a unit, and its parts.
    """
    best: dict[tuple[str, str], Unit] = {}
    for unit in units:
        apart = abs(unit.year - members_year)
        if apart > COMPARABLE or unit.size <= 0:
            continue
        where = (unit.employer.casefold().rstrip(".,"), unit.city.casefold())
        known = best.get(where)
        if known is None or (apart, -unit.size) < (abs(known.year - members_year), -known.size):
            best[where] = unit
    return sorted(best.values(), key=lambda unit: (-unit.size, unit.employer))


def strength(members: int, units: Sequence[Unit]) -> tuple[Strength, float | None]:
    """What a local's members say about its units: the answer, and members as a share of the workers in them.

    Records of units have holes, so that the share is the highest it can be: half or less is surely no majority, more is
    one if these are all its units, and more members than workers shows that they are not.
    """
    workers = sum(unit.size for unit in units)
    if not workers:
        return Strength.NO_UNIT, None
    if members > workers:
        return Strength.MORE_UNITS, None
    share = members / workers
    return (Strength.MAJORITY if share > 0.5 else Strength.MINORITY), share


def law_year(note: str | None) -> int | None:
    """Since when a right-to-work law stands, from the words of its source.

    >>> law_year("A 1954 law was repealed 1956; general law 1976.")
    1976
    """
    found = LAW_YEAR.search(note or "")
    return int(found[1]) if found else None


def rate(count: int | None, people: float | None) -> float | None:
    """So many in a million people."""
    return None if count is None or not people else count / people * 1_000_000
