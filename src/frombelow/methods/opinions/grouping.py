"""Groups of people who stand near each other on the map: k-means from many fixed starts, and how well each number of groups separates them.

Nothing is drawn by chance. The starts are cuts of the map along eight directions, points as far from each other as can be, and the answer for one group less
with one of its groups cut in two. All starts run at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.opinions.cells import Cells, cells, coarser, rounded, single
from frombelow.methods.opinions.settings import UNIT, Settings
from frombelow.methods.opinions.votes import Ints, Reals

DIRECTIONS = ((1, 0), (2, 1), (1, 1), (1, 2), (0, 1), (-1, 2), (-1, 1), (-2, 1))
MOST_ROUNDS = 200
COARSE = 256  # cells on which all starts are tried; the REFINED best go on with all cells
REFINED = 4
SMALL = 1e-9  # a gain in the sum of squares that is only rounding


@dataclass(frozen=True, eq=False)
class Partition:
    """Cells or people in `count` groups. `label`: the group of each; `centers` (2 × groups) in units; `gain`: what the groups explain of the sum of squares."""

    count: int
    label: Ints
    centers: Reals
    gain: float

    def sizes(self, weight: Reals) -> Ints:
        """People in each group."""
        return np.bincount(self.label, weight, self.count).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Settled:
    """Where Lloyd's rounds ended from each start: `label` (starts × cells), `centers` (starts × 2 × groups), `gain`."""

    label: NDArray[np.int8]
    centers: Reals
    gain: Reals

    def all(self) -> list[Partition]:
        """Every start's partition."""
        rows = zip(self.label.astype(np.int64), self.centers, self.gain.tolist(), strict=True)
        return [Partition(centers.shape[1], label, centers, gain) for label, centers, gain in rows]


@dataclass(frozen=True)
class Separation:
    """How well a number of groups separates people: the mean silhouette (Rousseeuw 1987), and the sizes of the groups, the greatest first."""

    count: int
    silhouette: float
    sizes: tuple[int, ...]
    is_allowed: bool  # no group is smaller than `settings.smallest_group`


def group(positions: Reals, settings: Settings) -> tuple[tuple[Separation, ...], Partition | None]:
    """Every number of groups that was tried, and people in the groups of the best allowed one; None where none is allowed.

    The best has the highest silhouette; of equals, the smaller number. Groups are numbered from the greatest to the smallest (of equals, from left to right).
    """
    points = rounded(positions)
    drawn = cells(points, settings.cells)
    tried = partitions(drawn, greatest_number(points.shape[1], settings))
    silhouettes = silhouettes_of(drawn, tried)
    separations = tuple(_separation(one, s, drawn, settings) for one, s in zip(tried, silhouettes, strict=True))
    allowed = [at for at, one in enumerate(separations) if one.is_allowed]
    if not allowed:
        return separations, None
    best = max(allowed, key=lambda at: (separations[at].silhouette, -at))
    return separations, numbered(settle(single(points), tried[best].centers))


