"""The front page, and a sign of life."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.terrain import panels

EXAMPLES = ("Durham", "Cook County", "27701", "Mississippi")


@public_page
def front(request: HttpRequest) -> HttpResponse:
    """What this is, the search box, the map, and three things to do next."""
    return render(request, "home/front.html", {"hide_search": True, "examples": EXAMPLES, "panels": panels.front()})


def health(request: HttpRequest) -> HttpResponse:
    """`ok` if the hall runs and its database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
