"""The county map: its page, its shapes, its values."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.pagecache import encoding_of, public_page
from frombelow.hall.kit.pages import page_of
from frombelow.hall.terrain import glance, panels, queries, showing, words
from frombelow.hall.terrain.queries import loaded, maps, places
from frombelow.hall.terrain.views.common import Filters, load_place
from frombelow.hall.terrain.views.files import as_file

A_YEAR = 31_536_000


@public_page
def nation_map(request: HttpRequest) -> HttpResponseBase:
    """The counties of the nation, shaded by a measure, with a table of the same values."""
    return map_page(request, "united-states")


@public_page
def place_map(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The map, looking at one place."""
    return map_page(request, slug)


def map_page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The map looking at a place."""
    here = load_place(slug)
    asked = Filters(request)
    at_hand = maps.measures_at_hand()
    measure = asked.choice("measure", at_hand) or (at_hand[0] if at_hand else "")
    sort = asked.choice("sort", ("name", "-name", "value", "-value"))
    rows = maps.county_table(measure, here, sort)
    form = request.GET.get("format")
    if form:
        return as_file(form, rows, maps.EXPORTED, f"{measure}-{here.slug}", key=("place_id",))
    page = page_of(request, rows, 25)
    rows_shown = [glance.map_row(row, measure) for row in page.object_list]
    context = panels.map_values(measure, at_hand, here) | {
        "place": here,
        "kind_line": showing.kind_line(here),
        "trail": [Crumb(_("Map"))] if here.kind == "nation" else showing.trail(here, _("Map")),
        "sections": showing.sections(here, "place_map", places.counts(here)),
        "page": page,
        "rows": rows_shown,
        "measured_elsewhere": any(row["measured_in"] for row in rows_shown),
        "value_words": showing.word(words.MEASURE, maps.RATES.get(measure, (measure,))[0]),
        "complaints": asked.complaints,
        "is_rate": measure in maps.RATES,
    }
    return render(request, "terrain/map.html", context)


def shapes(request: HttpRequest, release: str, detail: str) -> HttpResponse:
    """The county shapes, far or near, compressed already, and kept by the browser for as long as it likes."""
    best = encoding_of(request.headers.get("Accept-Encoding", ""))
    found = loaded.drawing(detail, [best, ""] if best else [""])
    if found is None or release != queries.release_id():
        raise Http404(_("The county shapes of this release are not here. Load the page again."))
    encoding, content = found
    answer = HttpResponse(content, content_type="application/json")
    answer.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    answer.headers["Vary"] = "Accept-Encoding"
    if encoding:
        answer.headers["Content-Encoding"] = encoding
    return answer


@public_page
def names(request: HttpRequest) -> HttpResponse:
    """County FIPS -> name, slug and state, for the map's tooltip."""
    found: list[Any] = list(maps.county_names())
    return JsonResponse({key: [name.partition(",")[0], state, slug] for key, name, slug, state in found})
