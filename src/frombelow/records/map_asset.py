"""The county map for the browser: one small file, already projected.

`build_map(folder)` reads `geo/counties-10m.json` and returns compact JSON:

    {"format": 1, "viewBox": [0, 0, 10000, 6340],
     "states": [["01", "001003005…"], …],   state FIPS, then its counties' last three digits run together
     "arcs": "…", "rings": "…", "labels": "…"}

The counties stand in the order of `states`. Borders are *arcs*: lines shared by the two counties beside
them, so that neighbors have no gaps. The three strings hold whole numbers, written like this: a number n
becomes z = 2n, or -2n - 1 if n < 0; z is cut into groups of five bits, the lowest group first; each group
but the last gets 32 added; each becomes the character with code group + 63, with the backslash (92)
replaced by "!" (33), so that JSON need not escape it.

- `arcs`: for each arc its number of points, then x and y of each as the difference from the point before
  (the first one: from the first point of the arc before; the very first: from 0, 0).
- `rings`: for each county its number of rings; for each ring its number of arcs; for each arc 0 for the
  next arc not used yet, else ±k for the arc used first k arcs ago (-k: walked backwards).
  A county's islands and holes are rings alike: draw each ring as a subpath of its own, with fill-rule evenodd.
- `labels`: for each county x and y of a point inside it, as the difference from the label before.

An arc that only one county uses is coast or the nation's border; one whose two counties are of different
states is a state line. Decoding, in JavaScript:

    const numbers = (text) => { const out = []; let z = 0, shift = 0;
      for (const c of text) { const g = (c === "!" ? 92 : c.charCodeAt(0)) - 63;
        z += (g & 31) << shift; shift += 5;
        if (g < 32) { out.push(z & 1 ? -(z + 1) / 2 : z / 2); z = shift = 0; } } return out; };
    const a = numbers(map.arcs), arcs = []; let i = 0, x = 0, y = 0;
    while (i < a.length) { const line = []; let px = x, py = y;
      for (let n = a[i++]; n > 0; n--) { px += a[i++]; py += a[i++]; line.push([px, py]); }
      [x, y] = line[0]; arcs.push(line); }
    const r = numbers(map.rings); let j = 0, used = 0;            // then, for each county in turn:
    for (let k = r[j++]; k > 0; k--) for (let n = r[j++]; n > 0; n--) { const d = r[j++];
      const line = d === 0 ? arcs[used++] : d > 0 ? arcs[used - d] : [...arcs[used + d]].reverse(); … }

Shapes: Census Bureau cartographic boundaries by way of us-atlas (Connecticut with its eight counties).
Falls Church, Virginia, is so small
that the shapes have it as a mere line; its label serves as its dot.
American Samoa, Guam and the Northern Marianas are not drawn. Points of interest go onto the same map
with `frombelow.records.map_projection.project(lon, lat)`.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from shapely.geometry import LineString, Polygon

from frombelow.records.faults import RecordsFault
from frombelow.records.map_numbers import encode
from frombelow.records.map_projection import HEIGHT, WIDTH, project
from frombelow.records.map_simplify import area, simplify
from frombelow.records.map_topology import Ring, Topology, read_topology

SHAPES = "geo/counties-10m.json"
LEAST_TRIANGLE = 10.0  # square map units: a bend smaller than this is straightened
LEAST_ISLAND = 90.0  # square map units: a smaller island is left out, unless it is all there is

Line = list[tuple[int, int]]
Shapes = dict[str, list[Ring]]  # county FIPS -> rings, islands and holes alike


def build_map(folder: Path) -> bytes:
    """The map file from the folder of raw records. The same shapes give the same bytes.

    Raises SourceAbsent or RecordsFault if the shapes are not there or damaged.
    """
    topology = read_topology(folder / SHAPES)
    lines = [_project_line(arc) for arc in topology.arcs]
    counties = _visible(topology, lines)
    if not counties:
        raise RecordsFault(f"{folder / SHAPES} holds no county that the map shows. Fetch the file again.")
    order, rings = _number_arcs(counties)
    drawn = [_round(simplify(_walked(n, lines), LEAST_TRIANGLE)) for n in order]
    asset = {
        "format": 1,
        "viewBox": [0, 0, WIDTH, HEIGHT],
        "states": _states(list(counties)),
        "arcs": encode(_arc_numbers(drawn)),
        "rings": encode(rings),
        "labels": encode(_label_numbers(counties, lines)),
    }
    return json.dumps(asset, separators=(",", ":")).encode()


def _project_line(arc: list[tuple[float, float]]) -> list[tuple[float, float]] | None:
    """The arc in map units; None if some point of it is not shown."""
    points = [project(lon, lat) for lon, lat in arc]
    shown = [p for p in points if p is not None]
    return shown if len(shown) == len(points) else None


def _visible(topology: Topology, lines: list[list[tuple[float, float]] | None]) -> Shapes:
    """Counties with the rings worth drawing: not outside the map, not a speck (but the largest always)."""
    found: Shapes = {}
    for fips, polygons in topology.counties.items():
        rings = [ring for polygon in polygons for ring in polygon if all(lines[_arc(n)] is not None for n in ring)]
        if not rings:
            continue
        sizes = [area(_ring_line(ring, lines)) for ring in rings]
        keep = [r for r, size in zip(rings, sizes, strict=True) if size >= LEAST_ISLAND or size == max(sizes)]
        found[fips] = keep
    return found


def _arc(number: int) -> int:
    """The arc's own number, whichever way it is walked."""
    return number if number >= 0 else ~number


