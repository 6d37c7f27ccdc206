"""A place, the numbers about it, and what lies in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from frombelow.hall.kit.kept import kept
from frombelow.hall.terrain.models import Measure, Place, Tally
from frombelow.hall.terrain.queries.prepared import rows_of

NATION, SOUTH = "us", "south"
TRANSLATED = {NATION: _("United States"), SOUTH: _("The South")}  # the names of other places are data


@dataclass(frozen=True)
class PlaceRow:
    """A place and what it lies in. `short` is its name without the state."""

    id: int
    key: str
    kind: str
    name: str
    slug: str
    state: str | None
    is_south: bool
    population: int | None
    latitude: float | None
    longitude: float | None
    parent_key: str | None
    parent_name: str | None
    parent_slug: str | None
    metro_name: str | None
    metro_slug: str | None

    @property
    def short(self) -> str:
        """Durham County, North Carolina -> Durham County."""
        return self.name.partition(",")[0] if self.kind == "county" else str(TRANSLATED.get(self.key, self.name))

    @property
    def full(self) -> str:
        """The name with its state."""
        return f"{self.short}, {self.parent_name}" if self.kind == "county" and self.parent_name else self.short

    @property
    def wider(self) -> str:
        """The name of the place it lies in; '' for the nation."""
        return str(TRANSLATED.get(self.parent_key or "", self.parent_name or ""))


FIELDS = (
    "id", "key", "kind", "name", "slug", "state", "is_south", "population", "latitude", "longitude", "parent__key",
    "parent__name", "parent__slug", "metro__name", "metro__slug",
)  # fmt: skip


def place_of(slug: str) -> PlaceRow | None:
    """The place of this slug."""
    rows = rows_of("place", lambda asked: Place.objects.filter(slug=asked).values_list(*FIELDS), slug)
    return PlaceRow(*rows[0]) if rows else None


def place_of_key(key: str) -> PlaceRow | None:
    """The place of this key: 'us', '37', '37063', 'm20500'."""
    rows = rows_of("place by key", lambda asked: Place.objects.filter(key=asked).values_list(*FIELDS), key)
    return PlaceRow(*rows[0]) if rows else None


def within(place: PlaceRow) -> dict[str, Any]:
    """The filter for rows that lie in a place (players, happenings, openings)."""
    if place.kind == "county":
        return {"county_id": place.id}
    if place.kind == "metro":
        return {"metro_id": place.id}
    if place.kind == "state":
        return {"state_place_id": place.id}
    if place.kind == "region":
        return {"state_place__is_south": True}
    return {}


def scope(place: PlaceRow) -> tuple[str, list[int]]:
    """The same for `rows_of`: the field that holds the place, and its number (none for the nation and the South)."""
    field, *_ = [*within(place), ""]
    return field, [place.id] if place.kind in {"county", "metro", "state"} else []


@dataclass(frozen=True)
class Figure:
    """The newest number of one measure for one place. Ranks: 1 is the highest among places of its kind."""

    place: str
    measure: str
    year: int
    value: float | None
    low: float | None
    high: float | None
    observations: int | None
    status: str
    note: str | None
    source: str
    source_key: str
    rank: int | None
    ranked: int | None
    rank_south: int | None
    ranked_south: int | None


def around(place: PlaceRow) -> list[str]:
    """The keys of the places a place is compared with, itself first: its state, the South for Southern ones, the nation."""
    keys = [place.key, place.parent_key if place.kind == "county" else None, SOUTH if place.is_south else None, NATION]
    return list(dict.fromkeys(key for key in keys if key))


def lies(field: str, number: tuple[int, ...]) -> dict[str, Any]:
    """The filter again, from a scope."""
    return {field: number[0] if number else True} if field else {}


FIGURE = (
    "place__key", "measure", "year", "value", "low", "high", "observations", "status", "note", "source__title",
    "source__key", "rank", "ranked", "rank_south", "ranked_south",
)  # fmt: skip


def figures(place: PlaceRow, names: Sequence[str] = ()) -> dict[str, dict[str, Figure]]:
    """measure -> place key -> figure: the newest of the place, and those of the same year elsewhere. All, or those named."""
    own, *wider = around(place)
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in (*newest_figures((own,), tuple(names)), *newest_elsewhere(tuple(wider), tuple(names))):
        found[figure.measure][figure.place] = figure
    return of_one_year(place.key, found)


def newest_figures(keys: tuple[str, ...], names: tuple[str, ...]) -> list[Figure]:
    """The newest figures of these places; of these measures, where any are named."""
    if not keys:
        return []

    def build(*asked: str) -> QuerySet[Any, Any]:
        rows = Measure.objects.filter(place__key__in=asked, is_latest=True)
        return (rows.filter(measure__in=names) if names else rows).values_list(*FIGURE)

    return [Figure(*row) for row in rows_of(("figures", len(keys), *names), build, *keys)]


newest_elsewhere = kept(newest_figures)  # the state, the South and the nation are those of many counties


def of_one_year(own: str, found: dict[str, dict[str, Figure]]) -> dict[str, dict[str, Figure]]:
    """The figures with those elsewhere of another year replaced by those of the place's own year, or left out."""
    wanted = {name: by_place[own].year for name, by_place in found.items() if own in by_place}
    other = {(name, key) for name, year in wanted.items() for key, figure in found[name].items() if figure.year != year}
    for name, key in other:
        del found[name][key]
    names, keys = (tuple(sorted(set(column))) for column in (zip(*other, strict=True) if other else ((), ())))
    for figure in in_years(names, tuple(wanted[name] for name in names), keys):
        if (figure.measure, figure.place) in other and figure.year == wanted[figure.measure]:
            found[figure.measure][figure.place] = figure
    return found


