"""Part by part: what each adds to a score, with its figure and whether it is known; for one cell, or for many together."""

from __future__ import annotations

from typing import Any

import numpy as np

from frombelow.hall.jobs import words
from frombelow.hall.jobs.queries.cells import Rows
from frombelow.hall.jobs.scoring import Scored
from frombelow.hall.jobs.sentences import sentence
from frombelow.hall.jobs.telling import rows_behind
from frombelow.methods.potential.cells import KEYS
from frombelow.methods.potential.reasons import reasons

MOSTLY = 0.5  # of the workers
# Parts that are the same for all cells of a county, or of a sector: their figure can be told for all of them together.
SHARED = {"county": ("density_here", "workers_of_color", "south"), "sector": ("density_trade",)}


def part_rows(found: Scored, row: int) -> list[dict[str, Any]]:
    """Every part of a cell: what weighs anything first, by what it adds; then the others."""
    board, parts, weights = found.board, found.parts, found.choice.by_part
    sentences = {reason.key: reason for reason in reasons(board.cells, parts, dict.fromkeys(KEYS, 1.0), row)}
    adds = dict(zip(parts.keys, found.points(np.array([row]))[0].tolist(), strict=True))
    county, code = board.county[row], str(board.cells.code[row])
    rows = [
        {
            "key": key, "title": words.PART[key], "explained": words.PART_EXPLAINED[key],
            "value": 100 * float(parts.value[row, k]), "error": 100 * float(parts.error[row, k]),
            "known": bool(parts.known[row, k]), "weight": weights.get(key, 0.0), "weight_words": f"{weights.get(key, 0):g}", "adds": adds[key],
            "text": sentence(sentences[key], board, row), "rows": rows_behind(key, county, code),
        }
        for k, key in enumerate(parts.keys)
    ]  # fmt: skip
    return sorted(rows, key=lambda one: (-one["adds"], not one["weight"]))


def together(found: Scored, rows: Rows, kind: str) -> dict[str, dict[str, Any]]:
    """Every part of several cells: the mean by workers, with the share of the workers for whom it is known, and its figure where all have the same."""
    parts, board = found.parts, found.board
    share = board.cells.workers[rows] / board.cells.workers[rows].sum()
    value, error = share @ parts.value[rows], np.sqrt((share**2) @ parts.error[rows] ** 2)
    known = share @ parts.known[rows]
    weights = found.choice.by_part
    whole = sum(weights.values())
    first = int(rows[0])
    sentences = {r.key: sentence(r, board, first) for r in reasons(board.cells, parts, dict.fromkeys(KEYS, 1.0), first)}
    is_one, shared = len(rows) == 1, SHARED.get(kind, ())
    return {
        key: {
            "value": 100 * float(value[k]), "error": 100 * float(error[k]), "known": float(known[k]), "is_known": bool(known[k] >= MOSTLY),
            "adds": 100 * float(value[k]) * weights.get(key, 0.0) / whole,
            "text": sentences[key] if is_one or key in shared else "",
            "rows": rows_behind(key, board.county[first], str(board.cells.code[first])) if is_one or key in shared else [],
        }
        for k, key in enumerate(parts.keys)
    }  # fmt: skip
