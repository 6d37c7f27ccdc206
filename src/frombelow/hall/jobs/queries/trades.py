"""What the terrain tells of trades beyond the cells: occupations with their pay, industries in detail, union density of a sector."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from django.db.models import Q, Sum

from frombelow.hall.jobs.queries.cells import Board, numeric
from frombelow.hall.terrain.models import Measure, Place, Sector
from frombelow.hall.terrain.queries.places import NATION, PlaceRow, place_of
from frombelow.methods.potential.occupations import Occupations
from frombelow.methods.potential.rates import Values

DETAILED, BROAD = 2, 1  # levels of the classification of occupations
JOBS = (
    "code", "title", "jobs", "jobs_status", "pay", "pay_status", "year", "source__key", "source__title",
    "establishments",
)  # fmt: skip
DENSITY = (
    "code", "jobs", "jobs_status", "density", "density_low", "density_high", "density_observations", "density_basis",
    "density_year", "density_source__key", "density_source__title", "year", "source__key", "source__title",
)  # fmt: skip
ABOUT_AREAS = ("union_density", "right_to_work", "median_hourly_wage")


def holder(place: PlaceRow, scheme: str) -> PlaceRow | None:
    """The place whose rows of a classification tell of this one: itself, else its metropolitan area, else its state."""
    slugs = [place.slug, place.metro_slug if place.kind == "county" else None, place.parent_slug]
    wanted = [slug for slug in slugs if slug]
    have = set(
        Sector.objects.filter(place__slug__in=wanted, scheme=scheme).values_list("place__slug", flat=True).distinct()
    )
    found = next((slug for slug in wanted if slug in have), None)
    return place_of(found) if found else None


def lines_of(place: PlaceRow, scheme: str, level: int) -> list[dict[str, Any]]:
    """The rows of a classification at a level, by code."""
    rows = Sector.objects.filter(place_id=place.id, scheme=scheme, level=level)
    return [{**row} for row in rows.order_by("code").values(*JOBS)]


def details_of(place: PlaceRow, codes: Sequence[str]) -> list[dict[str, Any]]:
    """Industries in detail (721, 722) of a place, inside these sectors."""
    rows = Sector.objects.filter(place_id=place.id, scheme="naics_detail", parent_code__in=codes, level=2)
    return [{**row} for row in rows.order_by("code").values(*JOBS)]


def areas_of(place: PlaceRow, code: str, limit: int) -> list[dict[str, Any]]:
    """The metropolitan areas of the nation, the South or a state that have most jobs in an industry in detail."""
    rows = metros_of(place, scheme="naics_detail", code=code, jobs__isnull=False)
    return sorted(rows, key=lambda row: (-row["jobs"], row["place__name"]))[:limit]


def occupations_with(area: PlaceRow, codes: Sequence[str]) -> list[dict[str, Any]]:
    """Some occupations of an area, those with most jobs first, with their pay in the nation."""
    rows = Sector.objects.filter(scheme="soc", level=DETAILED, code__in=codes).filter(
        Q(place_id=area.id) | Q(place__key=NATION)
    )
    found = [{**row} for row in rows.values("place_id", "place__key", *JOBS)]
    nation = {row["code"]: row["pay"] for row in found if row["place__key"] == NATION}
    here = [row | {"nation_pay": nation.get(row["code"])} for row in found if row["place_id"] == area.id]
    return sorted(here, key=lambda row: (-(row["jobs"] or 0), row["code"]))


def areas_with(place: PlaceRow, code: str) -> list[dict[str, Any]]:
    """The metropolitan areas of a place with their jobs in an occupation, and all jobs there; those with most first, those that tell no number last."""
    areas = {row["place_id"]: row for row in metros_of(place, scheme="soc", code=code, level=DETAILED)}
    whole = Sector.objects.filter(place_id__in=areas, scheme="soc", level=BROAD).values_list("place_id")
    for number, jobs in whole.annotate(Sum("jobs")):
        areas[number]["all_jobs"] = jobs
    return sorted(areas.values(), key=lambda row: (-(row["jobs"] or 0), row["place__name"]))


def metros_of(place: PlaceRow, **wanted: Any) -> list[dict[str, Any]]:
    """Rows of the metropolitan areas of the nation, the South or a state; none of a narrower place."""
    rows = Sector.objects.filter(place__kind="metro", **wanted)
    if place.kind == "region":
        rows = rows.filter(place__is_south=True)
    elif place.kind == "state":
        inside = Place.objects.filter(kind="county", parent_id=place.id, metro_id__isnull=False)
        rows = rows.filter(place_id__in=inside.values("metro_id"))
    elif place.kind != "nation":
        return []
    return [
        {**row}
        for row in rows.order_by("place_id").values("place_id", "place__key", "place__name", "place__slug", *JOBS)
    ]


def occupation_of(code: str) -> dict[str, Any] | None:
    """An occupation in the nation; None where the list has no such code."""
    row = Sector.objects.filter(place__key=NATION, scheme="soc", level=DETAILED, code=code).values(*JOBS).first()
    return {**row} if row else None


def occupation_titles() -> dict[str, str]:
    """Code -> title of every occupation of the nation's list."""
    return dict(Sector.objects.filter(place__key=NATION, scheme="soc", level=DETAILED).values_list("code", "title"))