@kept
def in_years(names: tuple[str, ...], years: tuple[int, ...], keys: tuple[str, ...]) -> list[Figure]:
    """Figures of these measures in these years, in the places of these keys."""
    if not names:
        return []

    def build(*values: Any) -> QuerySet[Any, Any]:
        size = len(names)
        measures, years, places = values[:size], values[size : 2 * size], values[2 * size :]
        rows = Measure.objects.filter(measure__in=measures, year__in=years, place__key__in=places)
        return rows.values_list(*FIGURE)

    rows = rows_of(("figures of years", len(names), len(keys)), build, *names, *years, *keys)
    return [Figure(*row) for row in rows]


FIGURES_EXPORTED = (
    "place__key", "place__name", "place__kind", "measure", "year", "value", "low", "high", "observations", "status",
    "note", "source__key", "place__latitude", "place__longitude",
)  # fmt: skip


def all_figures(place: PlaceRow) -> QuerySet[Any, Any]:
    """Every number about a place in every year, for a file."""
    return Measure.objects.filter(place_id=place.id).order_by("measure", "year", "id")


@dataclass(frozen=True)
class Counts:
    """How many players of each kind a place has, and happenings by kind and year (year 0: undated)."""

    players: dict[str, int]
    happenings: dict[str, dict[int, int]]

    def of(self, kind: str) -> int:
        """Happenings of a kind in all years."""
        return sum(self.happenings.get(kind, {}).values())

    @property
    def by_year(self) -> dict[int, int]:
        """Dated happenings of all kinds, year by year."""
        years: dict[int, int] = defaultdict(int)
        for kind, counts in self.happenings.items():
            for year, count in counts.items():
                if kind != "won" and year:
                    years[year] += count
        return dict(years)

    @property
    def total(self) -> int:
        """Happenings of all kinds."""
        return sum(self.of(kind) for kind in self.happenings if kind != "won")


def counts(place: PlaceRow) -> Counts:
    """The counts made while the release was loaded."""
    found = Counts({}, defaultdict(dict))
    for what, kind, year, count in rows_of(
        "counts", lambda n: Tally.objects.filter(place_id=n).values_list("what", "kind", "year", "count"), place.id
    ):
        if what == "player":
            found.players[kind] = count
        else:
            found.happenings[kind][year] = count
    return found


def places_in(place: PlaceRow, *, limit: int | None = None) -> list[dict[str, Any]]:
    """The next smaller places: states of the nation, counties of the others, most people first."""
    columns = ("slug", "name", "state", "kind", "population")
    return list(inner_places(place).values(*columns)[:limit])


EXPORTED = (
    "key", "kind", "name", "slug", "state", "parent__key", "metro__key", "is_south", "population", "place_kind",
    "place_latitude", "place_longitude",
)  # fmt: skip


def inner_places(place: PlaceRow) -> QuerySet[Any, Any]:
    """The same as rows for a file."""
    return with_points(Place.objects.filter(**inside(place)).order_by(F("population").desc(nulls_last=True), "name"))


def with_points(rows: QuerySet[Place]) -> QuerySet[Any, Any]:
    """The places with their own points, under the names files look for."""
    return rows.annotate(place_kind=F("kind"), place_latitude=F("latitude"), place_longitude=F("longitude"))


def inside(place: PlaceRow) -> dict[str, Any]:
    """The filter for the next smaller places."""
    filters: dict[str, dict[str, Any]] = {
        "nation": {"kind": "state"},
        "region": {"kind": "state", "is_south": True},
        "state": {"kind": "county", "parent_id": place.id},
        "metro": {"kind": "county", "metro_id": place.id},
        "county": {"id": 0},
    }
    return filters[place.kind]