def _ring_line(ring: Ring, lines: list[list[tuple[float, float]] | None]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in ring:
        walked = _walked(number, lines)
        points += walked[1:] if points else walked
    return points


def _number_arcs(counties: Shapes) -> tuple[list[int], list[int]]:
    """Arcs in the order and the direction of their first use, and the rings in terms of them (see module)."""
    place: dict[int, int] = {}
    order: list[int] = []
    numbers: list[int] = []
    for rings in counties.values():
        numbers.append(len(rings))
        for ring in rings:
            numbers.append(len(ring))
            for number in ring:
                if _arc(number) not in place:
                    place[_arc(number)] = len(order)
                    order.append(number)
                    numbers.append(0)
                    continue
                first = place[_arc(number)]
                back = len(order) - first
                numbers.append(back if order[first] == number else -back)
    return order, numbers


def _walked(number: int, lines: list[list[tuple[float, float]] | None]) -> list[tuple[float, float]]:
    """The arc in the direction its number asks for."""
    line = lines[_arc(number)] or []
    return line if number >= 0 else line[::-1]


def _round(line: list[tuple[float, float]]) -> Line:
    """Whole map units; points that fall together are told once (but two always stay)."""
    whole = [(round(x), round(y)) for x, y in line]
    kept = [whole[0], *(b for a, b in pairwise(whole) if a != b)]
    return kept if len(kept) > 1 else [whole[0], whole[-1]]


def _arc_numbers(lines: list[Line]) -> list[int]:
    numbers: list[int] = []
    start = (0, 0)
    for line in lines:
        numbers.append(len(line))
        before = start
        for x, y in line:
            numbers += [x - before[0], y - before[1]]
            before = (x, y)
        start = line[0]
    return numbers


def _label_numbers(counties: Shapes, lines: list[list[tuple[float, float]] | None]) -> list[int]:
    numbers: list[int] = []
    before = (0, 0)
    for rings in counties.values():
        x, y = _label(max((_ring_line(ring, lines) for ring in rings), key=area))
        numbers += [x - before[0], y - before[1]]
        before = (x, y)
    return numbers


def _label(line: list[tuple[float, float]]) -> tuple[int, int]:
    """The centroid of the largest part, or a point inside where the centroid falls outside."""
    shape = Polygon(line)
    point = shape.centroid
    if not shape.contains(point):
        mended = shape.buffer(0)
        point = LineString(line).centroid if mended.is_empty else mended.representative_point()
    return round(point.x), round(point.y)


def _states(fips: list[str]) -> list[list[str]]:
    states = sorted({f[:2] for f in fips})
    return [[state, "".join(f[2:] for f in fips if f[:2] == state)] for state in states]
