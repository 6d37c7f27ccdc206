"""The slow plain twin: the formulas as one would write them down, with loops over dicts. The tests compare it with the real thing.

A conversation is {person: {statement: vote}}; `out` are the statements off the map.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

Table = Mapping[str, Mapping[str, int]]
Point = tuple[float, float]


def center(table: Table, statements: Sequence[str], out: Collection[str] = ()) -> dict[str, float]:
    """Formula 2, first half: the mean vote on each statement."""
    found = {}
    for statement in statements:
        votes = [row[statement] for row in table.values() if statement in row]
        found[statement] = sum(votes) / len(votes) if votes and statement not in out else 0.0
    return found


def covariance(table: Table, statements: Sequence[str], out: Collection[str] = ()) -> list[list[float]]:
    """Formula 2: a missing vote is the mean, so it adds nothing."""
    mean = center(table, statements, out)
    rows = [[row[s] - mean[s] if s in row and s not in out else 0.0 for s in statements] for row in table.values()]
    width = range(len(statements))
    return [[sum(row[one] * row[other] for row in rows) for other in width] for one in width]


def position(
    row: Mapping[str, int],
    loadings: Sequence[Mapping[str, float]],
    mean: Mapping[str, float],
    out: Collection[str] = (),
) -> Point:
    """Formula 3: only the votes cast count, stretched by √(statements / votes cast); a statement off the map counts as passed by all."""
    cast = sum(s not in out for s in row) + len(out)
    stretch = sqrt(len(mean) / max(1, cast))
    x, y = (stretch * sum((vote - mean[s]) * axis[s] for s, vote in row.items() if s not in out) for axis in loadings)
    return x, y


def counts(table: Table, group: Mapping[str, int], statement: str, number: int) -> tuple[int, int, int]:
    """Agree, disagree and seen in one group."""
    votes = [table[person][statement] for person, its in group.items() if its == number and statement in table[person]]
    return votes.count(1), votes.count(-1), len(votes)


def group_informed(table: Table, group: Mapping[str, int], statement: str, wanted: int = 1) -> float:
    """Formula 7: the product over groups."""
    product = 1.0
    for number in sorted(set(group.values())):
        agree, disagree, seen = counts(table, group, statement, number)
        product *= ((agree if wanted == 1 else disagree) + 1) / (seen + 2)
    return product


def silhouette(points: Sequence[Point], label: Sequence[int]) -> float:
    """Rousseeuw (1987), from all pairs."""
    total = 0.0
    for at, (x, y) in enumerate(points):
        far: dict[int, list[float]] = {}
        for other, (u, v) in enumerate(points):
            if other != at:
                far.setdefault(label[other], []).append(sqrt((x - u) ** 2 + (y - v) ** 2))
        own = far.pop(label[at], [])
        if not own or not far:
            continue
        within, beside = sum(own) / len(own), min(sum(d) / len(d) for d in far.values())
        total += (beside - within) / max(beside, within) if max(beside, within) > 0 else 0.0
    return total / len(points)


def unexplained(points: Sequence[Point], label: Sequence[int]) -> float:
    """The sum of squared distances of people to the means of their groups."""
    total = 0.0
    for number in set(label):
        inside = [point for point, its in zip(points, label, strict=True) if its == number]
        mean = [sum(axis) / len(inside) for axis in zip(*inside, strict=True)]
        total += sum((x - mean[0]) ** 2 + (y - mean[1]) ** 2 for x, y in inside)
    return total


def weight(agree: int, disagree: int, seen: int, extremity: float) -> float:
    """Formula 8."""
    passed = (seen - agree - disagree + 1) / (seen + 2)
    return ((1 - passed) * (extremity + 1) * (agree + 1) / (seen + 2) * (1 + 8 * 2 ** (-seen / 5))) ** 2


def above_half(successes: int, trials: int) -> float:
    """The first test under formulas 6 and 7."""
    return 2 * sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5)


def above_other(successes: int, trials: int, other_successes: int, other_trials: int) -> float:
    """The second test under formula 6."""
    one, other = trials + 1, other_trials + 1
    pooled = (successes + 1 + other_successes + 1) / (one + other)
    if pooled >= 1:
        return 0.0
    difference = (successes + 1) / one - (other_successes + 1) / other
    return difference / sqrt(pooled * (1 - pooled) * (1 / one + 1 / other))


@dataclass(frozen=True)
class Side:
    """One statement in one group, for one side: agree or disagree."""

    statement: str
    name: str
    successes: int
    seen: int
    share: float
    z: float
    ratio: float
    ratio_z: float

    @property
    def is_sure(self) -> bool:
        return self.z > 1.2816 and self.ratio_z > 1.2816

    @property
    def weight(self) -> float:
        return self.ratio * self.ratio_z * self.share * self.z


def side(table: Table, group: Mapping[str, int], statement: str, number: int, wanted: int) -> Side:
    """The figures under formula 6."""
    inside = [table[p][statement] for p, its in group.items() if its == number and statement in table[p]]
    others = [table[p][statement] for p, its in group.items() if its != number and statement in table[p]]
    a, n, b, m = inside.count(wanted), len(inside), others.count(wanted), len(others)
    share = (a + 1) / (n + 2)
    ratio = share / ((b + 1) / (m + 2))
    name = "agree" if wanted == 1 else "disagree"
    return Side(statement, name, a, n, share, above_half(a, n), ratio, above_other(a, n, b, m))


def representative(
    table: Table, group: Mapping[str, int], statements: Sequence[str], number: int, most: int = 5
) -> list[tuple[str, str]]:
    """Formula 6: the statements that speak for a group, with their sides."""
    pairs = [(side(table, group, s, number, 1), side(table, group, s, number, -1)) for s in statements]
    best: Side | None = None
    for agree, disagree in pairs:
        if agree.successes + disagree.successes == 0:
            continue
        if best is None:
            is_better = agree.z > 1.2816 or (agree.ratio > 1 and agree.share > 0.5)
        elif best.ratio > 1:
            is_better = agree.weight > best.weight
        else:
            is_better = agree.share * agree.z > best.share * best.z
        best = agree if is_better else best
    ahead = [agree if agree.ratio_z > disagree.ratio_z else disagree for agree, disagree in pairs]
    sure = [
        one
        for one, (agree, disagree) in zip(ahead, pairs, strict=True)
        if (agree.is_sure or disagree.is_sure) and (best is None or one.statement != best.statement)
    ]
    chosen = sorted(sure, key=lambda one: -one.weight)
    if best is not None:
        chosen.insert(0, next(one for one in ahead if one.statement == best.statement))
    elif not chosen and ahead:
        chosen = [max(ahead, key=lambda one: one.ratio_z)]
    kept = chosen[:most]
    first = best.statement if best is not None else ""
    agreed = [one for one in kept if one.name == "agree" or one.statement == first]
    return [(one.statement, one.name) for one in agreed + [one for one in kept if one not in agreed]]
