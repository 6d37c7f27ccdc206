"""Reads a TopoJSON file of county shapes: arcs shared between neighbours, and rings made of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

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
