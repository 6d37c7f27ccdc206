"""The lists of a place: players, happenings, sectors, openings. Each can be narrowed, linked, and taken along as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.kit.pages import page_of
from frombelow.hall.terrain import reasons, rules, showing, words
from frombelow.hall.terrain.queries import happenings, loaded, openings, places, players, sectors
from frombelow.hall.terrain.queries.places import PlaceRow
from frombelow.hall.terrain.views.common import Filters, load_place, opening_rows, options, year_link
from frombelow.hall.terrain.views.files import as_file, listed_as


def rendered(request: HttpRequest, here: PlaceRow, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
    """A list page with what all of them share."""
    counts = context.get("counts") or places.counts(here)
    shared = {
        "place": here,
        "kind_line": showing.kind_line(here),
        "trail": showing.trail(here, title),
        "sections": showing.sections(here, f"place_{name}", counts),
        "title": title,
        "counts": counts,
    }
    return render(request, f"terrain/{name}.html", shared | wider(here, name) | context)


def wider(here: PlaceRow, name: str) -> dict[str, str]:
    """Where to go on when a list of a place is empty: the same list of the place it lies in."""
    if not here.parent_slug:
        return {"wider_hint": "", "wider_url": "", "wider_label": ""}
    return {
        "wider_hint": _("Few records name this place; {name} has more.").format(name=here.wider),
        "wider_url": showing.place_url(here.parent_slug, f"place_{name}"),
        "wider_label": _("Look at {name}").format(name=here.wider),
    }


@public_page
def place_players(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Everybody on record in a place."""
    here = load_place(slug)
    asked = Filters(request)
    kind = asked.choice("kind", ("union", *rules.PLAYER_KINDS))
    sort = asked.choice("sort", players.SORTS)
    affiliation, named = asked.text("affiliation"), asked.text("name")
    rows = players.players_in(here, kind=kind, affiliation=affiliation, named=named, sort=sort)
    form = request.GET.get("format")
    if form:
        return as_file(form, players.with_points(rows), players.EXPORTED, f"players-{here.slug}")
    page = page_of(request, rows)
    unions = players.affiliations(here)
    context = {
        "page": page,
        "rows": [row | {"kind_words": showing.word(words.PLAYER, row["kind"])} for row in page.object_list],
        "kinds": [("union", _("All unions"), kind == "union"), *options(words.PLAYERS, kind)],
        "sorts": options(words.SORT, sort or "happenings"),
        "affiliations": [(slug, name, slug == affiliation) for slug, name in unions],
        "named": named,
        "complaints": asked.complaints,
        "is_narrowed": bool(kind or affiliation or named),
    }
    return rendered(request, here, "players", _("Players"), context)


@public_page
def place_happenings(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What happened in a place: a timeline and a table of the same rows."""
    here = load_place(slug)
    asked = Filters(request)
    first, last = asked.years()
    wanted = happenings.Wanted(
        kind=asked.choice("kind", rules.HAPPENING_KINDS), first=first, last=last,
        sector=asked.choice("sector", words.SECTOR), union=asked.text("union"),
        result=asked.choice("result", words.RESULT), mode=asked.choice("mode", words.MODE),
    )  # fmt: skip
    rows = happenings.happenings_in(here, wanted)
    form = request.GET.get("format")
    if form:
        return listed_as(form, happenings.with_unions(rows), happenings.EXPORTED, f"happenings-{here.slug}")
    page = page_of(request, rows.values(*happenings.LISTED))
    listed = list(page.object_list)
    unions = happenings.unions_at([row["id"] for row in listed])
    by_year, won = happenings.years_of(rows)
    context = {
        "page": page,
        "rows": [showing.happening_row(row, unions.get(row["id"], ())) for row in listed],
        "by_year": by_year,
        "won_by_year": won,
        "wanted": wanted,
        "year_link": year_link(request),
        "kinds": options(words.HAPPENINGS, wanted.kind),
        "sectors": options(words.SECTOR, wanted.sector),
        "results": options(words.RESULT, wanted.result),
        "modes": options(words.MODE, wanted.mode),
        "complaints": asked.complaints,
        "is_narrowed": wanted != happenings.Wanted(),
        "loaded_words": showing.loaded_words(wanted.kind, loaded.coverage_in(here.state))
        if wanted.kind and not listed
        else "",
    }
    return rendered(request, here, "happenings", _("Happenings"), context)


@public_page
def place_sectors(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Industries and occupations, largest or least organized first."""
    here = load_place(slug)
    asked = Filters(request)
    schemes = sectors.schemes_in(here)
    scheme = asked.choice("scheme", schemes) or (schemes[0] if schemes else "naics")
    scheme = "naics" if not request.GET.get("scheme") and "naics" in schemes else scheme
    sort = asked.choice("sort", sectors.SORTS) or "jobs"
    named = asked.text("name")
    rows = sectors.sectors_in(here, scheme, sort=sort, named=named)
    form = request.GET.get("format")
    if form:
        key = ("place_id", "scheme", "code")
        return as_file(form, rows, sectors.EXPORTED, f"sectors-{here.slug}", key=key)
    page = page_of(request, rows)
    listed = [showing.sector_row(row) for row in page.object_list]
    names = sectors.place_words({row["basis"] for row in listed if row["basis"]})
    context = {
        "page": page,
        "rows": [row | {"basis_name": names.get(row["basis"], "")} for row in listed],
        "jobs_of": words.JOBS_OF.get(listed[0]["source__key"] or "", "") if listed else "",
        "measured": next((row for row in listed if row["density"] is not None and row["density_source__key"]), None),
        "most_jobs": max((row["jobs"] or 0 for row in listed), default=0),
        "schemes": options(words.SCHEME, scheme, [key for key in words.SCHEME if key in schemes]),
        "scheme": scheme,
        "sort": sort,
        "named": named,
        "complaints": asked.complaints,
    }
    return rendered(request, here, "sectors", _("Sectors"), context)


@public_page
def place_openings(request: HttpRequest, slug: str = "united-states") -> HttpResponseBase:
    """Where to look first, under the reader's weights."""
    here = load_place(slug)
    asked = Filters(request)
    weights, wrong = rules.read_weights(request.GET)
    asked.complaints += [
        _("The weight of “{reason}” must be 0 to {heaviest}; it stays at {usual}.").format(
            reason=words.OPENING[kind], heaviest=rules.HEAVIEST, usual=rules.WEIGHTS[kind]
        )
        for kind in wrong
    ]
    kind = asked.choice("kind", rules.OPENING_KINDS)
    rows = openings.openings_in(here, weights, kind=kind)
    form = request.GET.get("format")
    if form:
        return as_file(form, rows, openings.EXPORTED, f"openings-{here.slug}")
    page = page_of(request, rows, 25)
    is_wide = here.kind in {"nation", "region"}
    context = {
        "page": page,
        "rows": opening_rows(page.object_list),
        "with_county": here.kind != "county",
        "weights": [(name, str(words.OPENING[name]), weight) for name, weight in weights.items()],
        "weight_steps": range(rules.HEAVIEST + 1),
        "is_narrowed": bool(kind) or weights != rules.WEIGHTS,
        "kinds": options(words.OPENING, kind),
        "newer_elections": reasons.newer_elections(*loaded.complete_until("election")) if is_wide else "",
        "employers": list(openings.by_employer(here, weights)[:10]),
        "counties": list(openings.by_county(here, weights)[:10]) if here.kind != "county" else [],
        "complaints": asked.complaints,
    }
    return rendered(request, here, "openings", _("Openings"), context)
