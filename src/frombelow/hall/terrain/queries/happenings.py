"""Happenings: of a place under filters, and one of them with its parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from frombelow.hall.terrain.models import Happening, Party
from frombelow.hall.terrain.queries.places import PlaceRow, lies, scope, within
from frombelow.hall.terrain.queries.prepared import dicts_of, rows_of

UNION_ROLES = ("union", "charged_union", "petitioner", "incumbent", "intervenor")
LISTED = (
    "id", "key", "kind", "happened_on", "year", "title", "withheld", "city", "state", "result", "votes_for",
    "votes_against", "size", "mode", "naics", "case_type", "expires_on",
)  # fmt: skip
FIELDS = (
    *(field.attname for field in Happening._meta.concrete_fields),
    "county__name", "county__slug", "state_place__name", "state_place__slug", "site__name", "site__player__slug",
    "source__title", "source__key",
)  # fmt: skip
PARTY_FIELDS = (
    "role", "name", "status", "probability", "reason", "candidates", "votes", "player__name", "player__slug",
    "player__kind",
)  # fmt: skip
LIST_SIZES = (10, 50, 100)  # happenings on a page: as many spellings of one query
AT_ONCE = 1000  # happenings for a file whose unions are looked up together
STORED = (
    "id", "key", "kind", "case_number", "case_type", "happened_on", "year", "filed_on", "ended_on", "expires_on", "title",
    "withheld", "city", "state", "county__key", "county__name", "place_probability", "naics", "size", "result",
    "eligible", "votes_for", "votes_against", "challenged", "void", "mode", "tally_type", "unit_text", "detail",
    "status", "as_of", "source__key", "source_row", "other_sources", "site__latitude", "site__longitude",
    "county__latitude", "county__longitude",
)  # fmt: skip
EXPORTED = (*STORED[1:], "unions")
PARTIES_EXPORTED = (
    "happening__key", "role", "position", "name", "status", "probability", "reason", "candidates", "votes",
    "player__key", "player__name", "site_latitude", "site_longitude", "county_latitude", "county_longitude",
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What a list of happenings is narrowed to; empty means everything."""

    kind: str = ""
    first: int | None = None
    last: int | None = None
    sector: str = ""
    union: str = ""
    result: str = ""
    mode: str = ""


def happenings_in(place: PlaceRow, wanted: Wanted) -> QuerySet[Happening]:
    """The happenings of a place, newest first."""
    return narrowed(Happening.objects.filter(**within(place)), wanted).order_by("-id")


def narrowed(rows: QuerySet[Happening], wanted: Wanted) -> QuerySet[Happening]:
    """Only those that are wanted."""
    for field, value in (
        ("kind", wanted.kind), ("year__gte", wanted.first), ("year__lte", wanted.last), ("naics", wanted.sector),
        ("result", wanted.result), ("mode", wanted.mode),
    ):  # fmt: skip
        if value:
            rows = rows.filter(**{field: value})
    return rows.filter(with_union(wanted.union)) if wanted.union else rows


def years_of(rows: QuerySet[Happening]) -> tuple[dict[int, int], dict[int, int]]:
    """How many of these happenings fell in each year, and how many of them were elections that a union won."""
    found = (
        rows.order_by()
        .values_list("year")
        .annotate(count=Count("id"), won=Count("id", filter=Q(result="won", kind="election")))
    )
    dated = [(year, count, won) for year, count, won in found if year]
    return {year: count for year, count, _ in dated}, {year: won for year, _, won in dated if won}


def with_union(words: str) -> Exists:
    """A union of this name took part, as written or as registered, or one that belongs to it."""
    named = Q(name__icontains=words) | Q(player__name__icontains=words) | Q(player__affiliation__name__icontains=words)
    return Exists(Party.objects.filter(named, happening_id=OuterRef("pk"), role__in=UNION_ROLES))


def newest(place: PlaceRow, limit: int) -> list[dict[str, Any]]:
    """The newest happenings of a place."""
    field, number = scope(place)

    def build(*number: int) -> QuerySet[Any, Any]:
        return Happening.objects.filter(**lies(field, number)).order_by("-id").values_list(*LISTED)[:limit]

    return dicts_of(LISTED, ("newest", field, limit), build, *number)


def unions_at(happening_ids: Sequence[int]) -> dict[int, list[tuple[str, str | None]]]:
    """happening -> the unions in it: (name, slug if known)."""
    if not happening_ids:
        return {}
    size = next(size for size in LIST_SIZES if size >= len(happening_ids))
    padded = [*happening_ids, *[happening_ids[0]] * (size - len(happening_ids))]
    return by_happening(rows_of(("unions", size), union_parties, *padded))


def by_happening(parties: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[str, str | None]]]:
    """The rows of `union_parties` by happening: the unions voted on or charged, else who stands in for one.

    A union bears its registered name only where it was surely recognized; else the name that was written.
    """
    found: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for happening, role, name, status, player, slug in parties:
        if role in {"union", "charged_union"} or not found[happening]:
            shown = (player if status == "matched" else name) or name or player or ""
            found[happening].append((shown, slug))
    return found


def with_unions(rows: QuerySet[Happening]) -> Iterator[dict[str, Any]]:
    """Happenings for a file, each with the names of the unions in it."""
    stored = iter(rows.values(*STORED).iterator(chunk_size=AT_ONCE))
    while some := list(islice(stored, AT_ONCE)):
        unions = by_happening(union_parties(*(row["id"] for row in some)))
        for row in some:
            names = dict.fromkeys(name for name, _ in unions.get(row["id"], ()))
            yield {**row, "unions": "; ".join(names) or None}


def union_parties(*happening_ids: int) -> QuerySet[Any, Any]:
    """The union side of these happenings."""
    rows = Party.objects.filter(
        happening_id__in=happening_ids, role__in=UNION_ROLES, status__in=("matched", "ambiguous", "unknown")
    )
    return rows.order_by("id").values_list("happening_id", "role", "name", "status", "player__name", "player__slug")


def happening_of(key: str) -> dict[str, Any] | None:
    """A happening with its own fields and the names of its place, site and source."""
    found = dicts_of(FIELDS, "happening", lambda asked: Happening.objects.filter(key=asked).values_list(*FIELDS), key)
    return found[0] if found else None


def parties_of(happening_id: int) -> list[dict[str, Any]]:
    """Who took part, in the order of roles."""

    def build(number: int) -> QuerySet[Any, Any]:
        return Party.objects.filter(happening_id=number).order_by("id").values_list(*PARTY_FIELDS)

    return dicts_of(PARTY_FIELDS, "parties", build, happening_id)


def parties_for_file(happening_id: int) -> QuerySet[Any, Any]:
    """The same as rows of a file, where the happening was."""
    point = {
        f"{what}_{axis}": F(f"happening__{what}__{axis}")
        for what in ("site", "county")
        for axis in ("latitude", "longitude")
    }
    return Party.objects.filter(happening_id=happening_id).order_by("id").annotate(**point)


def happenings_of_keys(keys: list[str]) -> list[dict[str, Any]]:
    """Happenings by their keys, newest first."""
    return list(Happening.objects.filter(key__in=keys).order_by("-id").values(*LISTED))
