"""The parts by name, in a few words: what a reader weighs."""

from __future__ import annotations

from collections.abc import Mapping

from frombelow.methods.potential.ranking import Parts, as_array

TITLES = {
    "size": "Workers without a union",
    "growth": "Growth",
    "low_pay": "Pay below that of other jobs here",
    "underpaid": "Pay below the trade's",
    "density_here": "Union members here",
    "density_state": "Union members in the trade, in the state",
    "density_trade": "Union members in the trade, in the nation",
    "petitions": "Petitions for elections",
    "win_rate": "Elections won",
    "charges": "Charges against employers",
    "recognitions": "Voluntary recognitions",
    "strikes": "Strikes",
    "position": "Much else stops when it stops",
    "law": "No right-to-work law",
    "workers_of_color": "Black and Hispanic people",
    "demands": "Demands that fit",
    "south": "The South",
}


def part_sentence(parts: Parts, weights: Mapping[str, float], row: int, most: int) -> list[str]:
    """The parts that add most, with their value of 100; for rows that are sums, which have no single figure to tell."""
    weight = as_array(parts.keys, weights)
    points = parts.value[row] * weight
    order = sorted((k for k in range(len(weight)) if weight[k]), key=lambda k: (-points[k], k))[:most]
    return [
        f"{TITLES[parts.keys[k]]}: {100 * parts.value[row, k]:.0f} of 100{'' if parts.known[row, k] else ' (not known; a mean stands in)'}."
        for k in order
    ]
