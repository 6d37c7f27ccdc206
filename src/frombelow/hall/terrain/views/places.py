"""A place at a glance, and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from frombelow.hall.kit.figures import State
from frombelow.hall.kit.kept import kept
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.terrain import glance, showing, words
from frombelow.hall.terrain.queries import happenings, loaded, openings, places, players, sectors
from frombelow.hall.terrain.queries.places import PlaceRow
from frombelow.hall.terrain.queries.together import Later, together
from frombelow.hall.terrain.release import MEASURES
from frombelow.hall.terrain.rules import HAPPENING_KINDS
from frombelow.hall.terrain.views.common import load_place, opening_rows
from frombelow.hall.terrain.views.files import as_file

FEW = 5
ON_PAPER = 8  # rows of each kind that fit on four sheets
INNER = 12  # smaller places named on a page


@public_page
def place(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A place at a glance, with the best few of everything; as a file, the places in it."""
    here = load_place(slug)
    form = request.GET.get("format")
    if form:
        return as_file(form, places.inner_places(here), places.EXPORTED, f"places-{here.slug}")
    context = gathered(here, few=FEW) | inner_places(here)
    way = {"trail": showing.trail(here), "sections": showing.sections(here, "place", context["counts"])}
    return render(request, "terrain/place.html", context | way)


@public_page
def place_print(request: HttpRequest, slug: str) -> HttpResponse:
    """The same on paper, four pages or fewer: longer lists, no way about."""
    here = load_place(slug)
    context = gathered(here, few=ON_PAPER) | {
        "trail": showing.trail(here, _("For paper")),
        "release": loaded.release_id() or "",
    }
    return render(request, "terrain/print.html", context)


@public_page
def place_figures(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every number about a place, with interval, year, comparison and source."""
    here = load_place(slug)
    form = request.GET.get("format")
    if form:
        key = ("place_id", "measure", "year")
        return as_file(form, places.all_figures(here), places.FIGURES_EXPORTED, f"figures-{here.slug}", key=key)
    figures = places.figures(here)
    names = [name for name in words.MEASURE if name in MEASURES]
    stats = [stat for stat in glance.glance(here, figures, names) if stat.state != State.NOT_LOADED]
    context = {
        "place": here,
        "kind_line": showing.kind_line(here),
        "trail": showing.trail(here, _("Figures")),
        "sections": showing.sections(here, "place_figures", places.counts(here)),
        "title": _("Figures"),
        "stats": stats,
        "absent": [showing.word(words.MEASURE, name) for name in names if here.key not in figures.get(name, {})],
    }
    return render(request, "terrain/figures.html", context)


def gathered(here: PlaceRow, *, few: int) -> dict[str, Any]:
    """What stands on a place's page, in two trips to the database: what the place says, and what that leads to."""
    counted, figures = Later(places.counts, here), Later(places.figures, here, (*glance.GLANCE, "elections_held"))
    newest, broad_ones = Later(happenings.newest, here, few + 1), Later(sectors.broad_sectors, here)
    heaviest, coverage = Later(openings.top_openings, here, few), Later(loaded.coverage_in, here.state)
    together(counted, figures, newest, broad_ones, heaviest, coverage)
    unions = Later(happenings.unions_at, [row["id"] for row in newest.answer])
    reasons, groups = Later(opening_rows, heaviest.answer), Later(groups_of_players, here, counted.answer, few)
    together(unions, reasons, groups)
    counts, broad = counted.answer, [showing.sector_row(row) for row in broad_ones.answer]
    return {
        "place": here,
        "kind_line": showing.kind_line(here),
        "stats": glance.glance(here, figures.answer),
        "counts": counts,
        "by_year": counts.by_year,
        "won_by_year": counts.happenings.get("won", {}),
        "kinds": [(kind, str(words.HAPPENINGS[kind]), counts.of(kind)) for kind in HAPPENING_KINDS if counts.of(kind)],
        "happenings": [showing.happening_row(row, unions.answer.get(row["id"], ())) for row in newest.answer],
        "openings": reasons.answer,
        "groups": groups.answer,
        "no_community": showing.no_community(here, coverage.answer),
        "largest": [row for row in broad if row["jobs"]][:few],
        "jobs_of": words.JOBS_OF.get(broad[0]["source__key"], "") if broad else "",
        "least_organized": sorted((r for r in broad if r["density"] is not None), key=lambda r: r["density"])[:few],
        "measured_in": measured_in(here, broad),
        "suppressed_sectors": sum(row["jobs_status"] == "suppressed" for row in broad),
        "covered": covered(here.state),
        "with_county": here.kind != "county",
    }


@kept
def covered(state: str | None) -> SafeString:
    """What is loaded here and what is not: the same on every page of a state."""
    found, missing = showing.coverage_lines(loaded.coverage_in(state), HAPPENING_KINDS)
    return render_to_string("terrain/covered.html", {"covered": found, "missing": missing})


def measured_in(here: PlaceRow, broad: Sequence[Mapping[str, Any]]) -> str:
    """The places in which the densities of these sectors were measured: mostly the state."""
    known = {here.key: here.short, here.parent_key or "": here.wider}
    bases = dict.fromkeys(row["basis"] or here.key for row in broad if row["density"] is not None)
    others = {basis for basis in bases if basis not in known}
    known |= sectors.place_words(others) if others else {}
    return ", ".join(known.get(basis, "") for basis in bases)


def inner_places(here: PlaceRow) -> dict[str, Any]:
    """The next smaller places: the most peopled ones, and all of them by name."""
    found = places.places_in(here) if here.kind != "county" else []
    return {"inner": found[:INNER], "all_inner": sorted(found, key=lambda row: row["name"]) if found[INNER:] else []}


def groups_of_players(here: PlaceRow, counts: places.Counts, few: int) -> list[dict[str, Any]]:
    """The players with most happenings, kind by kind."""
    kinds = ("local", "employer", "community") if here.kind != "nation" else ("national_union", "local", "employer")
    top = {kind: Later(players.top_players, here, kind, few) for kind in kinds if counts.players.get(kind)}
    together(*top.values())
    return [
        {
            "kind": kind,
            "title": showing.word(words.PLAYERS, kind),
            "count": counts.players[kind],
            "rows": rows.answer,
        }
        for kind, rows in top.items()
    ]
