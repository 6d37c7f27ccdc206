"""The South side by side, and one state of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from frombelow.hall.jobs import files, showing, words
from frombelow.hall.jobs.queries import known, south, state
from frombelow.hall.jobs.queries.south import SideBySide, StateRow
from frombelow.hall.jobs.rules import FIVE, window_to
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.terrain import panels
from frombelow.hall.terrain.queries import places, sectors
from frombelow.hall.terrain.queries.places import PlaceRow

MOST_LOCALS, MOST_WINS, MOST_NAMED = 10, 15, 8
DENSITY_SCALE = 0.2  # the far end of the bars of density of whole states
LAWS_SOURCE = "cspp_labor"  # the file that had the laws on public workers' bargaining, and why they are left out


@public_page
def south_page(request: HttpRequest) -> HttpResponseBase:
    """The sixteen states and DC side by side."""
    table = south.side_by_side()
    form = request.GET.get("format")
    if form:
        return files.south_file(form, table)
    if table is None:
        return render(request, "jobs/south_empty.html", {"trail": showing.trail()})
    sort, complaint = read_sort(request.GET.get("sort", ""))
    later = later_wins(table)
    election = table.windows.get("election")
    context = {
        "trail": showing.trail(),
        "cards": showing.cards(table, table.south, _("The South")),
        "states": [showing.cells(row, later) for row in showing.in_order(table.states, sort)],
        "sums": [
            (_("The South"), showing.cells(table.south, {})),
            (_("The rest of the nation"), showing.cells(table.rest, {})),
        ],
        "complaints": [complaint] if complaint else [],
        "sort": sort.removeprefix("-"),
        "sorts": list(words.SORTS.items()),
        "scale": DENSITY_SCALE,
        "most_won": max((row.won or 0 for row in table.states), default=0),
        "windows": table.windows,
        "won_period": showing.period(election, 5),
        "won_few_period": showing.period(election, 2),
        "recognition_period": showing.period(table.windows.get("recognition"), 5),
        "strike_period": showing.period(table.windows.get("strike"), 5),
        "later": later_words(table, later),
        "notes": [showing.known_row(row) for kind in table.windows for row in notes_of(table, kind)],
        "survey": survey_words(table),
        "law_faults": law_faults(known.cards()),
    }
    return render(request, "jobs/south.html", context)


def read_sort(asked: str) -> tuple[str, str]:
    """The order asked for, and a complaint about one that is none; by name where nothing is asked."""
    if not asked or asked.removeprefix("-") in words.SORTS:
        return asked or "name", ""
    return "name", _("“{asked}” is no column of this table, so the states stand by name.").format(asked=asked[:40])


def later_wins(table: SideBySide) -> dict[str, Any]:
    """The states whose elections are completely on record for longer than the nation's."""
    window = table.windows.get("election")
    southern = {row.state for row in table.states}
    later = known.complete_later(table.coverage, "election", window.last) if window else {}
    return {code: last for code, last in later.items() if code in southern}


def notes_of(table: SideBySide, kind: str) -> list[known.Known]:
    """What to know of the sources that reach to the end of the last years of a kind: the complete ones, else all."""
    rows = [row for row in known.of(table.coverage, kind, known.NATION) if row.last == table.windows[kind].last]
    noted = [row for row in rows if row.note]
    return [row for row in noted if row.is_complete] or noted


def later_words(table: SideBySide, later: dict[str, Any]) -> list[tuple[str, Any]]:
    """The names of these states, and until when."""
    return [(row.name, later[row.state]) for row in table.states if row.state in later]


def survey_words(table: SideBySide) -> dict[str, str]:
    """Key and title of the source of union density."""
    key, title = table.sources.get("union_density", ("", ""))
    return {"key": key, "title": panels.told_here(title)[0]}


def law_faults(found: list[dict[str, Any]]) -> dict[str, Any]:
    """What the release says of laws on public workers' bargaining: which file had them, and what is wrong with that."""
    lines = [panels.told_here(line) for line in known.faults(found, LAWS_SOURCE) if "public employees" in line]
    return {"key": LAWS_SOURCE, "lines": lines}


