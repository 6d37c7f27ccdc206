"""Why a cell stands where it stands: each part with its figure, in a sentence whose figures are kept apart so that it can be told in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from frombelow.methods.potential.cells import KINDS, Cells
from frombelow.methods.potential.ranking import Parts, as_array

UNKNOWN = "Not known here; a mean stands in."
PATTERNS = {
    "size": "About {workers} workers.",
    "growth": "Jobs of this sector in the state change by {growth}% a year.",
    "low_pay": "A job pays {pay} a year on average, all jobs around {area_pay}.",
    "underpaid": "A job pays {pay} a year on average, in the nation's trade {trade_pay}.",
    "density_here": "{place_density}% of the workers of {area} are union members.",
    "density_state": "{density}% of this sector's workers in the state are union members.",
    "density_trade": "{trade_density}% of this sector's workers in the nation are union members.",
    "petitions": "Workers are expected to file for elections {petitions} times as often as in the nation.",
    "win_rate": "They win about {win_rate}% of elections.",
    "charges": "They are expected to charge employers {charges} times as often as in the nation.",
    "recognitions": "Employers are expected to recognize unions {recognitions} times as often as in the nation.",
    "strikes": "They are expected to strike {strikes} times as often as in the nation.",
    "position": "This sector is {quotient} times as large a part of the work here as in the nation.",
    "law": "Right-to-work law: {law}.",
    "workers_of_color": "{share_of_color}% of the people here are Black or Hispanic.",
    "demands": "{demands}% of the chosen demands fit.",
    "south": "In the South: {south}.",
}  # fmt: skip
# A rate is learned from what is around; how much of it happened in the cell itself stands beside it.
ON_RECORD = " On record here: {found}."
AREAS = {"county": "the county", "metro": "the metropolitan area", "state": "the state"}


@dataclass(frozen=True)
class Reason:
    """A part, what it adds to the score (points of 100), and a sentence; `values` fill its braces. `known` says whether the figure is from a source."""

    key: str
    points: float
    pattern: str
    values: dict[str, str]
    known: bool

    def __str__(self) -> str:
        return self.pattern.format(**self.values)


def reasons(
    cells: Cells, parts: Parts, weights: Mapping[str, float], row: int, most: int | None = None
) -> list[Reason]:
    """The parts that weigh anything, those that add most first; `most`: only so many."""
    weight = as_array(parts.keys, weights)
    share = weight / weight.sum()
    points = (100 * parts.value[row] * share).tolist()
    order = sorted((k for k, one in enumerate(share.tolist()) if one), key=lambda k: (-points[k], k))[:most]
    return [_reason(cells, parts, row, k, points[k]) for k in order]


def _reason(cells: Cells, parts: Parts, row: int, k: int, points: float) -> Reason:
    key = parts.keys[k]
    if not parts.known[row, k]:
        return Reason(key, points, UNKNOWN, {}, known=False)
    if key in KINDS:
        return _rate(cells, row, key, points)
    return Reason(key, points, PATTERNS[key], FIGURES[key](cells, float(parts.value[row, k]), row), known=True)


def _rate(cells: Cells, row: int, key: str, points: float) -> Reason:
    rates = cells.rates[key]
    told = {key: _times(float(rates.rate[row]) / rates.national)}
    if key not in cells.found:
        return Reason(key, points, PATTERNS[key], told, known=True)
    return Reason(
        key, points, PATTERNS[key] + ON_RECORD, told | {"found": _number(float(cells.found[key][row]))}, known=True
    )


def _number(found: float) -> str:
    """Of events that may belong to several sectors: a fraction where that says something."""
    return "none" if found < 0.05 else f"{found:.1f}".removesuffix(".0") if found < 10 else f"{found:,.0f}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _dollars(amount: float) -> str:
    return f"${amount:,.0f}"


def _times(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio >= 0.1 else f"{ratio:.2f}"


def _quotient(value: float) -> str:
    """Of the part for position, which ends at 0 and 1: what lies beyond is told as at most, at least."""
    return {0.0: "≤ 0.25", 1.0: "≥ 4"}.get(value) or _times(2 ** (4 * (value - 0.5)))


def _yes(value: float) -> str:
    return "yes" if value else "no"


# part -> the figures of its sentence, rounded as they are told; from the cells, the part's value, and the row
FIGURES: dict[str, Callable[[Cells, float, int], dict[str, str]]] = {
    "size": lambda cells, value, row: {"workers": f"{cells.workers[row]:,.0f}"},
    "growth": lambda cells, value, row: {"growth": f"{100 * cells.growth[row]:+.1f}"},
    "low_pay": lambda cells, value, row: {"pay": _dollars(cells.pay[row]), "area_pay": _dollars(cells.area_pay[row])},
    "underpaid": lambda cells, value, row: {
        "pay": _dollars(cells.pay[row]),
        "trade_pay": _dollars(cells.trade_pay[row]),
    },
    "density_here": lambda cells, value, row: {
        "place_density": _percent(cells.place_density[row]),
        "area": AREAS.get(str(cells.place_density_of[row]), "this area"),
    },
    "density_state": lambda cells, value, row: {"density": _percent(cells.density[row])},
    "density_trade": lambda cells, value, row: {"trade_density": _percent(cells.trade_density[row])},
    "win_rate": lambda cells, value, row: {"win_rate": f"{100 * value:.0f}"},
    "position": lambda cells, value, row: {"quotient": _quotient(value)},
    "law": lambda cells, value, row: {"law": _yes(cells.right_to_work[row])},
    "workers_of_color": lambda cells, value, row: {"share_of_color": f"{100 * cells.share_of_color[row]:.0f}"},
    "demands": lambda cells, value, row: {"demands": f"{100 * value:.0f}"},
    "south": lambda cells, value, row: {"south": _yes(value)},
}
