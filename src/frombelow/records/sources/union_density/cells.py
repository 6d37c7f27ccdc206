"""Union density of industries within a state: cells of a sample, many of them small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from frombelow.methods.common.shares import Reals, Shares, pool_shares, strength_of, tilt, wilson_shares
from frombelow.records.sources.naics_titles import SECTORS
from frombelow.records.sources.union_density.areas import POOLED
from frombelow.records.staging import SECTOR

ENOUGH = 30  # respondents; with fewer a cell is pooled


@dataclass(frozen=True)
class Cell:
    """An industry of a place: respondents, employees and members (yearly averages)."""

    place_id: str
    scheme: str
    code: str
    title: str
    parent: str | None
    respondents: int
    employed: float
    members: float

    @property
    def share(self) -> float:
        """Members as a share of employees."""
        return self.members / self.employed if self.employed > 0 else 0.0


def add_up(cells: Iterable[Cell], *, nation: bool = False, sector: bool = False) -> list[Cell]:
    """Cells added up over states (to the nation), or over industries (to sectors)."""
    groups: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        if sector and cell.parent is None:
            continue
        groups["us" if nation else cell.place_id, str(cell.parent) if sector else cell.code].append(cell)
    return [_sum(place, code, members, sector) for (place, code), members in sorted(groups.items())]


def _sum(place: str, code: str, cells: list[Cell], sector: bool) -> Cell:
    first = cells[0]
    return replace(
        first,
        place_id=place,
        code=code,
        scheme="naics" if sector else first.scheme,
        title=SECTORS[code] if sector else first.title,
        parent=None if sector else first.parent,
        respondents=sum(cell.respondents for cell in cells),
        employed=sum(cell.employed for cell in cells),
        members=sum(cell.members for cell in cells),
    )


def pool_density(cells: list[Cell]) -> pa.Table:
    """Rows of the table `sector`: each cell's density with its interval; cells with few respondents pooled.

    Cells with fewer than 30 respondents are drawn toward what the industry's share in the nation and the overall
    share of the place let expect (`methods.common.shares`); the others keep their own share and a score interval.
    The answer keeps the order of `cells`, which must hold the nation's cell ("us") of every industry.
    """
    overall = _overall(cells)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, cell in enumerate(cells):
        groups[cell.scheme, cell.code].append(position)
    density, low, high = (np.zeros(len(cells)) for _ in range(3))
    for positions in groups.values():
        found = _group_shares([cells[i] for i in positions], overall)
        density[positions], low[positions], high[positions] = found.share, found.low, found.high
    return _rows(cells, density, low, high)


def _overall(cells: Iterable[Cell]) -> dict[str, float]:
    """Members as a share of employees in each place, all its sectors together."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for cell in cells:
        if cell.scheme == "naics":
            sums[cell.place_id][0] += cell.members
            sums[cell.place_id][1] += cell.employed
    return {place: members / employed for place, (members, employed) in sums.items()}


def _group_shares(cells: list[Cell], overall: Mapping[str, float]) -> Shares:
    """Shares of one industry in all places."""
    p = np.array([cell.share for cell in cells])
    n = np.array([cell.respondents for cell in cells], dtype=np.float64)
    [nation] = [cell for cell in cells if cell.place_id == "us"]
    # Half a member more and half one less, so that no industry is expected to have none at all.
    in_nation = (nation.share * nation.respondents + 0.5) / (nation.respondents + 1)
    expected = tilt(in_nation, [overall[cell.place_id] for cell in cells], overall["us"])
    states = np.array([cell.place_id != "us" for cell in cells])
    strength = strength_of(expected[states], p[states], n[states] / POOLED)
    own, drawn = wilson_shares(p, n, POOLED), pool_shares(expected, strength, p, n / POOLED)
    few = n < ENOUGH
    return Shares(
        *(np.where(few, *pair) for pair in ((drawn.share, own.share), (drawn.low, own.low), (drawn.high, own.high)))
    )


def _rows(cells: list[Cell], density: Reals, low: Reals, high: Reals) -> pa.Table:
    few = [cell.respondents < ENOUGH for cell in cells]
    return pa.table(
        {
            "place_id": [cell.place_id for cell in cells],
            "scheme": [cell.scheme for cell in cells],
            "code": [cell.code for cell in cells],
            "title": [cell.title for cell in cells],
            "level": [1 if cell.parent is None else 2 for cell in cells],
            "parent_code": [cell.parent for cell in cells],
            "jobs": [None if small else round(cell.employed) for cell, small in zip(cells, few, strict=True)],
            "jobs_status": ["suppressed" if small else "reported" for small in few],
            "pay_status": ["not_loaded"] * len(cells),
            "year": [2020] * len(cells),
            "source_id": ["union_density"] * len(cells),
            "density": density,
            "density_low": low,
            "density_high": high,
            "density_observations": [cell.respondents for cell in cells],
            "density_basis": [
                f"{c.place_id} pooled" if small else c.place_id for c, small in zip(cells, few, strict=True)
            ],
            "density_year": [2020] * len(cells),
            "density_source_id": ["union_density"] * len(cells),
        }
    )


def sector_rows(cells: list[Cell]) -> pa.Table:
    """Industries and sectors of every state and of the nation, with densities."""
    nation = add_up(cells, nation=True)
    every = [*cells, *add_up(cells, sector=True), *nation, *add_up(nation, sector=True)]
    every.sort(key=lambda cell: (cell.place_id, cell.scheme, cell.code))
    return SECTOR.fit(pool_density(every), "union_density")
