"""Where the marks of a drawing stand: values in, positions out. The templates turn them into SVG; no Django here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

WIDTH = 1000.0  # drawings stretch to their box: positions are in thousandths of its width
LINE_HEIGHT = 26.0
HUB_X, NODE_X = 16.0, 92.0
LABEL_LETTERS = 38  # as many fit to the right of a node


@dataclass(frozen=True)
class Bar:
    """One bar: offset and length in thousandths."""

    start: float
    length: float


@dataclass(frozen=True)
class Interval:
    """A value with its interval on a scale, in thousandths; `low` ≤ `point` ≤ `high`."""

    low: float
    point: float
    high: float

    @property
    def width(self) -> float:
        """From the low to the high end."""
        return self.high - self.low


@dataclass(frozen=True)
class YearBar:
    """One year: the whole bar and the red part of it, from the bottom up, in thousandths."""

    year: int
    count: int
    marked: int
    x: float
    width: float
    height: float
    marked_height: float

    @property
    def y(self) -> float:
        """Where the bar begins, from the top."""
        return WIDTH - self.height

    @property
    def marked_y(self) -> float:
        """Where the red part begins, from the top."""
        return WIDTH - self.marked_height


@dataclass(frozen=True)
class Timeline:
    """Years without a gap; years in which nothing is on record stand empty."""

    bars: tuple[YearBar, ...]
    highest: int
    total: int
    marked: int

    @property
    def years(self) -> tuple[int, ...]:
        """First, middle and last year, for the axis."""
        years = [bar.year for bar in self.bars]
        return tuple(dict.fromkeys((years[0], years[len(years) // 2], years[-1]))) if years else ()


@dataclass(frozen=True)
class Neighbor:
    """A player tied to the one in the middle. `group` is the kind of tie in words, `weight` how often it shows."""

    key: str
    label: str
    group: str
    weight: int = 1
    url: str = ""


@dataclass(frozen=True)
class Node:
    """A neighbor placed in the drawing."""

    neighbor: Neighbor
    y: float
    thickness: float
    path: str


@dataclass(frozen=True)
class Heading:
    """The name of a group of ties, above its nodes."""

    label: str
    y: float


@dataclass(frozen=True)
class Network:
    """The ties of one player: itself on the left, its neighbors in rows by kind of tie, arcs between neighbors."""

    hub: str
    hub_y: float
    nodes: tuple[Node, ...]
    headings: tuple[Heading, ...]
    arcs: tuple[str, ...]
    height: float


def bar(value: float, maximum: float) -> Bar:
    """A bar from 0. A maximum of 0 draws nothing."""
    return Bar(0.0, share(value, maximum))


def interval(low: float, point: float, high: float, *, maximum: float) -> Interval:
    """An interval on a scale from 0 to `maximum`."""
    return Interval(share(low, maximum), share(point, maximum), share(high, maximum))


def share(value: float, maximum: float) -> float:
    """Thousandths of the maximum, kept inside the box."""
    return round(min(max(value / maximum, 0.0), 1.0) * WIDTH, 1) if maximum > 0 else 0.0


def timeline(counts: Mapping[int, int], marked: Mapping[int, int] | None = None) -> Timeline:
    """A bar a year; `marked` is the red part of each (won elections among all elections)."""
    if not counts:
        return Timeline((), 0, 0, 0)
    marked = marked or {}
    years = range(min(counts), max(counts) + 1)
    highest = max(counts.values())
    step = WIDTH / len(years)
    bars = tuple(
        YearBar(
            year=year,
            count=counts.get(year, 0),
            marked=marked.get(year, 0),
            x=round(position * step, 2),
            width=round(step * (0.82 if len(years) > 1 else 0.2), 2),
            height=share(counts.get(year, 0), highest),
            marked_height=share(marked.get(year, 0), highest),
        )
        for position, year in enumerate(years)
    )
    return Timeline(bars, highest, sum(counts.values()), sum(marked.get(year, 0) for year in years))


def network(hub: str, neighbors: Sequence[Neighbor], ties: Sequence[tuple[str, str]] = ()) -> Network:
    """Place the neighbors in rows, grouped in the order given; the same input gives the same drawing."""
    headings: list[Heading] = []
    rows: list[tuple[Neighbor, float]] = []
    y = 0.0
    for group, members in groupby(neighbors, key=lambda neighbor: neighbor.group):
        y += LINE_HEIGHT
        headings.append(Heading(group, y))
        for member in members:
            y += LINE_HEIGHT
            rows.append((member, y))
    height = y + LINE_HEIGHT
    hub_y = round(height / 2, 1)
    heaviest = max((neighbor.weight for neighbor in neighbors), default=1)
    nodes = tuple(
        Node(member, at, round(1 + 4 * (member.weight / heaviest) ** 0.5, 1), curve(hub_y, at)) for member, at in rows
    )
    places = {member.key: at for member, at in rows}
    arcs = tuple(arc(places[one], places[other]) for one, other in ties if one in places and other in places)
    return Network(hub, hub_y, nodes, tuple(headings), arcs, height)


def curve(hub_y: float, y: float) -> str:
    """An SVG path from the hub to a row."""
    middle = (HUB_X + NODE_X) / 2
    return f"M{HUB_X:g} {hub_y:g}C{middle:g} {hub_y:g} {middle:g} {y:g} {NODE_X:g} {y:g}"


def arc(one_y: float, other_y: float) -> str:
    """An SVG path between two rows, bending towards the hub."""
    bend = NODE_X - min(46.0, 12 + abs(one_y - other_y) / 6)
    return f"M{NODE_X:g} {one_y:g}C{bend:g} {one_y:g} {bend:g} {other_y:g} {NODE_X:g} {other_y:g}"
