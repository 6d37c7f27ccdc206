"""One happening, with who took part and how each was recognized."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.terrain import showing, words
from frombelow.hall.terrain.queries import happenings, loaded, players
from frombelow.hall.terrain.views.files import as_file


@public_page
def happening(request: HttpRequest, key: str) -> HttpResponseBase:
    """All fields, the parties, the allegations, the sources; as a file, the parties."""
    found = happenings.happening_of(key)
    if found is None:
        raise Http404(
            _("No happening here has the number “{key}”. Search for the employer or the union.").format(key=key[:80])
        )
    form = request.GET.get("format")
    if form:
        rows, columns = happenings.parties_for_file(found["id"]), happenings.PARTIES_EXPORTED
        return as_file(form, rows, columns, f"parties-{key[:60]}", key=("happening_id", "role", "position"))
    parties = [party_row(party) for party in happenings.parties_of(found["id"])]
    named = players.players_named(sorted({key for party in parties for key in party["candidate_keys"]}))
    for party in parties:
        party["candidates"] = [named[key] for key in party["candidate_keys"] if key in named]
    others = (found["other_sources"] or "").split()
    titles = loaded.source_titles() if others else {}
    row = showing.happening_row(found)
    context = {
        "happening": row,
        "kind_words": row["kind_words"],
        "trail": trail(row),
        "parties": parties,
        "result_words": showing.word(words.RESULT, found["result"]),
        "mode_words": showing.word(words.MODE, found["mode"]),
        "status_words": showing.word(words.STATUS, found["status"]),
        "sector": words.SECTOR.get(found["naics"] or "", ""),
        "allegations": [part for part in (found["detail"] or "").split(" | ") if part],
        "others": [(key, titles.get(key, key)) for key in others],
        "lead": " · ".join(part for part in (row["city_words"], showing.day_words(row), row["outcome"]) if part),
        "more_words": showing.word(words.HAPPENINGS, found["kind"]),
    }
    return render(request, "terrain/happening.html", context)


def party_row(party: dict[str, Any]) -> dict[str, Any]:
    """A party with the words for its role and for how it was recognized."""
    return party | {
        "role_words": showing.word(words.ROLE, party["role"]),
        "status_words": showing.word(words.LINK, party["status"]),
        "candidate_keys": (party["candidates"] or "").split() if party["status"] == "ambiguous" else [],
    }


def trail(row: dict[str, Any]) -> list[Crumb]:
    """Nation, state, county, and the happening."""
    steps = [Crumb(_("United States"), showing.place_url("united-states"))]
    if row["state_place__slug"]:
        steps.append(Crumb(row["state_place__name"], showing.place_url(row["state_place__slug"])))
    if row["county__slug"]:
        steps.append(Crumb(row["county__name"].partition(",")[0], showing.place_url(row["county__slug"])))
    return [*steps, Crumb(f"{row['kind_words']}: {row['what']}")]