def greatest_number(people: int, settings: Settings) -> int:
    """Up to how many groups are tried: 2 + people / 12, as the engine does, at most `most_groups`; none below two smallest groups."""
    if people < 2 * settings.smallest_group:
        return 0
    return min(settings.most_groups, 2 + people // 12)


def partitions(drawn: Cells, most: int) -> list[Partition]:
    """The best partition found for each number of groups from 2 on."""
    coarse = coarser(drawn, COARSE)
    found: list[Partition] = []
    for count in range(2, most + 1):
        starts = _cuts(coarse, count) + _far_points(coarse, count)
        if found:
            starts += _splits(drawn, found[-1])
        roughly = settled(coarse, np.array(starts))
        finer = settled(drawn, roughly.centers[np.argsort(-roughly.gain, kind="stable")[:REFINED]])
        ends = [exchanged(drawn, one) for one in finer.all()] if drawn.is_single else finer.all()
        found.append(max(ends, key=lambda one: one.gain))
    return found


def settled(drawn: Cells, starts: Reals) -> Settled:
    """Lloyd's rounds from all starts (starts × 2 × groups) at once."""
    centers, is_open = starts.copy(), np.arange(len(starts))
    label = np.full((len(starts), len(drawn.weight)), -1, np.int8)
    gain = np.zeros(len(starts))
    middle, amounts = drawn.middle, np.vstack([drawn.weight, drawn.sums]).T
    for _ in range(MOST_ROUNDS):
        nearest = nearest_center(middle, centers[is_open])
        moved = (nearest != label[is_open]).any(axis=1)
        is_open, nearest = is_open[moved], nearest[moved]
        if not len(is_open):
            break
        label[is_open] = nearest
        centers[is_open], gain[is_open] = _means(amounts, nearest, centers[is_open])
    return Settled(label, centers, gain)


def exchanged(drawn: Cells, partition: Partition) -> Partition:
    """Single people moved to another group, the most useful move first, as long as that explains more (Hartigan 1975).

    Lloyd's rounds stop too early where a group is so small that one person more or less moves its center.
    """
    label, every = partition.label.copy(), np.arange(len(partition.label))
    amounts = np.vstack([drawn.weight, drawn.sums]).T
    for _ in range(MOST_ROUNDS):
        centers, gain = _means(amounts, label[None].astype(np.int8), partition.centers[None])
        size = np.bincount(label, drawn.weight, partition.count)[:, None]
        distance = ((drawn.middle[:, None] - centers[0][:, :, None]) ** 2).sum(axis=0)
        joining = distance * size / (size + drawn.weight)
        left = np.maximum(size[label, 0] - drawn.weight, 0)
        leaving = distance[label, every] * np.divide(size[label, 0], left, out=np.zeros(len(left)), where=left > 0)
        joining[label, every] = np.inf
        better = leaving - joining.min(axis=0)
        at = int(np.argmax(better))
        if better[at] * drawn.weight[at] <= SMALL * UNIT**2:
            return Partition(partition.count, label, centers[0], float(gain[0]))
        label[at] = int(np.argmin(joining[:, at]))
    return partition


def settle(everyone: Cells, centers: Reals) -> Partition:
    """Lloyd's rounds over all people from these centers."""
    return settled(everyone, centers[None]).all()[0]


def nearest_center(points: Reals, centers: Reals) -> NDArray[np.int8]:
    """Starts × points: the nearest of each start's centers (starts × 2 × groups); of equally near ones the first."""
    least = _square_distance(points, centers[:, :, 0])
    nearest = np.zeros(least.shape, np.int8)
    for number in range(1, centers.shape[2]):
        distance = _square_distance(points, centers[:, :, number])
        np.copyto(nearest, number, where=distance < least)
        np.minimum(least, distance, out=least)
    return nearest


def numbered(partition: Partition) -> Partition:
    """The groups numbered from the greatest to the smallest; of equals, from left to right."""
    size = np.bincount(partition.label, minlength=partition.count)
    order = np.lexsort((partition.centers[1], partition.centers[0], -size))
    new = np.empty(partition.count, np.int64)
    new[order] = np.arange(partition.count)
    return Partition(partition.count, new[partition.label], partition.centers[:, order], partition.gain)


def silhouettes_of(drawn: Cells, partitions: Sequence[Partition]) -> list[float]:
    """The mean silhouette of each partition. People drawn together in a cell count as standing in its middle.

    Distances are rounded to whole units, so that their sums are exact in any order.
    """
    x, y = drawn.middle
    distance = np.rint(np.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2))
    return [_silhouette(drawn.weight, distance, one) for one in partitions]


