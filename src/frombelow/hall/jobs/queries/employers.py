"""Employers with most happenings, with the sector each is likely of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frombelow.hall.terrain.models import EmployerSector, Player
from frombelow.hall.terrain.queries.places import PlaceRow, within

FIELDS = ("id", "slug", "name", "city", "state", "happenings", "first_year", "last_year", "source__key")


def employers_in(place: PlaceRow, limit: int, codes: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The employers of a place with most happenings, each with its likeliest `code`, `probability` and `basis` (None: none on record).

    With `codes`, those whose likeliest sector is one of them.
    """
    if codes:
        return employers_of_sectors(place, limit, codes)
    rows: list[dict[str, Any]] = [
        {**row}
        for row in Player.objects.filter(kind="employer", **within(place)).order_by("id").values(*FIELDS)[:limit]
    ]
    known = likeliest([row["id"] for row in rows])
    return [row | known.get(row["id"], {"code": None, "probability": None, "basis": None}) for row in rows]


def employers_of_sectors(place: PlaceRow, limit: int, codes: Sequence[str]) -> list[dict[str, Any]]:
    """The same for some sectors."""
    lying = {f"player__{field}": value for field, value in within(place).items()}
    found = EmployerSector.objects.filter(code__in=codes, position=1, player__kind="employer", **lying)
    columns = {name: f"player__{name}" for name in FIELDS}
    rows = found.order_by("player_id").values_list("code", "probability", "basis", *columns.values())[:limit]
    names = ("code", "probability", "basis", *columns)
    return [dict(zip(names, row, strict=True)) for row in rows]


def likeliest(players: Sequence[int]) -> dict[int, dict[str, Any]]:
    """player -> its likeliest sector."""
    rows = EmployerSector.objects.filter(player_id__in=players, position=1)
    return {
        row["player_id"]: {name: row[name] for name in ("code", "probability", "basis")}
        for row in rows.values("player_id", "code", "probability", "basis")
    }
