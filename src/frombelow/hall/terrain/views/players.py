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
from frombelow.hall.kit.templatetags.numbers import number
from frombelow.hall.terrain import showing, words
from frombelow.hall.terrain.queries import happenings, of_player, openings, players
from frombelow.hall.terrain.queries.together import Later, together
from frombelow.hall.terrain.rules import HAPPENING_KINDS
from frombelow.hall.terrain.views.common import Filters, opening_rows, options, year_link
from frombelow.hall.terrain.views.files import as_file, listed_as

FEW, TIES, DRAWN, REASONS = 10, 20, 12, 5
SECTOR_ROWS = 3  # happenings that must give a sector, or a tenth of all, before the page repeats it


@public_page
def player(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Names, values, happenings, ties and sites of one player; as a file, one of these lists."""
    found = load_player(slug)
    form = request.GET.get("format")
    if form:
        return own_list(request.GET.get("list", ""), found, form)
    return render(request, "terrain/player.html", on_record(found))


def on_record(found: dict[str, Any]) -> dict[str, Any]:
    """What stands on a player's page."""
    newest, history = Later(newest_rows, found), Later(players.history_of, found["id"])
    spellings, values = Later(players.spellings_of, found["id"], FEW), Later(players.values_of, found["id"])
    ties, reasons, sites = Later(tie_rows, found), Later(reasons_at, found), Later(site_rows, found)
    together(newest, history, spellings, values, ties, reasons, sites)
    is_national = found["kind"] == "national_union"
    return {
        "player": found,
        "kind_words": showing.word(words.PLAYER, found["kind"]),
        "kinds_words": showing.word(words.PLAYERS, found["kind"]),
        "is_union": found["kind"] in words_of_unions(),
        "trail": trail(found),
        "address_words": showing.word(words.ADDRESS, found["address_quality"]),
        "sector": sector_line(found, history.answer),
        "file_number": found["key"].removeprefix("olms-") if found["key"].startswith("olms-") else "",
        "spellings": spellings.answer,
        "values": [showing.value_row(row) for row in values.answer],
        "happenings": newest.answer,
        **counted(history.answer),
        "ties": ties.answer,
        "neighbors": neighbors(ties.answer),
        "openings": reasons.answer,
        "sites": sites.answer,
        "locals": players.locals_of(found["id"], FEW) if is_national else [],
        "locals_count": players.count_of_locals(found["id"]) if is_national else 0,
    }


def newest_rows(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The newest happenings of a player; those of an employer with their unions."""
    newest = players.newest_of(found["id"], FEW)
    unions = happenings.unions_at([row["id"] for row in newest]) if found["kind"] not in words_of_unions() else {}
    return [showing.happening_row(row, unions.get(row["id"], ())) for row in newest]


def counted(history: Sequence[tuple[Any, ...]]) -> dict[str, Any]:
    """How much happened: year by year, and kind by kind."""
    kinds = Counter(kind for _, kind, _, _, _ in history)
    return {
        "by_year": Counter(year for _, _, year, _, _ in history if year),
        "won_by_year": Counter(
            year for _, kind, year, result, _ in history if year and kind == "election" and result == "won"
        ),
        "count": len(history),
        "kinds": [
            (kind, str(words.HAPPENINGS[kind]), n) for kind, n in kinds.most_common() if kind in words.HAPPENINGS
        ],
    }


def reasons_at(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The reasons to look at an employer first; nobody else has any."""
    return opening_rows(openings.openings_at(found["id"], REASONS)) if found["kind"] == "employer" else []


def site_rows(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The places of work of an employer."""
    return (
        [showing.site_row(site) for site in players.sites_of(found["id"], FEW)] if found["kind"] == "employer" else []
    )


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


def sector_line(found: dict[str, Any], history: Sequence[tuple[Any, ...]]) -> str:
    """The sector that the happenings give, and how many do; '' where hardly any of them does."""
    said = sum(naics == found["naics"] for *_, naics in history)
    if found["naics"] not in words.SECTOR or (said < SECTOR_ROWS and said * 10 < len(history)):
        return ""
    return _("{sector} (so {said} of its {all} happenings say)").format(
        sector=words.SECTOR[found["naics"]], said=number(said), all=number(len(history))
    )


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
    """Nation, state, county, and the player itself."""
    steps = [Crumb(_("United States"), showing.place_url("united-states"))]
    if found["state_place__slug"]:
        steps.append(Crumb(found["state_place__name"], showing.place_url(found["state_place__slug"])))
    if found["county__slug"]:
        steps.append(Crumb(found["county__name"].partition(",")[0], showing.place_url(found["county__slug"])))
    return [*steps, Crumb(found["name"])]


def tie_rows(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The ties of a player in words, as it sees them."""
    return [
        tie
        | {
            "words": showing.word(words.TIE if tie["outward"] else words.TIE_BACK, tie["kind"]),
            "other_words": showing.word(words.PLAYER, tie["other_kind"]),
        }
        for tie in players.ties_of(found["id"], TIES)
    ]


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
    """Everything a player took part in, or what is wanted of it."""
    found = load_player(slug)
    asked = Filters(request)
    first, last = asked.years()
    wanted = happenings.Wanted(
        kind=asked.choice("kind", HAPPENING_KINDS), first=first, last=last, result=asked.choice("result", words.RESULT)
    )
    rows = happenings.narrowed(players.happenings_of(found["id"]), wanted)
    form = request.GET.get("format")
    if form:
        return listed_as(form, happenings.with_unions(rows), happenings.EXPORTED, f"happenings-{slug[:60]}")
    page = page_of(request, rows.values(*happenings.LISTED))
    listed = list(page.object_list)
    unions = happenings.unions_at([row["id"] for row in listed])
    by_year, won = happenings.years_of(rows)
    context = {
        "player": found,
        "wanted": wanted,
        "is_narrowed": wanted != happenings.Wanted(),
        "complaints": asked.complaints,
        "by_year": by_year,
        "won_by_year": won,
        "year_link": year_link(request),
        "kinds": options(words.HAPPENINGS, wanted.kind),
        "results": options(words.RESULT, wanted.result),
        "kind_words": showing.word(words.PLAYER, found["kind"]),
        "trail": [*trail(found)[:-1], Crumb(found["name"], showing.player_url(found["slug"])), Crumb(_("Happenings"))],
        "page": page,
        "rows": [showing.happening_row(row, unions.get(row["id"], ())) for row in listed],
    }
    return render(request, "terrain/player_happenings.html", context)
