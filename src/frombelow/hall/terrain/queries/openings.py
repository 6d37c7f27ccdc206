"""Openings under the reader's weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, Count, F, FloatField, QuerySet, Sum, Value, When

from frombelow.hall.terrain.models import Opening
from frombelow.hall.terrain.queries.places import PlaceRow, lies, scope, within
from frombelow.hall.terrain.queries.prepared import dicts_of

LISTED = (
    "id", "key", "kind", "points", "year", "facts", "rows", "code", "player__name", "player__slug", "union__name",
    "union__slug", "county_id", "county__name", "county__slug", "county__state",
)  # fmt: skip
EXPORTED = (
    "key", "kind", "points", "weighted", "year", "player__key", "player__name", "union__key", "union__name", "code",
    "county__key", "county__name", "facts", "rows", "county__latitude", "county__longitude",
)  # fmt: skip


def weighted(rows: QuerySet[Opening], weights: Mapping[str, int]) -> QuerySet[Any, Any]:
    """Each opening with its points times the weight of its kind; those of weight 0 are left out."""
    used = {kind: weight for kind, weight in weights.items() if weight}
    times = Case(
        *(When(kind=kind, then=Value(weight)) for kind, weight in used.items()),
        default=Value(0),
        output_field=FloatField(),
    )
    return rows.filter(kind__in=used).annotate(weighted=F("points") * times)


def openings_in(place: PlaceRow, weights: Mapping[str, int], *, kind: str = "") -> QuerySet[Any]:
    """The openings of a place one by one, heaviest first."""
    rows = weighted(Opening.objects.filter(**within(place)), weights)
    if kind:
        rows = rows.filter(kind=kind)
    ordered: QuerySet[Any, Any] = rows.order_by(F("weighted").desc(), "id").values(*LISTED, "weighted")
    return ordered


def by_employer(place: PlaceRow, weights: Mapping[str, int]) -> QuerySet[Any]:
    """Employers by the sum of their weighted points: where several reasons meet."""
    rows = weighted(Opening.objects.filter(player__isnull=False, **within(place)), weights)
    grouped = rows.values("player_id", "player__name", "player__slug").annotate(
        total=Sum("weighted"), reasons=Count("id")
    )
    ordered: QuerySet[Any, Any] = grouped.order_by("-total", "player_id")
    return ordered


def by_county(place: PlaceRow, weights: Mapping[str, int]) -> QuerySet[Any]:
    """Counties by the sum of their weighted points."""
    rows = weighted(Opening.objects.filter(**within(place)), weights)
    grouped = rows.values("county__name", "county__slug", "county__state").annotate(
        total=Sum("weighted"), reasons=Count("id")
    )
    ordered: QuerySet[Any, Any] = grouped.order_by("-total", "county__name", "county__slug")
    return ordered


def top_openings(place: PlaceRow, limit: int) -> list[dict[str, Any]]:
    """The strongest openings under the weights a page begins with: their ids are in that order."""
    field, number = scope(place)

    def build(*number: int) -> QuerySet[Any, Any]:
        return Opening.objects.filter(**lies(field, number)).order_by("id").values_list(*LISTED)[:limit]

    return dicts_of(LISTED, ("top openings", field, limit), build, *number)


def openings_at(player_id: int, limit: int) -> list[dict[str, Any]]:
    """The openings at an employer."""

    def build(number: int) -> QuerySet[Any, Any]:
        return Opening.objects.filter(player_id=number).order_by("id").values_list(*LISTED)[:limit]

    return dicts_of(LISTED, ("openings at", limit), build, player_id)
