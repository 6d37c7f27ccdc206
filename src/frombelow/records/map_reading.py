"""Reads the county map of a release (its format stands in map_asset.py), for the hall, which sends it on in parts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from frombelow.records.faults import RecordsFault
from frombelow.records.map_numbers import decode
from frombelow.records.map_simplify import Point

Line = list[Point]  # whole map units
Ring = list[int]  # line numbers; ~n means line n walked backwards


@dataclass(frozen=True)
class CountyMap:
    """`lines`: borders, as points in map units, in the order of their first use. `counties`: the rings of each county.

    `states`: state FIPS, then the last three digits of its counties run together; the counties stand in that order.
    """

    size: tuple[int, int]
    states: list[list[str]]
    lines: list[Line]
    counties: list[list[Ring]]


def read_map(content: bytes) -> CountyMap:
    """The county map from the bytes of its file. Raises RecordsFault if they are damaged."""
    try:
        asset: dict[str, Any] = json.loads(content)
        width, height = asset["viewBox"][2:]
        states = asset["states"]
        count = sum(len(counties) // 3 for _, counties in states)
        lines = list(_lines(iter(decode(asset["arcs"]))))
        counties = list(_counties(iter(decode(asset["rings"])), count))
    except (ValueError, LookupError, TypeError, RuntimeError, StopIteration) as error:
        raise _damaged(repr(error)) from error
    if any(not (0 <= x <= width and 0 <= y <= height) for line in lines for x, y in line):
        raise _damaged("a point lies outside of it")
    used = {n if n >= 0 else ~n for rings in counties for ring in rings for n in ring}
    if used != set(range(len(lines))):
        raise _damaged("its rings and its lines do not fit together")
    return CountyMap((width, height), states, lines, counties)


def _damaged(why: str) -> RecordsFault:
    return RecordsFault(f"The county map is damaged ({why}). Build the release again.")


def _lines(numbers: Iterator[int]) -> Iterator[Line]:
    start: Point = (0, 0)
    for count in numbers:
        x, y = start
        line: Line = []
        for _ in range(count):
            x, y = x + next(numbers), y + next(numbers)
            line.append((x, y))
        start = line[0]
        yield line


def _counties(numbers: Iterator[int], count: int) -> Iterator[list[Ring]]:
    used = 0
    for _ in range(count):
        rings: list[Ring] = []
        for _ in range(next(numbers)):
            ring: Ring = []
            for _ in range(next(numbers)):
                said = next(numbers)
                ring.append(used - said if said >= 0 else ~(used + said))
                used += said == 0
            rings.append(ring)
        yield rings
