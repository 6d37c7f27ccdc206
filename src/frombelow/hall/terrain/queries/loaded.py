"""Which release is loaded, and where its rows come from."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from frombelow.hall.kit.kept import kept
from frombelow.hall.terrain.models import Coverage, Drawing, Place, Release, Source
from frombelow.hall.terrain.queries.prepared import dicts_of
from frombelow.hall.terrain.rules import HAPPENING_KINDS

EXPORTED = (
    "key", "title", "publisher", "licence", "citation", "link", "covers", "faults", "extracted_on", "status", "reason",
    "rows_read", "rows_kept", "dropped",
)  # fmt: skip
COVERED = ("kind", "state", "first_on", "last_on", "complete", "note", "source__title", "source__key")


def release_id() -> str | None:
    """The id of the loaded release; None while the hall is empty."""
    return Release.objects.values_list("release_id", flat=True).first()


def sources() -> list[dict[str, Any]]:
    """Every source card: loaded ones first, then those not loaded, then those not used."""
    order = {"loaded": 0, "not_loaded": 1, "not_used": 2}
    cards: list[dict[str, Any]] = [{**card} for card in Source.objects.order_by("id").values()]
    return sorted(cards, key=lambda card: order.get(card["status"], 3))


COVERAGE_EXPORTED = (
    "source__key", "kind", "state", "first_on", "last_on", "complete", "note", "place_kind", "place_latitude",
    "place_longitude",
)  # fmt: skip


def coverage_placed(source_id: int) -> QuerySet[Any, Any]:
    """What a source covers, in the middle of the state or the nation."""
    where = Place.objects.filter(Q(kind="state", state=OuterRef("state")) | Q(key=OuterRef("state")))
    rows = Coverage.objects.filter(source_id=source_id).order_by("kind", "state", "id")
    point = {f"place_{name}": Subquery(where.values(name)[:1]) for name in ("kind", "latitude", "longitude")}
    return rows.annotate(**point)


def source_titles() -> dict[str, str]:
    """key -> title of every source."""
    return dict(Source.objects.values_list("key", "title"))


def coverage_of(source_id: int) -> list[dict[str, Any]]:
    """What a source covers."""
    return [{**row} for row in Coverage.objects.filter(source_id=source_id).order_by("kind", "state", "id").values()]


@kept
def coverage_in(state: str | None) -> list[dict[str, Any]]:
    """What is loaded of happenings and community organizations for a state: its own coverage and the nation's."""
    return dicts_of(COVERED, "coverage", coverage_rows, state or "us")


def complete_until(kind: str) -> tuple[date | None, list[tuple[str, date]]]:
    """Until when a kind of happening is complete for the country, and the states where it is complete for longer."""
    rows = Coverage.objects.filter(kind=kind, complete=True, last_on__isnull=False)
    until: dict[str, date] = dict(rows.order_by().values_list("state").annotate(Max("last_on")))
    nation = until.pop("us", None)
    longer = {state: day for state, day in until.items() if nation and day > nation}
    named = Place.objects.filter(kind="state", state__in=longer).order_by("name").values_list("name", "state")
    return nation, [(name, longer[str(state)]) for name, state in named]


def coverage_rows(state: str) -> QuerySet[Any, Any]:
    """The coverage of happenings and community organizations in a state, by kind."""
    rows = Coverage.objects.filter(Q(state=state) | Q(state="us"), kind__in=(*HAPPENING_KINDS, "community"))
    return rows.order_by("kind", F("first_on").asc(nulls_first=True), "id").values_list(*COVERED)


def drawing_names() -> set[str]:
    """What the drawings are called that are kept."""
    return set(Drawing.objects.values_list("name", flat=True))


def drawing(name: str, encodings: list[str]) -> tuple[str, bytes] | None:
    """A drawing in the first of these encodings it is kept in: (encoding, bytes)."""
    kept = dict(Drawing.objects.filter(name=name, encoding__in=encodings).values_list("encoding", "content"))
    return next(((encoding, bytes(kept[encoding])) for encoding in encodings if encoding in kept), None)
