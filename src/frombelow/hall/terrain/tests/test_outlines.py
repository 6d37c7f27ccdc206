"""The county shapes for browsers: read back by a slow plain twin, they are what was drawn."""

from __future__ import annotations

import json
from itertools import pairwise

import brotli
from hypothesis import given
from hypothesis import strategies as st

from frombelow.hall.terrain.outlines import FAR, NEAR, Detail, on_grid, outlines, written
from frombelow.hall.terrain.release import BUNDLED, CountyMap, read_release, simplify

SIDE = 400  # map units from corner to corner
FIRST_VIEW = 45_000  # bytes of the far shapes on the wire


def numbers_in(text: str) -> list[int]:
    """The twin of `numbers` in islands/shapes.js."""
    zs = [ord(character) - (35 if ord(character) < 92 else 36) for character in text]
    return [~(z >> 1) if z & 1 else z >> 1 for z in zs]


def read(far: bytes, detail: bytes) -> tuple[list[list[list[int]]], list[list[tuple[int, int]]]]:
    """Rings of each county and lines, read with lists and without haste."""
    shapes, finer = json.loads(far), json.loads(detail)
    said = iter(numbers_in(shapes["rings"]))
    told = iter(numbers_in(finer["lines"]))
    counties, lines, pen = [], [], (0, 0)

    def step() -> tuple[int, int]:
        return pen[0] + finer["grid"] * next(told), pen[1] + finer["grid"] * next(told)

    for _ in range(sum(len(digits) // 3 for _, digits in shapes["states"])):
        rings = []
        for _ in range(next(said)):
            ring, start = [], None
            length = next(said)
            for place in range(length):
                back = next(said)
                number = len(lines) - back if back >= 0 else ~(len(lines) + back)
                if number == len(lines):
                    pen = step() if place == 0 else pen
                    line = [pen]
                    for _ in range(next(told)):
                        pen = step()
                        line.append(pen)
                    if place == length - 1:
                        line.append(start or line[0])
                    lines.append(line)
                walked = lines[number] if number >= 0 else lines[~number][::-1]
                start, pen = start or walked[0], walked[-1]
                ring.append(number)
            rings.append(ring)
        counties.append(rings)
    assert not list(said)
    assert not list(told)
    return counties, lines


@st.composite
def county_maps(draw: st.DrawFn) -> CountyMap:
    """Counties in a checkered field, their borders wriggling; some have an island."""
    wide, high = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    wriggle = st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), max_size=5)
    known: dict[tuple[tuple[int, int], tuple[int, int]], int] = {}
    lines: list[list[tuple[float, float]]] = []

    def side(start: tuple[int, int], end: tuple[int, int]) -> int:
        if (end, start) in known:
            return ~known[end, start]
        known[start, end] = len(lines)
        bends = [(SIDE * start[0] + x, SIDE * start[1] + y) for x, y in draw(wriggle)]
        lines.append([(SIDE * start[0], SIDE * start[1]), *bends, (SIDE * end[0], SIDE * end[1])])
        return known[start, end]

    counties = []
    for x in range(wide):
        for y in range(high):
            corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
            rings = [[side(start, end) for start, end in pairwise(corners)]]
            if draw(st.booleans()):
                rings.append([len(lines)])
                lines.append([(9000, 10 * x), (9100, 10 * x), (9100, 10 * x + 90), (9000, 10 * x)])
            counties.append(rings)
    return CountyMap((10_000, 6_340), [["01", "".join(f"{n:03}" for n in range(len(counties)))]], lines, counties)


@given(st.lists(st.integers(-20_000, 20_000)))
def test_numbers_come_back_as_they_were(numbers: list[int]) -> None:
    text = written(numbers)
    assert numbers_in(text) == numbers
    assert len(text) == len(numbers)
    assert not set(text) & {'"', "\\"}, "nothing for JSON to escape"


@given(county_maps())
def test_the_near_shapes_are_those_of_the_release(shapes: CountyMap) -> None:
    counties, lines = read(outlines(shapes, FAR), outlines(shapes, NEAR))
    assert counties == shapes.counties
    assert lines == [on_grid(line, 1) for line in shapes.lines]


@given(county_maps(), st.integers(1, 40), st.floats(0, 2000))
def test_coarser_shapes_still_fit_together(shapes: CountyMap, grid: int, least: float) -> None:
    detail = Detail("any", grid, least)
    counties, lines = read(outlines(shapes, FAR), outlines(shapes, detail))
    assert lines == [[(grid * x, grid * y) for x, y in on_grid(simplify(line, least), grid)] for line in shapes.lines]
    for ring in (ring for rings in counties for ring in rings):
        walked = [lines[n] if n >= 0 else lines[~n][::-1] for n in ring]
        assert all(before[-1] == after[0] for before, after in pairwise([*walked, walked[0]])), "closed"


def test_the_country_is_small_enough_for_a_first_view() -> None:
    shapes = read_release(BUNDLED).shapes()
    assert shapes is not None
    far, near = outlines(shapes, FAR), outlines(shapes, NEAR)
    assert len(brotli.compress(far, quality=11)) < FIRST_VIEW
    counties, lines = read(far, near)
    assert (counties, lines) == (shapes.counties, shapes.lines)
