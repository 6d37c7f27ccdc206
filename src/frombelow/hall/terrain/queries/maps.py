"""Values for the county map and the table beside it."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy

from frombelow.hall.terrain.models import Measure, Place, Site
from frombelow.hall.terrain.queries.places import PlaceRow

# measures a map can show, in the order of its menu; a pair is a rate: (what, per what), times ten thousand
SHOWN = (
    "union_density", "elections_held", "elections_per_10k_jobs", "election_win_rate", "charges_filed",
    "charges_per_10k_jobs", "strikes", "contract_notices", "recognitions", "locals", "locals_per_10k_jobs",
    "right_to_work", "minimum_wage", "jobs", "population", "labor_force", "unemployment_rate", "poverty_rate",
    "income_per_person", "share_black", "share_hispanic", "share_women", "wage_theft_back_wages",
)  # fmt: skip
RATES = {
    "elections_per_10k_jobs": ("elections_held", "jobs"),
    "charges_per_10k_jobs": ("charges_filed", "jobs"),
    "locals_per_10k_jobs": ("locals", "jobs"),
}
OF_STATES = {"right_to_work", "minimum_wage"}  # laws: a county without its own value has its state's
PER = 10_000
EXPORTED = (
    "place__key", "place__name", "place__state", "value", "low", "high", "status", "year", "rank", "ranked",
    "place__kind", "place__latitude", "place__longitude",
)  # fmt: skip


def measures_at_hand() -> list[str]:
    """The measures the loaded release has for counties or (laws) for states."""
    have = set(Measure.objects.filter(is_latest=True).order_by().values_list("measure", flat=True).distinct())
    return [name for name in SHOWN if name in have or (name in RATES and have.issuperset(RATES[name]))]


def county_values(measure: str) -> dict[str, float]:
    """County FIPS -> value of a measure."""
    if measure in RATES:
        top, bottom = (newest(name) for name in RATES[measure])
        return {key: PER * top[key] / bottom[key] for key in top if bottom.get(key)}
    values = newest(measure)
    if measure in OF_STATES:
        states = newest(measure, "state")
        counties = Place.objects.filter(kind="county").values_list("key", flat=True)
        values |= {key: states[key[:2]] for key in counties if key not in values and key[:2] in states}
    return values


def newest(measure: str, kind: str = "county") -> dict[str, float]:
    """Key -> newest value, for places of a kind that have one."""
    rows = Measure.objects.filter(measure=measure, is_latest=True, place__kind=kind, value__isnull=False)
    return {key: value for key, value in rows.values_list("place__key", "value") if value is not None}


def years_and_source(measure: str) -> tuple[int | None, int | None, str, str]:
    """First and last year of the newest values, and the title and key of a source."""
    base = RATES.get(measure, (measure,))[0]
    kind = "state" if measure in OF_STATES else "county"
    rows = Measure.objects.filter(
        measure=base, is_latest=True, value__isnull=False, place__kind=kind, source__isnull=False
    )
    low, high = rows.order_by("year").first(), rows.order_by("-year").first()
    if low is None or high is None or high.source is None:
        return None, None, "", ""
    return low.year, high.year, high.source.title, high.source.key


def county_names() -> QuerySet[Any]:
    """Counties: key, name, slug, state."""
    return Place.objects.filter(kind="county").order_by("id").values_list("key", "name", "slug", "state")


def county_table(measure: str, place: PlaceRow | None, sort: str) -> QuerySet[Any]:
    """Counties with the newest figure of a measure (of the first part of a rate)."""
    rows = Measure.objects.filter(measure=RATES.get(measure, (measure,))[0], is_latest=True, place__kind="county")
    if place and place.kind in {"state", "metro"}:
        rows = rows.filter(**{"place__parent_id" if place.kind == "state" else "place__metro_id": place.id})
    elif place and place.kind == "county":  # its neighbors in the state
        rows = rows.filter(place__parent__key=place.parent_key)
    order: dict[str, tuple[str | OrderBy, ...]] = {
        "name": ("place__name",), "-name": ("-place__name",), "value": (F("value").asc(nulls_last=True),),
    }  # fmt: skip
    chosen = order.get(sort, (F("value").desc(nulls_last=True),))
    return rows.order_by(*chosen, "place__key").values(
        "place__name",
        "place__slug",
        "place__state",
        "place__key",
        "value",
        "low",
        "high",
        "status",
        "year",
        "note",
        "rank",
        "ranked",
    )


def sites_in(place: PlaceRow, limit: int) -> list[tuple[Any, ...]]:
    """Places of work in a county that lie on the map: (x, y, name, slug of the employer, city, happenings)."""
    rows = Site.objects.filter(county_id=place.id, x__isnull=False).order_by("id")
    return list(rows.values_list("x", "y", "name", "player__slug", "city", "happenings")[:limit])
