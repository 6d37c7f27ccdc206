"""Source cards."""

from __future__ import annotations

import json
import re
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from frombelow.hall.kit.exports import rows_as
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.terrain import queries, showing, words
from frombelow.hall.terrain.queries import loaded
from frombelow.hall.terrain.told import told
from frombelow.hall.terrain.views.files import as_file

COVERAGE_KEY = ("source_id", "kind", "state")

COVERED = {**words.FIELD, **words.HAPPENINGS, **words.PLAYERS, **words.MEASURE, "sectors": words.SECTORS}
COMMAND = re.compile(r"`([^`]+)`")  # a command in a source card's sentence


@public_page
def sources(request: HttpRequest) -> HttpResponseBase:
    """Every source, those not loaded too."""
    form = request.GET.get("format")
    if form:  # no source has a point, so that GeoJSON has rows without geometry
        return rows_as(form, loaded.sources(), loaded.EXPORTED, "sources", key=("key",))
    cards = [card_row(card) for card in loaded.sources()]
    groups = [
        (status, showing.word(words.SOURCES, status), [c for c in cards if c["status"] == status])
        for status in ("loaded", "not_loaded", "not_used")
    ]
    return render(
        request,
        "terrain/sources.html",
        {"groups": groups, "release": queries.release_id(), "trail": [Crumb(_("Sources"))]},
    )


@public_page
def source(request: HttpRequest, key: str) -> HttpResponseBase:
    """One source: what it covers, what is wrong with it, what was dropped; as a file, what it covers."""
    card = next((card for card in loaded.sources() if card["key"] == key), None)
    if card is None:
        raise Http404(_("No source here is called “{key}”. The page of sources lists them all.").format(key=key[:60]))
    form = request.GET.get("format")
    if form:
        return as_file(
            form, loaded.coverage_placed(card["id"]), loaded.COVERAGE_EXPORTED, f"coverage-{key}", key=COVERAGE_KEY
        )
    covered = [row | {"kind_words": showing.word(COVERED, row["kind"])} for row in loaded.coverage_of(card["id"])]
    trail = [Crumb(_("Sources"), "/sources/"), Crumb(told(card["title"]))]
    return render(request, "terrain/source.html", {"card": card_row(card), "covered": covered, "trail": trail})


def card_row(card: dict[str, Any]) -> dict[str, Any]:
    """A card with its faults and dropped rows taken apart."""
    dropped = json.loads(card["dropped"]) if card["dropped"] else {}
    return card | {
        "title_words": told(card["title"]),
        "reason": COMMAND.sub("“\\1”", told(card["reason"])),
        "faults": [line for line in (card["faults"] or "").splitlines() if line.strip()],
        "dropped": sorted(dropped.items(), key=lambda item: -item[1]),
        "status_words": showing.word(words.STATUS, card["status"]),
    }
