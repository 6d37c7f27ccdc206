"""The sectors of a place that has many counties, as its page and its file tell them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from frombelow.hall.jobs.scoring import Listing, Scored
from frombelow.hall.jobs.sentences import about
from frombelow.hall.jobs.sums import best_by_sector, by_sector
from frombelow.hall.jobs.telling import sector_url, sector_words, workers_about, workers_words
from frombelow.hall.terrain.queries.places import PlaceRow

SECTORS = (
    "code",
    "sector",
    "workers",
    "share_reported",
    "mean_score",
    "cells",
    "best_county_id",
    "best_county",
    "best_score",
)


def sector_sums(found: Scored, here: PlaceRow | None, listing: Listing) -> list[dict[str, Any]]:
    """The sectors of a place that has many counties, with the county where each stands best in the listing of its cells."""
    choice, inside = found.choice, np.flatnonzero(found.board.lying_in(here))
    best, rows = best_by_sector(found, listing), []
    for one in by_sector(found, inside):
        cell = brief(found, listing, best[one.code]) if one.code in best else None
        rows.append({
            "code": one.code, "sector": sector_words(one.code), "workers": one.workers, "about": about(one.workers),
            "reported": one.reported, "score": one.score, "cells": one.cells, "best": cell,
            "url": sector_url(one.code, choice, here.slug if here else ""),
        })  # fmt: skip
    return rows


def brief(found: Scored, listing: Listing, place: int) -> dict[str, Any]:
    """A cell of a listing without its reasons, which cost most."""
    row = int(listing.rows[place])
    county = found.board.county[row]
    shown = workers_words(found.board, row)
    all_of_them = workers_about(shown)
    return {
        "county": county, "url": sector_url(str(found.board.cells.code[row]), found.choice, county.slug),
        "score": float(listing.ranking.score[place]), "about": all_of_them,
        "without": shown["without"] if shown["is_density_known"] else all_of_them,
    }  # fmt: skip


def sector_lines(found: Scored, here: PlaceRow) -> Iterator[dict[str, Any]]:
    """The sectors of a place as plain rows."""
    for row in sector_sums(found, here, found.listed(found.board.lying_in(here))):
        best = row["best"]
        yield {
            "code": row["code"], "sector": row["sector"], "workers": round(row["workers"]),
            "share_reported": round(row["reported"], 3), "mean_score": round(row["score"], 3), "cells": row["cells"],
            "best_county_id": best["county"].key if best else None,
            "best_county": best["county"].full if best else None, "best_score": round(best["score"], 3) if best else None,
        }  # fmt: skip
