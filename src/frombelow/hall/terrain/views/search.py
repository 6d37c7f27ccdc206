"""The search field: suggestions as one types, and a page of answers."""

from __future__ import annotations

from operator import itemgetter

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.terrain import queries, showing, words
from frombelow.hall.terrain.queries import finding, places
from frombelow.hall.terrain.views.files import listed_as

LONG_LIST = 30


@public_page
def suggest(request: HttpRequest) -> HttpResponse:
    """The list under the field."""
    found = queries.find(request.GET.get("q", ""))
    return render(request, "terrain/suggestions.html", {"items": [showing.suggestion(one) for one in found]})


@public_page
def search(request: HttpRequest) -> HttpResponseBase:
    """Answers, places first; a ZIP code or a name that only one place has leads straight to it."""
    text = request.GET.get("q", "").strip()
    found = queries.find(text, LONG_LIST)
    form = request.GET.get("format")
    if form:
        return listed_as(form, finding.with_their_points(found), finding.EXPORTED, f"search-{text[:40]}", key=())
    if len(found) == 1 and found[0].kind in words.PLACE:
        return redirect("terrain:place", found[0].slug)
    items = [(one.kind in words.PLACE, showing.suggestion(one)) for one in found]
    nation = places.place_of_key(places.NATION)
    context = {
        "text": text,
        "places": [item for is_place, item in items if is_place],
        "players": [item for is_place, item in items if not is_place],
        "near": queries.near_spellings(text) if text and not found else [],
        "states": sorted(places.places_in(nation), key=itemgetter("name")) if nation and not found else [],
        "title": _("Search"),
        "hide_search": True,
    }
    return render(request, "terrain/search.html", context)
