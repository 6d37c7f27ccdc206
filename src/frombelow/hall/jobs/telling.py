"""Cells in words: their reasons in the language of the page, what a count of workers is, and where each figure lies. No queries here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from frombelow.hall.jobs import words
from frombelow.hall.jobs.choosing import Choice
from frombelow.hall.jobs.queries.cells import Board, County
from frombelow.hall.jobs.scoring import Listing, Scored
from frombelow.hall.jobs.sentences import BOARDS_TELL, about, is_hole, sentence, without_about
from frombelow.hall.jobs.standing import range_of_rank
from frombelow.hall.kit.templatetags.numbers import number
from frombelow.hall.terrain import panels
from frombelow.hall.terrain.queries.places import PlaceRow
from frombelow.methods.potential.cells import FEWEST, Cells
from frombelow.methods.potential.ranking import CONFIDENCE, reach_of
from frombelow.methods.potential.reasons import Reason, reasons

PUBLIC = "61-public"
FEW = 3
LITTLE = 0.5  # points: what adds less is no reason
MUCH = 0.25  # of the weights: when so much rests on happenings, it is said that those of public workers are missing
REACH = reach_of(CONFIDENCE)  # standard errors to either end of an interval, as the ranks have it
# parts that rest on happenings -> the kinds of them, and whether they are told by sector
HAPPENED = {
    "petitions": (("petition", False), ("election", True)), "win_rate": (("election", True),),
    "charges": (("charge", False),), "recognitions": (("recognition", False),), "strikes": (("strike", False),),
}  # fmt: skip
# parts that rest on figures -> the page of the terrain that holds them, of which place
HELD = {
    "size": (("sectors", "county"),), "growth": (("sectors", "state"),),
    "low_pay": (("sectors", "county"), ("figures", "county")), "underpaid": (("sectors", "county"), ("sectors", "nation")),
    "density_here": (("figures", "county"),), "density_state": (("sectors", "state"),),
    "density_trade": (("sectors", "nation"),), "position": (("sectors", "county"), ("sectors", "nation")),
    "law": (("figures", "state"),), "workers_of_color": (("figures", "county"),),
}  # fmt: skip
NATION = "united-states"


def sector_words(code: str) -> str:
    """What a sector is called; public schools are a sector of their own here."""
    return str(words.PUBLIC_SCHOOLS) if code == PUBLIC else panels.sector_words(code)


def sector_url(code: str, choice: Choice, place: str = "", **more: str) -> str:
    """The page of a sector, in a place."""
    return choice.address(reverse("jobs:sector", args=[code]), place=place if place != NATION else "", **more)


def place_url(slug: str, choice: Choice, page: str = "place") -> str:
    """The page of a place."""
    return choice.address(reverse(f"jobs:{page}", args=[slug]))


def rows_behind(key: str, county: County, code: str) -> list[tuple[str, str]]:
    """Label and address of the pages that hold the rows a part rests on."""
    if key in HAPPENED:
        naics = code.partition("-public")[0]
        return [
            (
                panels.kind_words(kind),
                f"/places/{county.slug}/happenings/?kind={kind}{f'&sector={naics}' if by_sector else ''}",
            )
            for kind, by_sector in HAPPENED[key]
        ]
    if key == "demands":
        return [(_("The demands"), f"{reverse('jobs:front')}#demands")]
    if key == "south":
        return [(_("The South, concretely"), reverse("jobs:south"))]
    slugs = {"county": county.slug, "state": county.state_slug, "nation": NATION}
    return [
        (f"{PAGES[page]()}, {whose(of, county)}", f"/places/{slugs[of]}/{page}/")
        for page, of in HELD.get(key, ())
        if slugs[of]
    ]


PAGES = {"sectors": lambda: _("Sectors"), "figures": lambda: _("Figures")}


def whose(of: str, county: County) -> str:
    """The name of the place a figure is of."""
    return {"county": county.name, "state": county.state}.get(of, _("United States"))


def reason_row(reason: Reason, board: Board, row: int, most: float) -> dict[str, Any]:
    """A reason with its sentence and the rows behind it; `most` is what its part could add to a score."""
    county, code = board.county[row], str(board.cells.code[row])
    return {
        "key": reason.key, "points": reason.points, "most": most,
        "text": sentence(reason, board, row), "rows": rows_behind(reason.key, county, code),
    }  # fmt: skip


def workers_words(board: Board, row: int) -> dict[str, Any]:
    """How many workers, at least and at most, and what the number is."""
    cells = board.cells
    status = str(cells.workers_status[row])
    return {
        "workers": float(cells.workers[row]), "low": float(cells.workers_low[row]),
        "high": float(cells.workers_high[row]), "status": status, "is_reported": status == "reported",
        "status_words": str(words.WORKERS.get(status, status)), "range_words": "" if status == "reported" else range_words(cells, row),
        "without": without_about(board, row),
        "is_density_known": bool(np.isfinite(cells.density[row])),
    }  # fmt: skip


def range_words(cells: Cells, row: int) -> str:
    """At least and at most, no more exactly than an estimate is."""
    return _("{low} to {high}").format(
        low=about(float(cells.workers_low[row])), high=about(float(cells.workers_high[row]))
    )


def workers_about(shown: dict[str, Any]) -> str:
    """The number of workers as it is told: exactly where it is reported."""
    return number(shown["workers"]) if shown["is_reported"] else about(shown["workers"])


def cell_row(scored: Scored, listing: Listing, place: int) -> dict[str, Any]:
    """A cell of a listing as a page shows it."""
    row = int(listing.rows[place])
    board, ranking = scored.board, listing.ranking
    county, code = board.county[row], str(board.cells.code[row])
    weights = scored.choice.by_part
    whole = sum(weights.values())
    found = [one for one in reasons(board.cells, scored.parts, weights, row) if one.points >= LITTLE]
    known = [one for one in found if one.known]
    shown = workers_words(board, row)
    if not shown["is_density_known"]:
        shown["without"] = workers_about(shown)
    return shown | {
        "county": county, "code": code, "sector": sector_words(code), "pick": f"{county.key}:{code}",
        "url": sector_url(code, scored.choice, county.slug), "place_url": place_url(county.slug, scored.choice),
        "about": workers_about(shown),
        "score": float(ranking.score[place]), "error": float(ranking.error[place]),
        **ends(float(ranking.score[place]), float(ranking.error[place])),
        "rank": int(ranking.rank[place]), "rank_low": int(ranking.rank_low[place]),
        "rank_high": int(ranking.rank_high[place]), "certainty": float(ranking.certainty[place]),
        "stands": range_of_rank(int(ranking.rank_low[place]), int(ranking.rank_high[place]), listing.among),
        "reasons": [reason_row(reason, board, row, 100 * weights[reason.key] / whole) for reason in known[:FEW]],
        "notes": notes_on(board, row, scored.choice),
        "stands_in": ", ".join(str(words.PART[one.key]) for one in found if not one.known),
    }  # fmt: skip


def notes_on(board: Board, row: int, choice: Choice) -> list[str]:
    """What to know before reading the score of a cell: that it is tiny, or that its happenings are on no record."""
    notes = []
    if board.cells.workers[row] < FEWEST:
        notes.append(str(words.TINY).format(n=number(FEWEST)))
    weights = choice.by_part
    happened = sum(weight for key, weight in weights.items() if key in BOARDS_TELL)
    if is_hole(board, row) and happened >= MUCH * sum(weights.values()):
        notes.append(str(words.HOLE))
    return notes


def ends(score: float, error: float) -> dict[str, float]:
    """The ends of a score's 90 % interval, kept within 0 and 100."""
    return {"score_low": max(0.0, score - REACH * error), "score_high": min(100.0, score + REACH * error)}


def cell_rows(scored: Scored, listing: Listing, places: Iterable[int]) -> list[dict[str, Any]]:
    """Several of them."""
    return [cell_row(scored, listing, place) for place in places]


def place_name(place: PlaceRow) -> str:
    """A place with its state, short."""
    return f"{place.short}, {place.state}" if place.kind == "county" and place.state else place.short


def kinds_words(counts: Mapping[str, int]) -> str:
    """Reported 12, suppressed 8."""
    return ", ".join(f"{words.WORKERS.get(key, key)}: {number(count)}" for key, count in counts.items() if count)