def southern(slug: str) -> tuple[SideBySide, StateRow, PlaceRow]:
    """A state of the South. Raises Http404 with a sentence for every other address."""
    table = south.side_by_side()
    row = table.of(slug) if table else None
    place = places.place_of(slug) if row else None
    if table is None or row is None or place is None:
        raise Http404(
            _(
                "“{name}” is none of the sixteen Southern states (nor DC) as the Census Bureau counts them. "
                "They stand side by side at {address}; the map has every other place."
            ).format(name=slug.replace("-", " ")[:60], address=showing.south_url())
        )
    return table, row, place


@public_page
def state_page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One state of the South: what is known of its labor movement, and what is not."""
    table, row, place = southern(slug)
    form = request.GET.get("format")
    if form:
        return files.state_file(form, request.GET.get("list", ""), place)
    sources = known.cards()
    context = {
        "place": place,
        "row": row,
        "trail": showing.trail(place.short),
        "sections": showing.sections(),
        "cards": showing.cards(table, row, place.short),
        "laws": showing.laws(row),
        "law_faults": law_faults(sources),
        "survey": survey_words(table),
        "neighbors": [(other.name, showing.state_url(other.slug), other is row) for other in table.states],
    }
    context |= movement(place) | wins(table, row, place) | unknown(table, row, sources)
    return render(request, "jobs/south_state.html", context)


def movement(place: PlaceRow) -> dict[str, Any]:
    """Sectors, locals, open shops, organizations, years."""
    broad = panels.sector_rows(sectors.broad_sectors(place))
    shops, counts = showing.shops_by_answer(state.shops_of(place))
    groups = state.organizations_of(place)
    found = state.locals_of(place)
    return {
        "five": showing.five_sectors(broad),
        "other_sectors": [row for row in broad if row["code"] not in FIVE],
        "whose_jobs": panels.whose_jobs(broad[0]["source__key"] or "") if broad else "",
        "locals": found[:MOST_LOCALS],
        "locals_count": len(found),
        "shops": shops,
        "shop_counts": counts,
        "groups": showing.organization_groups(groups.named, MOST_NAMED),
        "other_groups": [(showing.category_words(name), count) for name, count in groups.others],
        "years": state.density_by_year(place),
    }


def wins(table: SideBySide, row: StateRow, place: PlaceRow) -> dict[str, Any]:
    """What was won: the counts and the newest rows."""
    complete_to = later_wins(table).get(row.state)
    own = window_to(complete_to) if complete_to else None
    return {
        "own_won": state.won_in(place, own) if own else None,
        "own_period": showing.period(own, 5),
        "own_few_period": showing.period(own, 2),
        "wins": [showing.win_row(win) for win in state.wins_of(place, MOST_WINS)],
        "won_period": showing.period(table.windows.get("election"), 5),
        "won_few_period": showing.period(table.windows.get("election"), 2),
        "recognition_period": showing.period(table.windows.get("recognition"), 5),
        "strike_period": showing.period(table.windows.get("strike"), 5),
        "complete_to": complete_to,
    }


def unknown(table: SideBySide, row: StateRow, sources: list[dict[str, Any]]) -> dict[str, Any]:
    """What no source tells, what ends, and which sources could tell more."""
    found, missing = known.reach_of(table.coverage, row.state)
    newest = known.newest_day(table.coverage)
    figures = {"union_density": row.density, "right_to_work": row.right_to_work, "minimum_wage": row.minimum_wage}
    return {
        "missing": [panels.kind_words(kind) for kind in missing],
        "absent": [panels.kind_words(name) for name, value in figures.items() if value is None],
        "ended": [showing.reach_row(one) for one in known.ended_or_partial(found, newest)] if newest else [],
        "idle": [showing.idle_row(one) for one in known.idle(sources)],
        "no_community": not known.of(table.coverage, "community", row.state),
    }
