"""A player, with everything on record about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from frombelow.hall.kit.drawings import Neighbor
from frombelow.hall.kit.figures import Crumb
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.kit.pages import page_of
from frombelow.hall.terrain import reasons, showing, words
from frombelow.hall.terrain.queries import happenings, of_player, openings, players
from frombelow.hall.terrain.views.files import as_file, listed_as

FEW, TIES, DRAWN = 10, 20, 12


@public_page
def player(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Names, values, happenings, ties and sites of one player; as a file, one of these lists."""
    found = load_player(slug)
    form = request.GET.get("format")
    if form:
        return own_list(request.GET.get("list", ""), found, form)
    newest = players.newest_of(found["id"], FEW)
    unions = happenings.unions_at([row["id"] for row in newest]) if found["kind"] not in words_of_unions() else {}
    history = players.years_of(found["id"])
    ties = [tie_row(tie) for tie in players.ties_of(found["id"], TIES)]
    is_national = found["kind"] == "national_union"
    context = {
        "player": found,
        "kind_words": showing.word(words.PLAYER, found["kind"]),
        "is_union": found["kind"] in words_of_unions(),
        "trail": trail(found),
        "address_words": showing.word(words.ADDRESS, found["address_quality"]),
        "sector": words.SECTOR.get(found["naics"] or "", ""),
        "spellings": players.spellings_of(found["id"], FEW),
        "values": [showing.value_row(row) for row in players.values_of(found["id"])],
        "happenings": [showing.happening_row(row, unions.get(row["id"], ())) for row in newest],
        "by_year": Counter(year for _, year, _ in history if year),
        "won_by_year": Counter(
            year for kind, year, result in history if year and kind == "election" and result == "won"
        ),
        "count": len(history),
        "kinds": [
            (str(words.HAPPENINGS[kind]), n)
            for kind, n in Counter(kind for kind, _, _ in history).most_common()
            if kind in words.HAPPENINGS
        ],
        "ties": ties,
        "neighbors": neighbors(ties),
        "openings": [reasons.opening_row(row) for row in openings.openings_at(found["id"], 5)]
        if found["kind"] == "employer"
        else [],
        "sites": [showing.site_row(site) for site in players.sites_of(found["id"], FEW)]
        if found["kind"] == "employer"
        else [],
        "locals": players.locals_of(found["id"], FEW) if is_national else [],
        "locals_count": players.count_of_locals(found["id"]) if is_national else 0,
    }
    return render(request, "terrain/player.html", context)


def own_list(which: str, found: dict[str, Any], form: str) -> HttpResponseBase:
    """One of a player's lists as a file. Raises Http404 for a list it does not have."""
    wanted = of_player.LISTS.get(which)
    if wanted is None:
        raise Http404(
            _("A player's lists are {lists}; “{name}” is none of them.").format(
                lists=", ".join(of_player.LISTS), name=which[:40]
            )
        )
    return as_file(form, wanted.rows(found["id"]), wanted.fields, f"{which}-{found['slug'][:60]}", key=wanted.key)


def words_of_unions() -> tuple[str, ...]:
    """The kinds of union bodies: their own happenings need not name them again."""
    return ("local", "council", "national_union")


def load_player(slug: str) -> dict[str, Any]:
    """The player of an address. Raises Http404 with a sentence."""
    found = players.player_of(slug)
    if found is None:
        raise Http404(
            _("No player here is called “{name}”. Search for a union or an employer by its name.").format(
                name=slug.replace("-", " ")[:60]
            )
        )
    return found


def trail(found: dict[str, Any]) -> list[Crumb]:
    """State, county, and the player itself."""
    steps = []
    if found["state_place__slug"]:
        steps.append(Crumb(found["state_place__name"], showing.place_url(found["state_place__slug"])))
    if found["county__slug"]:
        steps.append(Crumb(found["county__name"].partition(",")[0], showing.place_url(found["county__slug"])))
    return [*steps, Crumb(found["name"])]


def tie_row(tie: dict[str, Any]) -> dict[str, Any]:
    """A tie in words, seen from the player of the page."""
    return tie | {
        "words": showing.word(words.TIE if tie["outward"] else words.TIE_BACK, tie["kind"]),
        "other_words": showing.word(words.PLAYER, tie["other_kind"]),
    }


def neighbors(ties: Sequence[dict[str, Any]]) -> list[Neighbor]:
    """The ties as the drawing wants them: grouped by kind, each neighbor once in a group."""
    found = {
        (tie["words"], tie["slug"]): Neighbor(
            tie["slug"], tie["name"], tie["words"], tie["happenings"] or 1, showing.player_url(tie["slug"])
        )
        for tie in ties[:DRAWN]
    }
    return sorted(found.values(), key=lambda neighbor: neighbor.group)


@public_page
def player_happenings(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Everything a player took part in."""
    found = load_player(slug)
    rows = players.happenings_of(found["id"])
    form = request.GET.get("format")
    if form:
        return listed_as(form, happenings.with_unions(rows), happenings.EXPORTED, f"happenings-{slug[:60]}")
    page = page_of(request, rows.values(*happenings.LISTED))
    listed = list(page.object_list)
    unions = happenings.unions_at([row["id"] for row in listed])
    context = {
        "player": found,
        "kind_words": showing.word(words.PLAYER, found["kind"]),
        "trail": [*trail(found)[:-1], Crumb(found["name"], showing.player_url(found["slug"])), Crumb(_("Happenings"))],
        "page": page,
        "rows": [showing.happening_row(row, unions.get(row["id"], ())) for row in listed],
    }
    return render(request, "terrain/player_happenings.html", context)
