"""Named weights. The first was fitted: non-negative weights that make the filings of later years likeliest (`benchmarks/potential_fit.py`); the others say what a group may want."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Preset:
    """Weights from 0 to 10 by part; parts left out weigh nothing."""

    key: str
    title: str
    why: str
    weights: dict[str, float]


PRESETS = {
    preset.key: preset
    for preset in (
        Preset(
            "moving",
            "Where workers are moving",
            "What best foretold, per worker, where petitions were filed later: how often workers file for elections and charge employers in and around a cell.",
            {"petitions": 10, "charges": 1},
        ),
        Preset(
            "class_wide",
            "Class-wide demands",
            "Many workers without a union, pay below that of other jobs around, demands that are felt across trades, and signs of movement.",
            {"size": 6, "low_pay": 6, "demands": 8, "petitions": 4, "charges": 2, "workers_of_color": 3, "growth": 2},
        ),
        Preset(
            "chokepoints",
            "Logistics chokepoints",
            "Trades on which others depend, much larger here than elsewhere, with a union in reach.",
            {"position": 10, "size": 5, "density_trade": 2, "petitions": 3, "strikes": 2},
        ),
        Preset(
            "public_services",
            "Public services",
            "Schools, hospitals and offices: many workers, demands shared with those who use them.",
            {"demands": 6, "size": 6, "density_here": 3, "density_trade": 3, "strikes": 2},
        ),
        Preset(
            "south",
            "The South",
            "Southern places first, by size, low pay and signs of movement there.",
            {"south": 10, "size": 5, "low_pay": 4, "petitions": 4, "workers_of_color": 3, "growth": 2},
        ),
        Preset(
            "low_wage",
            "Low wage",
            "Pay below that of other jobs around, and below what the trade pays elsewhere.",
            {"low_pay": 10, "underpaid": 4, "size": 5, "demands": 3, "charges": 2},
        ),
    )
}
DEFAULT = "moving"
# Petitions and charges are told of areas, not of occupations: all those of an area would stand alike under the first preset.
DEFAULT_OF = {"occupation": "class_wide"}
# Demands that a preset chooses; the others choose all.
DEMANDS_OF = {"public_services": ("staffing", "public_services"), "chokepoints": ("safety", "schedules", "direct_hire")}
