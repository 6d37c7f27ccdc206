"""Straightens the small bends of a line (Visvalingam and Whyatt, The Cartographic Journal 30, 1993)."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import pairwise

Point = tuple[float, float]


def triangle(a: Point, b: Point, c: Point) -> float:
    """Area of the triangle between three points, in the square of their unit."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def area(line: list[Point]) -> float:
    """Area inside a closed line, in the square of its unit."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(line))) / 2


def simplify(line: list[Point], least: float) -> list[Point]:
    """Take away, one by one, the point that changes the line least, while that is less than `least`.

    The ends stay, so lines that meet still meet; a closed line keeps at least three different points.
    """
    floor = 4 if line[:1] == line[-1:] else 2
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    size = [triangle(line[i - 1], line[i], line[i + 1]) for i in range(1, len(line) - 1)]
    current = [float("inf"), *size, float("inf")]
    heap = [(s, i) for i, s in enumerate(size, start=1)]
    heapify(heap)
    left = len(line)
    while heap and left > floor:
        smallest, i = heappop(heap)
        if smallest >= least:
            break
        if smallest != current[i]:
            continue  # an older figure of a point whose neighbours have changed since
        p, n = before[i], after[i]
        before[n], after[p], current[i] = p, n, -1.0
        left -= 1
        for j in (p, n):
            if 0 < j < len(line) - 1:
                # never smaller than the triangle just taken, or whole bays would fall at once
                current[j] = max(smallest, triangle(line[before[j]], line[j], line[after[j]]))
                heappush(heap, (current[j], j))
    return [point for point, s in zip(line, current, strict=True) if s >= 0]
