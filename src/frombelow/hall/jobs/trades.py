"""Occupations of a place, ranked, as its page and its file tell them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from frombelow.hall.jobs import words
from frombelow.hall.jobs.choosing import Choice
from frombelow.hall.jobs.queries import trades
from frombelow.hall.jobs.scoring import Scored
from frombelow.hall.terrain.queries.places import PlaceRow
from frombelow.methods.potential.demands import FULL_YEAR
from frombelow.methods.potential.occupations import KEYS, OF_OCCUPATIONS, Occupations, parts_of
from frombelow.methods.potential.ranking import Ranking, ranked

IN_FEW_WORDS = {"size": 1.0, "low_pay": 1.0}  # where the choice weighs nothing that is known of occupations
COLUMNS = (
    "rank", "rank_low", "rank_high", "score", "code", "title", "jobs", "jobs_status", "pay", "pay_status",
    "median_pay_here", "nation_pay", "certainty", "area", "year", "source_id",
)  # fmt: skip


def weights_of(choice: Choice) -> tuple[dict[str, float], bool]:
    """The weights of the parts that are known of occupations, and whether the choice has any."""
    weights = {key: weight for key, weight in choice.weights if key in KEYS}
    # In one area only these differ between occupations.
    return (weights, True) if OF_OCCUPATIONS & set(weights) else (IN_FEW_WORDS, False)


def ranking_of(rows: Occupations, choice: Choice) -> Ranking:
    """The occupations under the choice."""
    return ranked(parts_of(rows, choice.demands), weights_of(choice)[0])


def occupation_lines(here: PlaceRow, found: Scored | None, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """The occupations of a place (or of the area that tells of it), best first."""
    area = trades.holder(here, "soc")
    if area is None or found is None:
        return
    lines, rows, median = trades.occupations_of(area, found.board)
    if not lines:
        return
    ranking = ranking_of(rows, found.choice)
    middle = median.get("value")
    for place in np.argsort(-ranking.score, kind="stable")[:limit].tolist():
        line = lines[place]
        yield {
            **{name: line[name] for name in ("code", "title", "jobs", "jobs_status", "pay", "pay_status", "year")},
            "source_id": line["source__key"], "source_title": line["source__title"],
            "score": round(float(ranking.score[place]), 3), "rank": int(ranking.rank[place]),
            "rank_low": int(ranking.rank_low[place]), "rank_high": int(ranking.rank_high[place]),
            "certainty": round(float(ranking.certainty[place]), 3),
            "median_pay_here": middle * FULL_YEAR if middle else None, "nation_pay": number_or_none(rows.nation_pay[place]),
            "area": area.key, "area_place": area,
        }  # fmt: skip


def number_or_none(value: float) -> float | None:
    """None for what is not known."""
    return None if np.isnan(value) else float(value)


def occupations_shown(here: PlaceRow, found: Scored, limit: int) -> dict[str, Any]:
    """The first few with what to know of them."""
    rows = [row | {"beside": beside(row)} for row in occupation_lines(here, found, limit)]
    weights, is_chosen = weights_of(found.choice)
    first = rows[0] if rows else {}
    return {
        "occupations": rows,
        "occupations_area": first.get("area_place"),
        "occupations_median": first.get("median_pay_here"),
        "occupations_year": first.get("year"),
        "occupations_source": (first.get("source_title"), first.get("source_id")),
        "occupations_by": ", ".join(str(words.PART[key]) for key in weights),
        "occupations_as_chosen": is_chosen,
    }


def beside(row: dict[str, Any]) -> float | None:
    """Pay as a share of the median of all occupations here."""
    pay, median = row["pay"], row["median_pay_here"]
    return pay / median if pay is not None and median else None
