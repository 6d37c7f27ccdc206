"""The front of these pages: the choice, the best cells of the nation, the five sectors of the strategy."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frombelow.hall.jobs import cell_files, strategies, words
from frombelow.hall.jobs.choosing import preset_choice
from frombelow.hall.jobs.drawing import scatter
from frombelow.hall.jobs.pages.common import choosing, no_cells, read, trail
from frombelow.hall.jobs.queries import places as inner
from frombelow.hall.jobs.scoring import Scored, scored
from frombelow.hall.jobs.sector_sums import brief, sector_sums
from frombelow.hall.jobs.telling import cell_rows, place_url
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.kit.pages import page_of

FIRST = 15  # rows


@public_page
def front(request: HttpRequest) -> HttpResponseBase:
    """Where organizing can move most, in the whole nation, under the reader's weights."""
    choice, complaints = read(request)
    found = scored(choice)
    form = request.GET.get("format")
    if form:
        return cell_files.cells_file(form, found, None, "jobs")
    if found is None:
        return no_cells(request, trail())
    listing = found.listed(np.ones(len(found.board), bool))
    page = page_of(request, range(len(listing)), FIRST)
    rows = named(cell_rows(found, listing, page.object_list))
    context = choosing(choice, reverse("jobs:front")) | {
        "trail": trail(),
        "complaints": complaints,
        "page": page,
        "rows": rows,
        "scatter": scatter(rows, _("Score against workers, the rows of the table")),
        "ranked": len(listing),
        "strategies": five(found),
        "sectors": sector_sums(found, None, listing),
        "states": [(row["name"], place_url(row["slug"], choice)) for row in inner.states()],
        "nation_url": place_url("united-states", choice),
        "south_url": place_url("the-south", choice),
    }
    return render(request, "jobs/front.html", context)


def named(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the name a point of the drawing has."""
    return [row | {"name": f"{row['sector']}, {row['county'].full}"} for row in rows]


def five(found: Scored) -> list[dict[str, Any]]:
    """The five sectors of the strategy, each with its first county under this choice; where nobody chose, under the one its page begins with."""
    return [strategy_row(key, strategy, found) for key, strategy in strategies.STRATEGIES.items()]


def strategy_row(key: str, strategy: strategies.Strategy, found: Scored) -> dict[str, Any]:
    """One of them."""
    choice = found.choice
    if choice.is_usual and strategy.preset != choice.preset:
        own = preset_choice(strategy.preset, choice.least, choice.asked_order, usual=strategy.preset)
        found = found.under(own)
    listing = found.listed(found.board.of_sectors(strategy.codes))
    return {
        "title": strategy.title, "lead": strategy.lead, "url": choice.address(reverse("jobs:strategy", args=[key])),
        "best": brief(found, listing, 0) if len(listing) else None,
        "preset": words.PRESET[found.choice.preset] if found.choice is not choice else "",
    }  # fmt: skip
