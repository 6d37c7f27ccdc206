"""Players: of a place, and one of them with everything on record."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy

from frombelow.hall.terrain.models import Happening, Party, Player, PlayerName, PlayerValue, Site, Tie
from frombelow.hall.terrain.queries import happenings
from frombelow.hall.terrain.queries.places import PlaceRow, lies, scope, within
from frombelow.hall.terrain.queries.prepared import dicts_of, rows_of
from frombelow.hall.terrain.queries.together import Later, together
from frombelow.hall.terrain.rules import PLAYER_KINDS, UNION_KINDS

LISTED = (
    "slug", "kind", "name", "city", "state", "members", "members_year", "happenings", "first_year", "last_year",
    "affiliation__name", "affiliation__slug", "address_quality", "category",
)  # fmt: skip
EXPORTED = (
    "key", "kind", "name", "slug", "affiliation__name", "designation", "number", "unit_name", "category", "city", "state",
    "zip", "county__key", "county__name", "place_probability", "address_quality", "naics", "members", "members_year",
    "receipts", "receipts_year", "founded_on", "first_year", "last_year", "happenings", "source__key", "site_latitude",
    "site_longitude", "county__latitude", "county__longitude",
)  # fmt: skip
TIE_FIELDS = ("happenings", "first_year", "last_year", "source__title", "id")
TIED = ("kind", "slug", "name", "other_kind", *TIE_FIELDS)
PLAYER_FIELDS = (
    *(field.attname for field in Player._meta.concrete_fields),
    "affiliation__name", "affiliation__slug", "county__name", "county__slug", "county__state",
    "state_place__name", "state_place__slug", "source__title", "source__key",
)  # fmt: skip
SORTS: dict[str, tuple[str | OrderBy, ...]] = {
    "happenings": ("id",),
    "members": (F("members").desc(nulls_last=True), "id"),
    "name": ("name", "id"),
    "newest": (F("last_year").desc(nulls_last=True), "id"),
}


def players_in(
    place: PlaceRow, *, kind: str = "", affiliation: str = "", named: str = "", sort: str = ""
) -> QuerySet[Any]:
    """The players of a place, as dictionaries. `kind` may be 'union' for all union bodies."""
    rows = Player.objects.filter(**within(place))
    if kind == "union":
        rows = rows.filter(kind__in=UNION_KINDS)
    elif kind in PLAYER_KINDS:
        rows = rows.filter(kind=kind)
    if affiliation:
        rows = rows.filter(Q(affiliation__slug=affiliation) | Q(slug=affiliation))
    if named:
        rows = rows.filter(name__icontains=named)
    ordered: QuerySet[Any, Any] = rows.order_by(*SORTS.get(sort, SORTS["happenings"])).values(*LISTED)
    return ordered


def with_points(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The players with the point of their place of work in the city they are known in."""
    there = Site.objects.filter(
        player_id=OuterRef("pk"), city=OuterRef("city"), state=OuterRef("state"), latitude__isnull=False
    ).order_by("id")
    placed: QuerySet[Any, Any] = rows.annotate(
        site_latitude=Subquery(there.values("latitude")[:1]), site_longitude=Subquery(there.values("longitude")[:1])
    )
    return placed


def top_players(place: PlaceRow, kind: str, limit: int) -> list[tuple[Any, ...]]:
    """The players of a kind with most happenings: (slug, name, city, members, members_year, happenings, last_year)."""
    field, number = scope(place)

    def build(kind: str, *number: int) -> QuerySet[Any, Any]:
        rows = Player.objects.filter(kind=kind, **lies(field, number)).order_by("id")
        return rows.values_list("slug", "name", "city", "members", "members_year", "happenings", "last_year")[:limit]

    return rows_of(("top players", field, limit), build, kind, *number)


def affiliations(place: PlaceRow) -> list[tuple[str, str]]:
    """The national unions that have a body in a place: (slug, name), by name."""
    rows = Player.objects.filter(affiliation__isnull=False, **within(place)).order_by(
        "affiliation__name", "affiliation__slug"
    )
    return list(rows.values_list("affiliation__slug", "affiliation__name").distinct())


def player_of(slug: str) -> dict[str, Any] | None:
    """A player with its own fields, the names of what it belongs to, its county and its source."""
    found = dicts_of(
        PLAYER_FIELDS, "player", lambda asked: Player.objects.filter(slug=asked).values_list(*PLAYER_FIELDS), slug
    )
    return found[0] if found else None


