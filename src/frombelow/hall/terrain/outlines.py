"""The county shapes as browsers fetch them: the far ones, which show the whole country, and the near ones, for zooming in.

    far:  {"grid": 8, "size": [10000, 6340], "states": [["01", "001003005…"], …], "rings": "…", "lines": "…"}
    near: {"grid": 1, "lines": "…"}

`states`: FIPS, then the last three digits of its counties run together; the counties stand in that order. Borders are
lines shared by the two counties beside them. `rings` and `lines` hold whole numbers, one character each: n becomes
z = 2n, or -2n - 1 if n < 0, and that the character with code z + 35, or z + 36 from the backslash on, so that JSON need
not escape any. Small numbers, which are most, are one byte of UTF-8, and nothing is quicker to read.

- `rings`: for each county its number of rings; for each ring its number of lines; for each line 0 for the next one not
  met yet, else ±k for the line met first k lines ago (-k: walked backwards).
- `lines`: the lines in the order in which the rings first meet them, drawn by a pen that never leaves the rings. A ring
  that begins with a new line tells its first point; each new line tells how many points follow, and these: all up to
  its end, without that where it closes the ring. A point is told as its steps right and down from where the pen is, in
  steps of `grid` map units. What the pen has drawn before it walks again without a word.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from frombelow.hall.terrain.release import CountyMap, simplify

Line = list[tuple[int, int]]
FIRST, BACKSLASH = 35, 92


@dataclass(frozen=True)
class Detail:
    """How finely shapes are drawn: points lie on a grid of so many map units; smaller bends (square units) are straightened."""

    name: str
    grid: int
    least_bend: float


# A phone shows the whole country with 10 to 15 map units to a pixel.
FAR, NEAR = Detail("far", 8, 120.0), Detail("near", 1, 0.0)
DETAILS = (FAR, NEAR)


def outlines(shapes: CountyMap, detail: Detail) -> bytes:
    """The file of one detail."""
    lines = [on_grid(simplify(line, detail.least_bend), detail.grid) for line in shapes.lines]
    told: dict[str, Any] = {"grid": detail.grid}
    if detail is FAR:
        told |= {"size": shapes.size, "states": shapes.states, "rings": written(ring_numbers(shapes))}
    told["lines"] = written(line_numbers(shapes, lines))
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()


def on_grid(line: list[tuple[float, float]], grid: int) -> Line:
    """The line in steps of the grid; points that fall together are told once, but the ends always stay."""
    steps = [(round(x / grid), round(y / grid)) for x, y in line]
    between = [after for before, after in pairwise(steps[:-1]) if before != after]
    return [steps[0], *between, steps[-1]]


def ring_numbers(shapes: CountyMap) -> Iterator[int]:
    """The rings as numbers (see module)."""
    met = 0
    for rings in shapes.counties:
        yield len(rings)
        for ring in rings:
            yield len(ring)
            for number in ring:
                yield met - number if number >= 0 else ~number - met
                met += number == met


def line_numbers(shapes: CountyMap, lines: list[Line]) -> Iterator[int]:
    """The lines as numbers (see module)."""
    met = 0
    pen = (0, 0)
    for ring in chain.from_iterable(shapes.counties):
        for place, number in enumerate(ring):
            line = lines[number] if number >= 0 else lines[~number][::-1]
            if number == met:
                met += 1
                yield from new_line(line, pen, is_first=place == 0, is_last=place == len(ring) - 1)
            pen = line[-1]


def new_line(line: Line, pen: tuple[int, int], *, is_first: bool, is_last: bool) -> Iterator[int]:
    """One line, told from where the pen is."""
    if is_first:
        yield from step(pen, line[0])
    told = line[:-1] if is_last else line
    yield len(told) - 1
    for before, after in pairwise(told):
        yield from step(before, after)


def step(before: tuple[int, int], after: tuple[int, int]) -> tuple[int, int]:
    """How far right and how far down."""
    return after[0] - before[0], after[1] - before[1]


def written(numbers: Iterable[int]) -> str:
    """Whole numbers as text (see module)."""
    zs = (2 * n if n >= 0 else -2 * n - 1 for n in numbers)
    return "".join(chr(z + FIRST + (z + FIRST >= BACKSLASH)) for z in zs)
