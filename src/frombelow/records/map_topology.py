"""Reads a TopoJSON file of county shapes: arcs shared between neighbors, and rings made of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from shapely.geometry import Polygon

from frombelow.records.faults import RecordsFault, SourceAbsent

Point = tuple[float, float]
Ring = list[int]  # arc numbers; ~n means arc n walked backwards


@dataclass(frozen=True)
class Topology:
    """`arcs`: lists of (longitude, latitude). `counties`: FIPS -> polygons -> rings -> arc numbers."""

    arcs: list[list[Point]]
    counties: dict[str, list[list[Ring]]]

    def ring_points(self, ring: Ring) -> list[Point]:
        """The closed line of a ring (the first point is repeated at the end)."""
        points: list[Point] = []
        for number in ring:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points


def read_topology(path: Path) -> Topology:
    """Read `counties` of a TopoJSON file. Raises SourceAbsent or RecordsFault, naming the file."""
    try:
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise SourceAbsent(f"{path} is missing. Put the county shapes there, or go on without a map.") from None
    except ValueError as error:
        raise RecordsFault(f"{path} is damaged ({error}). Fetch the file again.") from error
    try:
        (sx, sy), (dx, dy) = data["transform"]["scale"], data["transform"]["translate"]
        arcs = [_degrees(arc, (sx, sy), (dx, dy)) for arc in data["arcs"]]
        counties = {str(g["id"]): _polygons(g) for g in data["objects"]["counties"]["geometries"]}
    except (KeyError, TypeError, ValueError) as error:
        raise RecordsFault(f"{path} is not a TopoJSON file of counties ({error!r}). Fetch the file again.") from error
    return Topology(arcs, dict(sorted(counties.items())))


def _degrees(arc: list[list[int]], scale: Point, shift: Point) -> list[Point]:
    xs = accumulate(step[0] for step in arc)
    ys = accumulate(step[1] for step in arc)
    return [(x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in zip(xs, ys, strict=True)]


def _polygons(geometry: dict[str, object]) -> list[list[Ring]]:
    arcs = geometry["arcs"]
    kind = geometry["type"]
    if not isinstance(arcs, list) or kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"county {geometry['id']} is a {kind}")
    return [arcs] if kind == "Polygon" else arcs


def polygons(topology: Topology) -> list[tuple[str, Polygon]]:
    """(FIPS, polygon in degrees) of every part of every county that encloses any land."""
    found = []
    for fips, parts in topology.counties.items():
        for part in parts:
            shell, *holes = (topology.ring_points(ring) for ring in part)
            if len(shell) > 3:
                found.append((fips, Polygon(shell, [hole for hole in holes if len(hole) > 3])))
    return found


def county_points(topology: Topology) -> dict[str, Point]:
    """A point (longitude, latitude) inside the largest part of each county, near its middle."""
    largest: dict[str, Polygon] = {}
    for fips, polygon in polygons(topology):
        if fips not in largest or polygon.area > largest[fips].area:
            largest[fips] = polygon
    points = {}
    for fips, parts in topology.counties.items():
        if fips in largest:
            middle = largest[fips].centroid
            inside = middle if largest[fips].contains(middle) else largest[fips].representative_point()
            points[fips] = (inside.x, inside.y)
        else:  # a city drawn as a mere line
            points[fips] = topology.ring_points(parts[0][0])[0]
    return points
