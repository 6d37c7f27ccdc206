"""A sector: its best counties in a place, or in one county everything its score is made of; and the five strategies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frombelow.hall.jobs import cell_files
from frombelow.hall.jobs.breakdown import part_rows
from frombelow.hall.jobs.choosing import MANY, SCORE, Choice
from frombelow.hall.jobs.drawing import scatter
from frombelow.hall.jobs.pages.common import PER_PAGE, choosing, load_place, no_cells, read, trail
from frombelow.hall.jobs.pages.figures import figures
from frombelow.hall.jobs.pages.front import named
from frombelow.hall.jobs.pages.place import employer_rows
from frombelow.hall.jobs.queries import places as inner
from frombelow.hall.jobs.scoring import Listing, Scored, scored
from frombelow.hall.jobs.standing import ordinal, range_of_rank
from frombelow.hall.jobs.strategies import STRATEGIES, Strategy, plain_sector
from frombelow.hall.jobs.telling import NATION, cell_row, cell_rows, place_name, place_url, sector_words
from frombelow.hall.kit.figures import Section
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.kit.pages import page_of
from frombelow.hall.terrain.queries.places import PlaceRow

OCCUPATION = re.compile(r"\d\d-\d{4}")


@public_page
def sector(request: HttpRequest, code: str) -> HttpResponseBase:
    """One sector, in the nation or in ?place=."""
    return sector_page(request, plain_sector(sector_words(code), code), reverse("jobs:sector", args=[code]))


@public_page
def strategy(request: HttpRequest, key: str) -> HttpResponseBase:
    """One of the five sectors of the strategy."""
    return sector_page(request, STRATEGIES[key], reverse("jobs:strategy", args=[key]), key)


def sector_page(request: HttpRequest, of: Strategy, address: str, key: str = "") -> HttpResponseBase:
    """The page of some sectors taken together."""
    choice, complaints = read(request, usual=of.preset)
    found = scored(choice)
    form = request.GET.get("format")
    if found is None and not form:
        return no_cells(request, trail((str(of.title), "")))
    if found is not None and not found.board.codes & set(of.codes):
        raise Http404(no_sector_words(of.codes[0], found))
    here = load_place(request.GET.get("place", "") or NATION) if found is not None else None
    if form or found is None or here is None:
        mask = found.board.lying_in(here) & found.board.of_sectors(of.codes) if found else None
        return cell_files.cells_file(
            form or "csv", found, mask, f"{key or of.codes[0]}-{here.slug if here else 'none'}"
        )
    slug = "" if here.slug == NATION else here.slug
    context = choosing(choice, address, of.preset, place=slug) | {
        "place": here,
        "title": str(of.title),
        "lead": of.lead,
        "caution": of.caution,
        "why_preset": of.why_preset if choice.is_usual else "",
        "strategies": strategy_tabs(choice, slug, key) if key else [],
        "trail": trail((str(of.title), choice.address(address) if slug else ""), *([(place_name(here), "")] if slug else [])),
        "complaints": complaints,
        "place_url": place_url(here.slug, choice),
        "where": places_to_look(here, address, choice),
        "inner": [(row["name"], choice.address(address, place=row["slug"])) for row in inner.inner(here)],
        "is_county": here.kind == "county",
        "employers": employer_rows(here, tuple(of.employers)),
        "compare_here": choice.address(reverse("jobs:compare"), a=f"{here.key}:{of.codes[0]}"),
    }  # fmt: skip
    context |= figures(here, of, address, choice) | (
        one_county(found, here, of) if here.kind == "county" else listed(request, found, here, of)
    )
    return render(request, "jobs/sector.html", context)


def no_sector_words(code: str, found: Scored) -> str:
    """What there is in the place of a sector that there is not; an occupation has a page of its own."""
    if OCCUPATION.fullmatch(code):
        return _("{code} is an occupation, not a sector; it stands at {address}.").format(
            code=code, address=reverse("jobs:occupation", args=[code])
        )
    names = ", ".join(f"{one} ({sector_words(one)})" for one in sorted(found.board.codes))
    return _("“{code}” is no sector of this release; it has: {codes}.").format(code=code[:20], codes=names)


def listed(request: HttpRequest, found: Scored, here: PlaceRow, of: Strategy) -> dict[str, Any]:
    """The counties of a place, best first."""
    listing = found.listed(found.board.lying_in(here) & found.board.of_sectors(of.codes))
    page = page_of(request, range(len(listing)), PER_PAGE)
    rows = cell_rows(found, listing, page.object_list)
    label = named(rows) if len(of.codes) > 1 else [row | {"name": row["county"].full} for row in rows]
    said = shared_notes(label)
    label = [row | {"notes": [note for note in row["notes"] if note not in said]} for row in label]
    return {
        "said_of_all": said,
        "page": page,
        "rows": label,
        "ranked": len(listing),
        "with_sector": len(of.codes) > 1,
        "scatter": scatter(label, _("Score against workers, the rows of the table")),
    }


def shared_notes(rows: Sequence[dict[str, Any]]) -> list[str]:
    """What is to be known of every row, to be said once."""
    return [note for note in rows[0]["notes"] if all(note in row["notes"] for row in rows)] if len(rows) > 1 else []


def one_county(found: Scored, here: PlaceRow, of: Strategy) -> dict[str, Any]:
    """The cells of a county, each with all its parts, and where it stands in the nation among cells of its sector: by its score, and by its workers."""
    rows = {code: found.board.row_of(here.key, code) for code in of.codes}
    return {
        "cells": [one_cell(found, code, row) for code, row in rows.items() if row is not None],
        "absent": [sector_words(code) for code, row in rows.items() if row is None],
    }


def one_cell(found: Scored, code: str, row: int) -> dict[str, Any]:
    """One of them."""
    mask = found.board.of_sectors([code])
    by_score, by_workers = (found.listed(mask, least=False, order=order) for order in (SCORE, MANY))
    at, among = place_of_row(by_score, row), len(by_score)
    alike = int((by_score.ranking.score == by_score.ranking.score[at]).sum()) - 1
    workers = by_workers.picked([place_of_row(by_workers, row)]).ranking
    parts = part_rows(found, row)
    return cell_row(found, by_score, at) | {
        "weighed": [part for part in parts if part["weight"]], "left_out": [part for part in parts if not part["weight"]],
        "among": among, "alike": alike,
        "ordinal": ordinal(int(by_score.ranking.rank[at])), "ordinal_by_workers": ordinal(int(workers.rank[0])),
        "stands_by_workers": range_of_rank(int(workers.rank_low[0]), int(workers.rank_high[0]), among),
    }  # fmt: skip


def place_of_row(listing: Listing, row: int) -> int:
    """Where a row of the board stands in a listing."""
    return int(np.flatnonzero(listing.rows == row)[0])


def strategy_tabs(choice: Choice, place: str, current: str) -> list[Section]:
    """The five beside each other."""
    return [
        Section(
            str(one.title), choice.address(reverse("jobs:strategy", args=[key]), place=place), is_current=key == current
        )
        for key, one in STRATEGIES.items()
    ]


def places_to_look(here: PlaceRow, address: str, choice: Choice) -> list[tuple[str, str]]:
    """The nation, the South, the wider place: where else this sector can be looked at."""
    wider = [(_("United States"), ""), (_("The South"), "the-south")]
    if here.parent_slug and here.parent_slug != NATION:
        wider.append((here.wider, here.parent_slug))
    return [(name, choice.address(address, place=slug)) for name, slug in wider if slug != here.slug and (slug or here.slug != NATION)]  # fmt: skip
