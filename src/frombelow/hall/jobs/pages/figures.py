"""What is known of a sector beside its cells: union density, industries in detail, where they are, the work that is done there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from frombelow.hall.jobs.choosing import Choice
from frombelow.hall.jobs.pages.common import load_place
from frombelow.hall.jobs.queries import trades
from frombelow.hall.jobs.strategies import TOGETHER, Strategy
from frombelow.hall.jobs.telling import NATION, PUBLIC, sector_words
from frombelow.hall.terrain import panels
from frombelow.hall.terrain.queries import sectors
from frombelow.hall.terrain.queries.places import PlaceRow

MOST_AREAS = 10


def figures(here: PlaceRow, of: Strategy, address: str, choice: Choice) -> dict[str, Any]:
    """Union density of the sectors, and their industries in detail, of the closest place that tells them."""
    codes = [code.partition("-public")[0] for code in of.codes]
    area = trades.holder(here, "naics_detail")
    whole = trades.details_of(area, codes) if area else []
    detail = [row for row in whole if not of.detail or row["code"] in of.detail]
    densities = trades.densities_of(here, codes) or (trades.densities_of(load_place(here.parent_slug), codes) if here.parent_slug else [])  # fmt: skip
    soc = trades.holder(here, "soc") if of.occupations else None
    work = trades.occupations_with(soc, of.occupations) if soc else []
    measured = sectors.place_words({(row["density_basis"] or "").partition(" ")[0] for row in densities})
    areas = areas_to_look(here, of, address, choice)
    return {
        "areas": areas,
        "detail": detail,
        "detail_area": area,
        "densities": [row | {"sector": sector_words(row["code"]), "is_pooled": "pooled" in (row["density_basis"] or ""), "measured_in": measured.get((row["density_basis"] or "").partition(" ")[0], "")} for row in densities if row["density_low"] is not None],
        "is_public": PUBLIC in of.codes,
        "whose_jobs": panels.whose_jobs(detail[0]["source__key"] or "") if detail else "",
        "split": split_words(area, whole, of) if area else "",
        "has_pay": any(row["pay"] is not None for row in detail),
        "has_houses": any(row["establishments"] is not None for row in detail),
        "work": work,
        "work_area": soc,
        "is_nation_work": soc is not None and soc.slug == NATION,
        "has_figures": bool(detail or densities or work or areas),
    }  # fmt: skip


def areas_to_look(here: PlaceRow, of: Strategy, address: str, choice: Choice) -> list[dict[str, Any]]:
    """Where most jobs of an industry are that counties do not tell apart."""
    if of.caution is not TOGETHER:
        return []
    rows = trades.areas_of(here, of.detail[0], MOST_AREAS)
    return [row | {"url": choice.address(address, place=row["place__slug"])} for row in rows]


def split_words(area: PlaceRow, whole: Sequence[dict[str, Any]], of: Strategy) -> str:
    """How much of the work of a sector that counties tell as one is in its industry, where an area tells that; '' elsewhere."""
    if of.caution is not TOGETHER:
        return ""
    jobs = {row["code"]: row["jobs"] for row in whole}
    own = sum(jobs.get(code) or 0 for code in of.detail)
    if not own or len(jobs) == 1 or None in jobs.values():
        return ""
    return _("Of 100 jobs in hotels and food service, {n} are in this industry ({place}).").format(
        place=area.full, n=round(100 * own / sum(jobs.values()))
    )
