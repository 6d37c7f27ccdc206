"""Industries and occupations of a place."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy

from frombelow.hall.kit.kept import kept
from frombelow.hall.terrain.models import Place, Sector
from frombelow.hall.terrain.queries.places import PlaceRow
from frombelow.hall.terrain.queries.prepared import dicts_of, rows_of

Key = TypeVar("Key", int, str)
LISTED = (
    "scheme", "code", "title", "level", "jobs", "jobs_status", "establishments", "pay", "pay_status", "year",
    "source__title", "source__key", "density", "density_low", "density_high", "density_observations", "density_basis",
    "density_year", "density_source__title", "density_source__key",
)  # fmt: skip
EXPORTED = ("place__key", "place__name", "place__kind", *LISTED, "place__latitude", "place__longitude")
BROAD = (
    "code", "title", "jobs", "jobs_status", "pay", "year", "density", "density_low", "density_high",
    "density_observations", "density_basis", "density_year", "density_source__title", "density_source__key",
    "source__title", "source__key",
)  # fmt: skip
SIZES = (1, 5, 25, 100)
DENSITIES = (
    "place_id", "code", "jobs", "year", "density", "density_low", "density_high", "density_basis", "density_year",
    "density_source__key",
)  # fmt: skip
SORTS: dict[str, tuple[str | OrderBy, ...]] = {
    "jobs": (F("jobs").desc(nulls_last=True), "code"),
    "density": (F("density").asc(nulls_last=True), F("jobs").desc(nulls_last=True), "id"),
    "-density": (F("density").desc(nulls_last=True), F("jobs").desc(nulls_last=True), "id"),
    "pay": (F("pay").desc(nulls_last=True), "code"),
    "title": ("title", "code"),
}


def schemes_in(place: PlaceRow) -> list[str]:
    """Which classifications have rows for a place."""
    return list(Sector.objects.filter(place_id=place.id).order_by("scheme").values_list("scheme", flat=True).distinct())


def sectors_in(place: PlaceRow, scheme: str, *, sort: str = "jobs", named: str = "") -> QuerySet[Any]:
    """The sectors of one classification, as dictionaries."""
    rows = Sector.objects.filter(place_id=place.id, scheme=scheme)
    if named:
        rows = rows.filter(title__icontains=named)
    ordered: QuerySet[Any, Any] = rows.order_by(*SORTS.get(sort, SORTS["jobs"])).values(*LISTED)
    return ordered


def broad_sectors(place: PlaceRow) -> list[dict[str, Any]]:
    """The broad industry sectors of a place, largest first, suppressed ones at the end."""

    def build(number: int) -> QuerySet[Any, Any]:
        return Sector.objects.filter(place_id=number, scheme="naics", level=1).order_by("id").values_list(*BROAD)

    return sorted(dicts_of(BROAD, "broad sectors", build, place.id), key=lambda row: -(row["jobs"] or 0))


def densities(place_ids: set[int]) -> dict[tuple[int, str], dict[str, Any]]:
    """(county, code of a broad sector) -> its jobs, its density and the name of the place that was measured in."""
    if not place_ids:
        return {}

    def build(*numbers: int) -> QuerySet[Any, Any]:
        rows = Sector.objects.filter(place_id__in=numbers, scheme="naics", level=1, density__isnull=False)
        return rows.values_list(*DENSITIES)

    padded = padded_to_a_size(sorted(place_ids))
    found = dicts_of(DENSITIES, ("densities", len(padded)), build, *padded)
    basis = [(row["density_basis"] or "").partition(" ")[0] for row in found]
    names = place_words(set(basis))
    return {
        (row["place_id"], row["code"]): row | {"measured_in": names.get(key, "")}
        for row, key in zip(found, basis, strict=True)
    }


def place_words(keys: set[str]) -> dict[str, str]:
    """key -> name, for the places densities were measured in."""
    return names_of(tuple(sorted(keys)))


@kept
def names_of(keys: tuple[str, ...]) -> dict[str, str]:
    """The same: mostly of one state or metropolitan area, and so the same for many counties."""
    if not keys:
        return {}

    def build(*asked: str) -> QuerySet[Any, Any]:
        return Place.objects.filter(key__in=asked).values_list("key", "name")

    padded = padded_to_a_size(list(keys))
    return dict(rows_of(("place words", len(padded)), build, *padded))


def padded_to_a_size(values: list[Key]) -> list[Key]:
    """The values with the first repeated up to one of a few sizes: as many spellings of one query."""
    size = next(size for size in SIZES if size >= len(values))
    first = values[:1]
    return values + first * (size - len(values))
