"""The places inside a place, by name."""

from __future__ import annotations

from typing import Any

from frombelow.hall.jobs.rules import LAST_STATE
from frombelow.hall.kit.kept import kept
from frombelow.hall.terrain.models import Place
from frombelow.hall.terrain.queries.places import PlaceRow


@kept
def states() -> list[dict[str, Any]]:
    """States and DC by name."""
    rows = Place.objects.filter(kind="state", key__lt=LAST_STATE).order_by("name")
    return [{**row} for row in rows.values("key", "name", "slug", "state", "is_south")]


def inner(place: PlaceRow) -> list[dict[str, Any]]:
    """The places inside a place: states of the nation and the South, counties of a state or a metropolitan area."""
    if place.kind in {"nation", "region"}:
        return [row for row in states() if place.kind == "nation" or row["is_south"]]
    if place.kind == "county":
        return []
    wanted = {"parent_id": place.id} if place.kind == "state" else {"metro_id": place.id}
    rows = Place.objects.filter(kind="county", **wanted).order_by("name")
    return [
        {**row, "name": row["name"].partition(",")[0]}
        for row in rows.values("key", "name", "slug", "state", "is_south")
    ]
