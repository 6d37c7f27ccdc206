"""Two cells, two counties or two sectors side by side, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frombelow.hall.jobs import words
from frombelow.hall.jobs.breakdown import together
from frombelow.hall.jobs.choosing import Choice
from frombelow.hall.jobs.pages.common import choosing, no_cells, read, trail
from frombelow.hall.jobs.queries.cells import Board, Rows
from frombelow.hall.jobs.scoring import Scored, scored, without_union
from frombelow.hall.jobs.sentences import about
from frombelow.hall.jobs.telling import (
    cell_rows,
    ends,
    place_url,
    sector_url,
    sector_words,
    workers_about,
    workers_words,
)
from frombelow.hall.kit.exports import rows_as
from frombelow.hall.kit.pagecache import public_page
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.terrain import queries
from frombelow.hall.terrain.queries.places import place_of
from frombelow.methods.potential.cells import KEYS

FEW = 5
KNOWN = ("a", "b", "a_sector", "b_sector", "pick")
COLUMNS = (
    "part", "title", "weight", "a", "a_value", "a_error", "a_known", "a_figure", "b", "b_value", "b_error", "b_known",
    "b_figure",
)  # fmt: skip
EXAMPLE = ("37063:62", "13121:62")


@dataclass(frozen=True)
class Side:
    """One of the two: its cells on the board, and what it is. `kind`: cell, county, sector."""

    kind: str
    name: str
    rows: Rows
    url: str
    asked: str
    county: str = ""
    code: str = ""


@public_page
def compare(request: HttpRequest) -> HttpResponseBase:
    """What speaks for one and what for the other."""
    choice, complaints = read(request, KNOWN)
    found = scored(choice)
    form = request.GET.get("format")
    if found is None and not form:
        return no_cells(request, trail((_("Compare two"), "")))
    asked = asked_for(request)
    sides: list[Side] = []
    if found:
        try:
            sides = [side_of(text, found.board, choice) for text in asked if text][:2]
        except Refused as refusal:
            complaints.append(_(refusal.sentence).format(**refusal.values))
    if len(sides) == 2 and sides[0].kind != sides[1].kind:
        complaints.append(
            _("These two are of different kinds. Compare two sectors of counties, two counties, or two sectors.")
        )
        sides = []
    pairs = part_pairs(found, sides) if found and len(sides) == 2 else []
    if form:
        return rows_as(form, lines_of(pairs, sides), COLUMNS, "compared", key=("part",))
    context = choosing(choice, reverse("jobs:compare"), **dict(zip("ab", asked, strict=False))) | {
        "trail": trail((_("Compare two"), "")),
        "complaints": complaints,
        "sides": [summed(found, side) for side in sides] if found and len(sides) == 2 else [],
        "pairs": pairs,
        "asked": typed(asked, sides),
        "sector_steps": [(code, sector_words(code)) for code in sorted(found.board.codes)] if found else [],
        "example_url": choice.address(reverse("jobs:compare"), a=EXAMPLE[0], b=EXAMPLE[1]),
        "one": _("Choose a second one to compare it with.") if len(sides) == 1 else "",
    }
    return render(request, "jobs/compare.html", context)


def asked_for(request: HttpRequest) -> list[str]:
    """The two that were asked for: `a` and `b` (with a sector of the form), or the two that were picked in a list."""
    picked = [text.strip()[:100] for text in request.GET.getlist("pick")][:2]
    typed = []
    for name in "ab":
        text, code = request.GET.get(name, "").strip()[:100], request.GET.get(f"{name}_sector", "")[:20]
        typed.append(f"{text}:{code}" if text and code and ":" not in text else text or code)
    return typed if any(typed) else picked


def typed(asked: list[str], sides: list[Side]) -> list[dict[str, str]]:
    """What stands in the form: the names of what was found, else what was typed."""
    if len(sides) == len(asked) and sides:
        found = [{"county": side.county, "code": side.code} for side in sides]
    else:
        found = [{"county": text, "code": ""} for text in asked]
    return [*found, {"county": "", "code": ""}, {"county": "", "code": ""}][:2]


def side_of(text: str, board: Board, choice: Choice) -> Side:
    """A cell (`37063:72`, `Durham County, NC:72`), a county, or a sector. Raises Refused."""
    place, _colon, code = (part.strip() for part in text.rpartition(":"))
    if not place and code in board.codes:
        rows = np.flatnonzero(board.of_sectors([code]))
        return Side("sector", sector_words(code), rows, sector_url(code, choice), code, code=code)
    county = county_of(place or code, board)
    if not place:
        rows = np.flatnonzero(board.cells.county == county.key)
        if not len(rows):
            raise Refused("{county} has no sector on record.", county=county.full)
        return Side("county", county.full, rows, place_url(county.slug, choice), county.key, county.full)
    if code not in board.codes:
        raise Refused("There is no sector “{asked}”; choose one from the list.", asked=code[:40])
    row = board.row_of(county.key, code)
    if row is None:
        raise Refused(
            "{county} has no workers on record in “{sector}”: no employer of it was counted there.",
            county=county.full, sector=sector_words(code)[:60],
        )  # fmt: skip
    name = f"{sector_words(code)}, {county.full}"
    return Side(
        "cell", name, np.array([row]), sector_url(code, choice, county.slug), f"{county.key}:{code}", county.full, code
    )


def county_of(text: str, board: Board) -> Any:
    """A county by its number (FIPS), its name in an address, or its name as people write it. Raises Refused."""
    if text in board.counties:
        return board.counties[text]
    if written := next((one for one in board.counties.values() if one.full.lower() == text.lower()), None):
        return written
    place = place_of(text)
    if place is None or place.kind != "county":
        slugs = [one.slug for one in queries.find(text) if one.kind in {"county", "city", "zip"}]
        place = next((one for slug in slugs if (one := place_of(slug)) and one.kind == "county"), None)
    if place is None or place.key not in board.counties:
        raise Refused(
            "No county here is called “{asked}”. Write it with its state: Durham County, NC.", asked=text[:60]
        )
    return board.counties[place.key]


def summed(found: Scored, side: Side) -> dict[str, Any]:
    """The head of a side: workers, score, its best cells."""
    workers = found.board.cells.workers[side.rows]
    listing = found.ordered(side.rows)
    share = found.board.cells.workers[listing.rows] / workers.sum()
    shown: dict[str, Any] = {
        "name": side.name,
        "url": side.url,
        "kind": side.kind,
        "score": float(share @ listing.ranking.score),
    }
    shown |= {"error": float(np.sqrt((share**2) @ listing.ranking.error**2)), "certainty": float(share @ listing.ranking.certainty)}  # fmt: skip
    shown |= ends(shown["score"], shown["error"])
    if side.kind == "cell":
        told = workers_words(found.board, int(side.rows[0]))
        return shown | told | {"about": workers_about(told), "best": []}
    without = float(without_union(found.board.cells)[side.rows].sum())
    big = found.ordered(side.rows[workers >= found.choice.least]) if (workers >= found.choice.least).any() else listing  # fmt: skip
    return shown | {"about": about(float(workers.sum())), "without": about(without), "is_density_known": True, "status_words": "", "is_reported": False,
                    "best": cell_rows(found, big, range(min(FEW, len(big))))}  # fmt: skip


def part_pairs(found: Scored, sides: list[Side]) -> list[dict[str, Any]]:
    """Every part of both; what weighs anything first, by how far it sets them apart."""
    one, other = (together(found, side.rows, side.kind) for side in sides)
    weights = found.choice.by_part
    pairs = [
        {
            "key": key, "title": words.PART[key], "explained": words.PART_EXPLAINED[key], "weight": weights.get(key, 0.0), "weight_words": f"{weights.get(key, 0):g}",
            "sides": (one[key], other[key]), "apart": one[key]["adds"] - other[key]["adds"],
        }
        for key in KEYS
    ]  # fmt: skip
    return sorted(pairs, key=lambda pair: (not pair["weight"], -abs(pair["apart"])))


def lines_of(pairs: list[dict[str, Any]], sides: list[Side]) -> Any:
    """The parts as plain rows."""
    for pair in pairs:
        line = {"part": pair["key"], "title": str(pair["title"]), "weight": pair["weight"]}
        for name, side, part in zip("ab", sides, pair["sides"], strict=True):
            line |= {
                name: side.asked, f"{name}_value": round(part["value"], 2), f"{name}_error": round(part["error"], 2),
                f"{name}_known": round(part["known"], 3), f"{name}_figure": part["text"] or None,
            }  # fmt: skip
        yield line
