"""A place: its best sectors, its occupations, its employers; and the map of its counties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frombelow.hall.jobs import cell_files, trades
from frombelow.hall.jobs.choosing import Choice
from frombelow.hall.jobs.drawing import scatter
from frombelow.hall.jobs.pages.common import PER_PAGE, choosing, load_place, no_cells, read, trail
from frombelow.hall.jobs.pages.front import named
from frombelow.hall.jobs.queries import employers as employed
from frombelow.hall.jobs.queries import places as inner
from frombelow.hall.jobs.scoring import Listing, Scored, scored
from frombelow.hall.jobs.sector_sums import SECTORS, sector_lines, sector_sums
from frombelow.hall.jobs.sums import best_by_county
from frombelow.hall.jobs.telling import cell_rows, place_url, sector_words
from frombelow.hall.kit.exports import rows_as
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.kit.pages import page_of
from frombelow.hall.terrain import panels
from frombelow.hall.terrain.queries.places import PlaceRow

MOST_EMPLOYERS, MOST_OCCUPATIONS = 15, 15
SUREST = 0.99  # of a judgment: it is never told as certain
LIKELY = 0.5  # a sector that is less likely is said to be a guess
LISTS = ("cells", "sectors", "occupations", "employers")
EMPLOYERS = (
    "slug",
    "name",
    "city",
    "state",
    "happenings",
    "first_year",
    "last_year",
    "code",
    "probability",
    "basis",
    "source_id",
)


@public_page
def place(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The best sectors, occupations and employers of a place."""
    here = load_place(slug)
    choice, complaints = read(request)
    found = scored(choice)
    if form := request.GET.get("format"):
        return place_file(form, request.GET.get("list", "cells"), here, found)
    if found is None:
        return no_cells(request, trail((here.short, "")))
    is_county = here.kind == "county"
    listing = found.listed(found.board.lying_in(here), least=not is_county)
    page = page_of(request, range(len(listing)), PER_PAGE)
    rows = named(cell_rows(found, listing, page.object_list))
    context = choosing(choice, reverse("jobs:place", args=[slug])) | {
        "place": here,
        "kind_line": panels.kind_line(here),
        "trail": way(here, choice),
        "complaints": complaints,
        "page": page,
        "rows": rows,
        "is_county": is_county,
        "has_cells": bool(found.board.lying_in(here).any()),
        "scatter": scatter([row | {"name": row["sector"]} if is_county else row for row in rows], _("Score against workers, the rows of the table")),
        "ranked": len(listing),
        "sectors": [] if is_county else sector_sums(found, here, listing),
        "employers": employer_rows(here),
        "compare_here": choice.address(reverse("jobs:compare"), a=here.key),
        "inner": [(row["name"], place_url(row["slug"], choice)) for row in inner.inner(here)],
        "map_url": place_url(slug, choice, "map") if here.kind in {"nation", "region", "state"} else "",
        "wider_url": place_url(here.parent_slug, choice) if here.parent_slug else "",
    }  # fmt: skip
    return render(request, "jobs/place.html", context | trades.occupations_shown(here, found, MOST_OCCUPATIONS))


def way(here: PlaceRow, choice: Choice, last: str = "") -> Any:
    """The way to a place, and to a page of it."""
    steps = [(here.wider, place_url(here.parent_slug, choice))] if here.parent_slug and here.wider else []
    own = place_url(here.slug, choice) if last else ""
    return trail(*steps, (here.short, own), *([(last, "")] if last else []))


def employer_rows(here: PlaceRow, codes: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Employers with their likely sector in words."""
    return [
        row
        | {
            "sector": sector_words(row["code"]) if row["code"] else "",
            "is_told": row["basis"] == "told",
            "share": row["probability"] and min(row["probability"], SUREST),
            "is_doubtful": row["probability"] is not None and row["probability"] < LIKELY,
            "years": years_words(row["first_year"], row["last_year"]),
        }
        for row in employed.employers_in(here, MOST_EMPLOYERS, codes)
    ]


def years_words(first: int | None, last: int | None) -> str:
    """1999–2019."""
    return f"{first}–{last}" if first != last and first and last else str(last or first or "")


def place_file(form: str, which: str, here: PlaceRow, found: Scored | None) -> HttpResponseBase:
    """A list of a place's page. Raises Http404 for one that the page does not have."""
    if which == "cells":
        return cell_files.cells_file(form, found, found.board.lying_in(here) if found else None, f"cells-{here.slug}")
    if which == "employers":
        rows = (plain(row) for row in employed.employers_in(here, MOST_EMPLOYERS))
        return rows_as(form, rows, EMPLOYERS, f"employers-{here.slug}", key=("slug",))
    if which == "occupations":
        return rows_as(form, trades.occupation_lines(here, found), trades.COLUMNS, f"occupations-{here.slug}", key=("code",))  # fmt: skip
    if which == "sectors":
        lines = sector_lines(found, here) if found else iter(())
        return rows_as(form, lines, SECTORS, f"sectors-{here.slug}", key=("code",))
    raise Http404(
        _("“{asked}” is none of the lists of this page; they are: {lists}.").format(
            asked=which[:40], lists=", ".join(LISTS)
        )
    )


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row under the names of a file."""
    return {name.replace("__key", "_id"): value for name, value in row.items()}


COUNTIES = (*cell_files.ABOUT, *cell_files.PLACED)


@public_page
def county_map(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The counties of the nation, the South or a state by the score of their best cell, or of a chosen sector, with the same rows as a table."""
    here = load_place(slug)
    choice, complaints = read(request)
    found = scored(choice)
    form = request.GET.get("format")
    if found is None and not form:
        return no_cells(request, way(here, choice, _("Map")))
    sector = request.GET.get("sector", "")
    if found and sector and sector not in found.board.codes:
        complaints.append(
            _("There is no sector “{asked}”; the map shows each county's best one.").format(asked=sector[:40])
        )
        sector = ""
    listing = map_listing(found, here, sector) if found else None
    if form or found is None or listing is None:
        lines = cell_files.cell_lines(found, listing) if found and listing else iter(())
        return rows_as(form or "csv", lines, COUNTIES, f"counties-{slug}", key=("county_id",))
    page = page_of(request, range(len(listing)), PER_PAGE)
    values = {
        found.board.county[row].key: round(float(score), 1)
        for row, score in zip(listing.rows, listing.ranking.score, strict=True)
    }
    caption = (
        _("Score of the county's best sector")
        if not sector
        else _("Score of {sector}").format(sector=sector_words(sector))
    )
    opens = choice.address(reverse("jobs:place", args=["SLUG"])).replace("SLUG", "{slug}")
    context = choosing(choice, reverse("jobs:map", args=[slug]), sector=sector) | {
        "place": here,
        "kind_line": panels.kind_line(here),
        "trail": way(here, choice, _("Map")),
        "complaints": complaints,
        "page": page,
        "rows": named(cell_rows(found, listing, page.object_list)),
        "sector": sector,
        "sector_steps": [(code, sector_words(code), code == sector) for code in sorted(found.board.codes)],
        "map": panels.county_map(values, "count", here, caption, opens),
        "place_url": place_url(slug, choice),
    }  # fmt: skip
    return render(request, "jobs/map.html", context)


def map_listing(found: Scored, here: PlaceRow, sector: str) -> Listing:
    """One cell a county: its best, or that of a sector. Ranks are among the cells compared."""
    mask = found.board.lying_in(here)
    listing = found.listed(mask & found.board.of_sectors([sector]) if sector else mask)
    return listing if sector else listing.picked(best_by_county(found, listing))