def densities_of(place: PlaceRow, codes: Sequence[str]) -> list[dict[str, Any]]:
    """Union density of broad sectors in a place, with its interval."""
    rows = Sector.objects.filter(place_id=place.id, scheme="naics", level=1, code__in=codes)
    return [{**row} for row in rows.order_by("code").values(*DENSITY)]


def nation_pay() -> dict[str, float | None]:
    """Occupation -> mean pay in the nation, dollars a year."""
    rows = Sector.objects.filter(place__key=NATION, scheme="soc", level=DETAILED)
    return dict(rows.values_list("code", "pay"))


def measures_of(keys: Sequence[str], names: Sequence[str] = ABOUT_AREAS) -> dict[tuple[str, str], dict[str, Any]]:
    """(place, measure) -> its newest figure."""
    rows = Measure.objects.filter(place__key__in=keys, measure__in=names, is_latest=True)
    columns = ("place__key", "measure", "value", "low", "high", "year", "source__key")
    return {(row["place__key"], row["measure"]): {**row} for row in rows.values(*columns)}


def occupations_of(area: PlaceRow, board: Board | None) -> tuple[list[dict[str, Any]], Occupations, dict[str, Any]]:
    """The occupations of an area: their lines, the same as the methods want them, and the area's median wage (a figure, or nothing)."""
    lines, whole = lines_of(area, "soc", DETAILED), lines_of(area, "soc", BROAD)
    elsewhere = nation_pay() if area.key != NATION else {}
    state = state_of(area)
    figures = measures_of([key for key in (area.key, state) if key])

    def figure(name: str, end: str = "value") -> float:
        found = figures.get((area.key, name)) or figures.get((state, name)) or {}
        value = found.get(end)
        return np.nan if value is None else float(value)

    petitions, doubt = petitions_of(area, board)
    size = len(lines)

    def same(value: float) -> Values:
        return np.full(size, value)

    rows = Occupations(
        area=np.array([area.key] * size), code=np.array([line["code"] for line in lines], dtype=str),
        jobs=numeric(line["jobs"] for line in lines), pay=numeric(line["pay"] for line in lines),
        nation_pay=numeric(elsewhere.get(line["code"], line["pay"]) for line in lines), area_pay=same(mean_pay(whole)),
        density=same(figure("union_density")), density_low=same(figure("union_density", "low")),
        density_high=same(figure("union_density", "high")), petitions=same(petitions), petitions_error=same(doubt),
        right_to_work=same(figure("right_to_work")), is_south=np.full(size, area.is_south),
    )  # fmt: skip
    return lines, rows, figures.get((area.key, "median_hourly_wage"), {})


def state_of(area: PlaceRow) -> str:
    """The state (FIPS) whose laws hold in an area; that of most of its people for a metropolitan area; '' for the nation."""
    if area.kind == "state":
        return area.key
    if area.kind != "metro":
        return ""
    county = Place.objects.filter(metro_id=area.id, kind="county").order_by("-population").values_list("key", flat=True)
    first = county.first()
    return first[:2] if first else ""


def mean_pay(lines: Sequence[dict[str, Any]]) -> float:
    """Mean pay over the broad groups that tell their jobs and pay, dollars a year."""
    told = [(line["jobs"], line["pay"]) for line in lines if line["jobs"] and line["pay"] is not None]
    jobs = sum(count for count, _ in told)
    return sum(count * pay for count, pay in told) / jobs if jobs else np.nan


def petitions_of(area: PlaceRow, board: Board | None) -> tuple[float, float]:
    """Petitions a worker in an area as a multiple of the nation's, and the error of its logarithm; NaN without cells."""
    rows = np.flatnonzero(board.lying_in(area)) if board else np.array([], int)
    if board is None or not len(rows):
        return np.nan, np.nan
    rates = board.cells.rates["petitions"]
    rows = rows[np.isfinite(rates.rate[rows])]  # public workers' petitions are on record in few states
    workers = board.cells.workers[rows]
    expected = workers * rates.rate[rows]
    error = np.sqrt(((expected * rates.log_error[rows]) ** 2).sum()) / expected.sum()
    return float(expected.sum() / workers.sum() / rates.national), float(error)