def spellings_of(player_id: int, limit: int) -> list[dict[str, Any]]:
    """Names it goes by, the commonest first."""
    columns = ("name", "rows", "first_year", "last_year", "source__title", "source__key")

    def build(number: int) -> QuerySet[Any, Any]:
        return PlayerName.objects.filter(player_id=number).order_by("-rows", "name", "id").values_list(*columns)[:limit]

    return dicts_of(columns, ("spellings", limit), build, player_id)


def values_of(player_id: int) -> list[dict[str, Any]]:
    """Dated values with their sources, newest first within each kind."""
    columns = ("field", "value", "as_of", "source__title", "source__key")

    def build(number: int) -> QuerySet[Any, Any]:
        newest_first = ("field", F("as_of").desc(nulls_last=True), "id")
        return PlayerValue.objects.filter(player_id=number).order_by(*newest_first).values_list(*columns)

    return dicts_of(columns, "values", build, player_id)


def sites_of(player_id: int, limit: int) -> list[dict[str, Any]]:
    """Places of work, those with most happenings first."""
    columns = ("name", "city", "state", "happenings", "first_year", "last_year", "county__name", "county__slug")

    def build(number: int) -> QuerySet[Any, Any]:
        return Site.objects.filter(player_id=number).order_by("id").values_list(*columns)[:limit]

    return dicts_of(columns, ("sites", limit), build, player_id)


def ties_of(player_id: int, limit: int) -> list[dict[str, Any]]:
    """Ties to others, those that most happenings show first: other, direction, years."""
    outward, inward = Later(ties_from, player_id, limit), Later(ties_to, player_id, limit)
    together(outward, inward)
    both = [
        *(tie | {"outward": True} for tie in outward.answer),
        *(tie | {"outward": False} for tie in inward.answer),
    ]
    return sorted(both, key=lambda tie: tie["id"])[:limit]


def ties_from(player_id: int, limit: int) -> list[dict[str, Any]]:
    """Ties in which the player is the first."""

    def build(number: int) -> QuerySet[Any, Any]:
        rows = Tie.objects.filter(from_player_id=number).order_by("id")
        return rows.values_list("kind", "to_player__slug", "to_player__name", "to_player__kind", *TIE_FIELDS)[:limit]

    return dicts_of(TIED, ("ties from", limit), build, player_id)


def ties_to(player_id: int, limit: int) -> list[dict[str, Any]]:
    """Ties in which the player is the second."""

    def build(number: int) -> QuerySet[Any, Any]:
        rows = Tie.objects.filter(to_player_id=number).order_by("id")
        return rows.values_list("kind", "from_player__slug", "from_player__name", "from_player__kind", *TIE_FIELDS)[
            :limit
        ]

    return dicts_of(TIED, ("ties to", limit), build, player_id)


def happenings_of(player_id: int) -> QuerySet[Any]:
    """The happenings a player took part in, newest first."""
    took_part = Party.objects.filter(player_id=player_id).values("happening_id")
    return Happening.objects.filter(id__in=took_part).order_by("-id")


def newest_of(player_id: int, limit: int) -> list[dict[str, Any]]:
    """The newest happenings a player took part in, each once."""

    def build(number: int) -> QuerySet[Any, Any]:
        return happenings_of(number).values_list(*happenings.LISTED)[:limit]

    return dicts_of(happenings.LISTED, ("newest of a player", limit), build, player_id)


def history_of(player_id: int) -> list[tuple[int, str, int | None, str | None, str | None]]:
    """(id, kind, year, result, sector) of everything a player took part in, each happening once."""

    def build(number: int) -> QuerySet[Any, Any]:
        fields = ("kind", "year", "result", "naics")
        rows = Party.objects.filter(player_id=number)
        return rows.values_list("happening_id", *(f"happening__{field}" for field in fields)).distinct()

    return rows_of("history of a player", build, player_id)


def locals_of(player_id: int, limit: int) -> list[tuple[Any, ...]]:
    """The bodies that belong to a national union: (slug, name, city, state, members, members_year, happenings)."""

    def build(number: int) -> QuerySet[Any, Any]:
        rows = Player.objects.filter(affiliation_id=number).order_by("id")
        return rows.values_list("slug", "name", "city", "state", "members", "members_year", "happenings")[:limit]

    return rows_of(("locals", limit), build, player_id)


def count_of_locals(player_id: int) -> int:
    """How many bodies belong to it."""
    return Player.objects.filter(affiliation_id=player_id).count()


def players_named(keys: list[str]) -> dict[str, tuple[str, str, str]]:
    """key -> (name, slug, city and state)."""
    rows = Player.objects.filter(key__in=keys).values_list("key", "name", "slug", "city", "state")
    return {
        key: (name, slug, ", ".join(part for part in (city, state) if part)) for key, name, slug, city, state in rows
    }