def _silhouette(weight: Reals, distance: Reals, partition: Partition) -> float:
    every = np.arange(len(weight))
    member = np.zeros((len(weight), partition.count))
    member[every, partition.label] = weight
    size = member.sum(axis=0)
    far = distance @ member  # whole numbers: exact
    within = far[every, partition.label] / np.maximum(size[partition.label] - 1, 1)
    far /= np.maximum(size, 1)
    far[:, size == 0] = np.inf
    far[every, partition.label] = np.inf
    beside = far.min(axis=1)
    has_both = (size[partition.label] > 1) & np.isfinite(beside)
    beside[~has_both] = within[~has_both]
    value = (beside - within) / np.maximum(np.maximum(beside, within), 1)
    return fsum((value * weight).tolist()) / fsum(weight.tolist())


def _separation(partition: Partition, silhouette: float, drawn: Cells, settings: Settings) -> Separation:
    sizes = sorted(partition.sizes(drawn.weight).tolist(), reverse=True)
    return Separation(partition.count, silhouette, tuple(sizes), sizes[-1] >= settings.smallest_group)


def _means(amounts: Reals, label: NDArray[np.int8], before: Reals) -> tuple[Reals, Reals]:
    """The means of the groups of each start (an empty one stays where it was), and what they explain: Σ |sum|² / people.

    `amounts` (cells × 3): people and sums, whole numbers, so that the products are exact.
    """
    groups = range(before.shape[2])
    summed = np.stack([(label == number).astype(np.float64) @ amounts for number in groups], axis=2)
    size, sums = summed[:, :1], summed[:, 1:]
    filled = np.maximum(size, 1)
    gain = ((sums / UNIT) ** 2 / filled).sum(axis=(1, 2))
    return np.where(size > 0, sums / filled, before), gain


def _square_distance(points: Reals, center: Reals) -> Reals:
    """Starts × points: squared distance to one center of each start (starts × 2)."""
    across, up = points[0] - center[:, :1], points[1] - center[:, 1:]
    across *= across
    up *= up
    across += up
    return np.asarray(across)


def _cuts(drawn: Cells, count: int) -> list[Reals]:
    """The map cut into parts of equally many people along each direction; along every other one also with one part twice as large."""
    x, y = drawn.middle
    amounts = np.vstack([drawn.weight, drawn.sums]).T
    starts = []
    for number, (dx, dy) in enumerate(DIRECTIONS):
        order = np.argsort(dx * x + dy * y, kind="stable")
        passed = np.cumsum(drawn.weight[order]) - 1
        cuts = [passed * count // (passed[-1] + 1)]
        if number % 2 == 0:
            finer = passed * (count + 1) // (passed[-1] + 1)
            cuts += [finer - (finer > double) for double in range(count)]
        part = np.empty((len(cuts), len(x)), np.int8)
        part[:, order] = np.minimum(cuts, count - 1)
        starts += list(_means(amounts, part, np.zeros((len(cuts), 2, count)))[0])
    return starts


def _far_points(drawn: Cells, count: int) -> list[Reals]:
    """From the outermost cell in each direction on, always the cell farthest from all that were taken (a full cell counts as farther)."""
    points = drawn.middle
    taken = np.array([int(np.argmax(dx * points[0] + dy * points[1])) for dx, dy in DIRECTIONS])
    centers = [points[:, taken].T]
    nearest = _square_distance(points, centers[0])
    while len(centers) < count:
        taken = np.argmax(nearest * drawn.weight, axis=1)
        centers.append(points[:, taken].T)
        nearest = np.minimum(nearest, _square_distance(points, centers[-1]))
    return list(np.stack(centers, axis=2))


def _splits(drawn: Cells, fewer: Partition) -> list[Reals]:
    """The groups of `fewer`, each in turn cut in two across its longer side."""
    starts = []
    for number in range(fewer.count):
        inside = drawn.middle[:, fewer.label == number]
        if inside.shape[1] < 2:
            continue
        longer = int(np.argmax(np.ptp(inside, axis=1)))
        step = np.zeros(2)
        step[longer] = np.ptp(inside[longer]) / 4
        center = fewer.centers[:, number]
        others = np.delete(fewer.centers, number, axis=1)
        starts.append(np.column_stack([others, center - step, center + step]))
    return starts
