"""The lists of a player's page, whole, for files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Q, QuerySet, When

from frombelow.hall.terrain.models import PlayerName, PlayerValue, Site, Tie

COUNTY = ("county_latitude", "county_longitude")


@dataclass(frozen=True)
class OwnList:
    """Its rows for the number of a player, the fields of its file, and the columns that tell one row from the others."""

    rows: Callable[[int], QuerySet[Any, Any]]
    fields: tuple[str, ...]
    key: tuple[str, ...]


def sites(player_id: int) -> QuerySet[Any, Any]:
    """Places of work, those with most happenings first."""
    rows = Site.objects.filter(player_id=player_id).order_by("id")
    return rows.annotate(
        site_latitude=F("latitude"),
        site_longitude=F("longitude"),
        county_latitude=F("county__latitude"),
        county_longitude=F("county__longitude"),
    )


def ties(player_id: int) -> QuerySet[Any, Any]:
    """Ties to others, those that most happenings show first; each lies in the county of the other."""
    rows = Tie.objects.filter(Q(from_player_id=player_id) | Q(to_player_id=player_id)).order_by("id")
    is_from = Q(from_player_id=player_id)
    county = {
        f"county_{axis}": Case(
            When(is_from, then=F(f"to_player__county__{axis}")), default=F(f"from_player__county__{axis}")
        )
        for axis in ("latitude", "longitude")
    }
    return rows.annotate(**county)


def names(player_id: int) -> QuerySet[Any, Any]:
    """Names it goes by, the commonest first."""
    return in_its_county(PlayerName.objects.filter(player_id=player_id).order_by("-rows", "name", "id"))


def values(player_id: int) -> QuerySet[Any, Any]:
    """Dated values with their sources, newest first within each kind."""
    newest_first = ("field", F("as_of").desc(nulls_last=True), "id")
    return in_its_county(PlayerValue.objects.filter(player_id=player_id).order_by(*newest_first))


def in_its_county(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Rows about a player, at the middle of its county."""
    county = {f"county_{axis}": F(f"player__county__{axis}") for axis in ("latitude", "longitude")}
    placed: QuerySet[Any, Any] = rows.annotate(**county)
    return placed


LISTS = {
    "sites": OwnList(
        sites,
        ("key", "name", "city", "state", "zip", "county__key", "county__name", "place_probability", "first_year",
         "last_year", "happenings", "site_latitude", "site_longitude", *COUNTY),
        ("key",),
    ),
    "ties": OwnList(
        ties,
        ("kind", "from_player__key", "from_player__name", "to_player__key", "to_player__name", "first_year",
         "last_year", "happenings", "source__key", *COUNTY),
        ("kind", "from_player_id", "to_player_id"),
    ),
    "names": OwnList(
        names,
        ("player__key", "name", "rows", "first_year", "last_year", "source__key", *COUNTY),
        ("player_id", "name", "source_id"),
    ),
    "values": OwnList(
        values,
        ("player__key", "field", "value", "as_of", "source__key", *COUNTY),
        ("player_id", "field", "as_of", "source_id"),
    ),
}  # fmt: skip
