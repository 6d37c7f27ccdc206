"""The cells of the release (a sector in a county) as the methods want them, and the counties they lie in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from frombelow.hall.kit.kept import kept_few
from frombelow.hall.terrain.models import Cell, Place
from frombelow.hall.terrain.queries.places import PlaceRow
from frombelow.hall.terrain.queries.prepared import rows_of
from frombelow.methods.potential.cells import KINDS, Cells
from frombelow.methods.potential.rates import Rates, Values

Rows = NDArray[np.int64]
FIGURES = (
    "workers", "workers_low", "workers_high", "pay", "trade_pay", "area_pay", "density", "density_low",
    "density_high", "place_density", "place_density_low", "place_density_high", "trade_density", "growth",
    "right_to_work", "share_of_color", "won", "decided",
)  # fmt: skip
RATES = tuple(f"{kind}_{what}" for kind in KINDS for what in ("times", "error"))
PLACE = ("id", "key", "name", "slug", "state", "is_south", "metro__key", "parent__slug", "latitude", "longitude")


@dataclass(frozen=True)
class County:
    """Where a cell lies. `name` is without the state."""

    id: int
    key: str
    name: str
    slug: str
    state: str
    is_south: bool
    metro: str
    state_slug: str
    latitude: float | None
    longitude: float | None

    @property
    def full(self) -> str:
        """Durham County, NC."""
        return f"{self.name}, {self.state}" if self.state else self.name


@dataclass(frozen=True, eq=False)
class Board:
    """All cells of the release and the county of each."""

    cells: Cells
    counties: Mapping[str, County]
    county: tuple[County, ...]

    def __len__(self) -> int:
        return len(self.county)

    def lying_in(self, place: PlaceRow | None) -> NDArray[np.bool_]:
        """Which cells lie in a place; all where none is named."""
        if place is None or place.kind == "nation":
            return np.ones(len(self), bool)
        if place.kind == "region":
            return self.cells.is_south
        if place.kind == "state":
            return np.array(self.cells.state == place.state)
        if place.kind == "metro":
            return np.array([county.metro == place.key for county in self.county], bool)
        return np.array(self.cells.county == place.key)

    def of_sectors(self, codes: Iterable[str]) -> NDArray[np.bool_]:
        """Which cells are of these sectors."""
        return np.isin(self.cells.code, sorted(codes))

    @cached_property
    def sectors(self) -> list[str]:
        """The sectors that have a cell, by their code."""
        return [str(code) for code in np.unique(self.cells.code)]

    @cached_property
    def sector(self) -> Rows:
        """The place of each cell's sector among `sectors`."""
        return np.searchsorted(np.array(self.sectors), self.cells.code).astype(np.int64)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The sectors that have a cell."""
        return frozenset(self.sectors)

    def row_of(self, county: str, code: str) -> int | None:
        """The cell of a sector in a county (FIPS), where it has one."""
        rows = np.flatnonzero((self.cells.county == county) & (self.cells.code == code))
        return int(rows[0]) if len(rows) else None


@kept_few(2)
def board() -> Board | None:
    """Every cell; None where the loaded release has none (it was built by an earlier program, or the hall is empty)."""
    rows = rows_of("cells", every_cell)
    if not rows:
        return None
    by_id = {county.id: county for county in counties()}
    placed, codes, statuses, lent, *numbers = zip(*rows, strict=True)
    county = tuple(by_id[number] for number in placed)
    values = dict(zip((*FIGURES, *RATES), map(numeric, numbers), strict=True))
    made = Cells(
        county=np.array([one.key for one in county]),
        state=np.array([one.state for one in county]),
        code=np.array(codes),
        workers_status=np.array(statuses),
        place_density_of=np.array([of or "" for of in lent]),
        is_south=np.array([one.is_south for one in county], bool),
        rates={kind: Rates(values.pop(f"{kind}_times"), values.pop(f"{kind}_error"), 1.0) for kind in KINDS},
        found={},
        **values,
    )
    return Board(made, {one.key: one for one in by_id.values()}, county)


def every_cell() -> QuerySet[Any, Any]:
    """The columns of all cells."""
    return Cell.objects.order_by("id").values_list(
        "county_id", "code", "workers_status", "place_density_of", *FIGURES, *RATES
    )


def numeric(column: Iterable[float | None]) -> Values:
    """A column of figures; NaN where none is known."""
    return np.array(list(column), dtype=float)  # numpy takes None for NaN


def counties() -> list[County]:
    """All counties."""
    rows = Place.objects.filter(kind="county").order_by("id").values_list(*PLACE)
    return [
        County(number, key, name.partition(",")[0], slug, state or "", south, metro or "", parent or "", *point)
        for number, key, name, slug, state, south, metro, parent, *point in rows
    ]
