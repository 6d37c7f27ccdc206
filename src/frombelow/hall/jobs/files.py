"""The lists of the South as files: plain columns, every value with its year and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from frombelow.hall.jobs.queries import known, state
from frombelow.hall.jobs.queries.south import SideBySide, StateRow
from frombelow.hall.jobs.rules import Estimate
from frombelow.hall.kit.exports import rows_as
from frombelow.hall.terrain.queries import sectors
from frombelow.hall.terrain.queries.places import PlaceRow

PLACED = ("latitude", "longitude")
SOUTH = (
    "place_id", "name", "state", "union_density", "union_density_low", "union_density_high", "union_density_year",
    "members", "members_low", "members_high", "members_of_covered", "members_of_covered_low", "members_of_covered_high",
    "right_to_work", "right_to_work_since", "minimum_wage", "minimum_wage_year", "elections_won_2_years",
    "elections_won_5_years", "elections_won_until", "elections_won_since", "recognitions_5_years", "recognitions_until",
    "strikes_5_years", "strikes_until", "locals", "largest_local", "largest_local_members", "largest_local_year",
    "labor_force", "source_id", *PLACED,
)  # fmt: skip
SECTORS = (
    "code", "title", "jobs", "jobs_status", "year", "source_id", "density", "density_low", "density_high",
    "density_observations", "density_basis", "density_year", "density_source_id",
)  # fmt: skip
LOCALS = (
    "slug", "name", "city", "state", "members", "members_year", "category", "affiliation_name", "source_id", *PLACED,
)  # fmt: skip
SHOPS = ("slug", "name", "city", "members", "members_year", "workers_on_record", "share", "answer", "happenings")
WINS = (
    "key", "kind", "happened_on", "employer", "unions", "city", "state", "size", "votes_for", "votes_against", "naics",
    "source_id", *PLACED,
)  # fmt: skip
GROUPS = ("category", "slug", "name", "kind", "city", "state", "source_id", *PLACED)
YEARS = ("year", "density", "density_low", "density_high", "density_observations", "source_id")
UNKNOWN = ("kind", "complete_until", "last_on", "note", "source_id")


def south_file(form: str, table: SideBySide | None) -> HttpResponseBase:
    """The states, the South and the rest of the nation, a row each."""
    rows = [*table.states, table.south, table.rest] if table else []
    return rows_as(form, (south_row(row, table) for row in rows if table), SOUTH, "south", key=("place_id",))


def ends(name: str, found: Estimate | None) -> dict[str, float | None]:
    """A value and its interval as three columns."""
    value, low, high = (found.value, found.low, found.high) if found else (None, None, None)
    return {name: value, f"{name}_low": low, f"{name}_high": high}


def south_row(row: StateRow, table: SideBySide) -> dict[str, Any]:
    """One row of the file of the South."""
    until = {kind: window.last for kind, window in table.windows.items()}
    largest = row.largest
    return {
        "place_id": row.key, "name": row.name or row.key, "state": row.state or None,
        **ends("union_density", row.density), "union_density_year": row.density_year, **ends("members", row.members),
        **ends("members_of_covered", row.covered), "right_to_work": row.right_to_work,
        "right_to_work_since": row.law_year, "minimum_wage": row.minimum_wage, "minimum_wage_year": row.wage_year,
        "elections_won_2_years": row.won_few, "elections_won_5_years": row.won, "elections_won_since": row.won_since,
        "elections_won_until": until.get("election"), "recognitions_5_years": row.recognition,
        "recognitions_until": until.get("recognition"), "strikes_5_years": row.strike,
        "strikes_until": until.get("strike"), "locals": row.locals, "largest_local": largest.name if largest else None,
        "largest_local_members": largest.members if largest else None,
        "largest_local_year": largest.year if largest else None, "labor_force": row.labor_force,
        "source_id": " ".join(sorted({key for key, _title in table.sources.values()})),
        "latitude": row.latitude, "longitude": row.longitude,
    }  # fmt: skip


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row under the names of a file: `source__key` becomes `source_id`, the middle of the county its point."""
    named = {name.replace("__key", "_id").replace("__", "_"): value for name, value in row.items()}
    return named | {axis: named.get(f"county_{axis}") for axis in PLACED}


def sector_rows(place: PlaceRow) -> Iterable[dict[str, Any]]:
    return map(plain, sectors.broad_sectors(place))


def local_rows(place: PlaceRow) -> Iterable[dict[str, Any]]:
    return map(plain, state.locals_of(place))


def shop_rows(place: PlaceRow) -> Iterable[dict[str, Any]]:
    for shop in state.shops_of(place):
        yield {
            "slug": shop.slug, "name": shop.name, "city": shop.city, "members": shop.members, "members_year": shop.year,
            "workers_on_record": shop.workers or None, "share": shop.share, "answer": shop.strength.value,
            "happenings": " ".join(unit.happening for unit in shop.units) or None,
        }  # fmt: skip


def win_rows(place: PlaceRow) -> Iterable[dict[str, Any]]:
    for row in state.wins_of(place, None):
        unions = "; ".join(dict.fromkeys(name for name, _slug in row["unions"]))
        yield plain(row) | {"employer": row["title"], "unions": unions or None}


def group_rows(place: PlaceRow) -> Iterable[dict[str, Any]]:
    return (plain(row) for rows in state.organizations_of(place).named.values() for row in rows)


def year_rows(place: PlaceRow) -> Iterable[dict[str, Any]]:
    for row in state.density_by_year(place):
        yield plain(row) | {
            "density": row["value"], "density_low": row["low"], "density_high": row["high"],
            "density_observations": row["observations"],
        }  # fmt: skip


def unknown_rows(place: PlaceRow) -> Iterable[dict[str, Any]]:
    found, missing = known.reach_of(known.coverage(), place.state)
    for kind in missing:
        yield dict.fromkeys(UNKNOWN) | {"kind": kind}
    for reach in found:
        yield {
            "kind": reach.kind, "complete_until": reach.complete, "last_on": reach.last, "note": reach.furthest.note,
            "source_id": reach.furthest.source_key,
        }  # fmt: skip


# list -> its rows, its columns, and those that tell one row from the others
LISTS = {
    "sectors": (sector_rows, SECTORS, ("code",)),
    "locals": (local_rows, LOCALS, ("slug",)),
    "shops": (shop_rows, SHOPS, ("slug",)),
    "wins": (win_rows, WINS, ("key",)),
    "groups": (group_rows, GROUPS, ("slug",)),
    "years": (year_rows, YEARS, ("year", "source_id")),
    "unknown": (unknown_rows, UNKNOWN, ("kind",)),
}


def state_file(form: str, which: str, place: PlaceRow) -> HttpResponseBase:
    """A list of a state's page. Raises Http404 for one that the page does not have."""
    if which not in LISTS:
        raise Http404(
            _("“{asked}” is none of the lists of this page; they are: {lists}.").format(
                asked=which[:40], lists=", ".join(LISTS)
            )
        )
    rows, columns, key = LISTS[which]
    return rows_as(form, rows(place), columns, f"{which}-{place.slug}", key=key)
