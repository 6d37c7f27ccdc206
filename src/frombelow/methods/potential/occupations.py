"""Occupations in areas: from jobs and pay to the parts of a score. Parts that only sectors have (growth, position, strikes …) are not among them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.potential.cells import Texts
from frombelow.methods.potential.demands import DEMANDS, share_that_fits
from frombelow.methods.potential.ranking import Parts, filled
from frombelow.methods.potential.rates import Values, numbered
from frombelow.methods.potential.scales import dense, doublings, halves, tenfolds

KEYS = ("size", "low_pay", "underpaid", "density_here", "petitions", "law", "demands", "south")
OF_OCCUPATIONS = frozenset(
    {"size", "low_pay", "underpaid", "demands"}
)  # the other parts are those of the area, the same for all its occupations
# Major groups of occupations in which a demand is felt by the work itself.
DEMANDED_IN = {
    "staffing": frozenset({"25", "29", "31"}),
    "schedules": frozenset({"35", "37", "39", "41", "53"}),
    "safety": frozenset({"45", "47", "49", "51", "53"}),
    "public_services": frozenset({"21", "25", "33"}),
    "direct_hire": frozenset({"37", "47", "53"}),
}


@dataclass(frozen=True, eq=False)
class Occupations:
    """The figures of n occupations in areas; NaN where none is known."""

    area: Texts
    code: Texts  # SOC
    jobs: Values
    pay: Values  # mean, dollars a year
    nation_pay: Values  # of the same occupation in the nation
    area_pay: Values  # of all occupations in the area
    density: Values  # union members among the area's workers, with its 95 % interval
    density_low: Values
    density_high: Values
    petitions: Values  # filed a worker, as a multiple of the nation's, all trades of the area
    petitions_error: Values  # standard error of its natural logarithm
    right_to_work: Values
    is_south: NDArray[np.bool_]


def parts_of(rows: Occupations, demands: Collection[str] = tuple(DEMANDS)) -> Parts:
    """All parts of all rows. Suppressed jobs leave the size unknown."""
    none = np.zeros(len(rows.code))
    pairs = {
        "size": (tenfolds(rows.jobs), none),
        "low_pay": (halves(rows.pay / rows.area_pay), none),
        "underpaid": (halves(rows.pay / rows.nation_pay), none),
        "density_here": dense(rows.density, rows.density_low, rows.density_high),
        "petitions": doublings(rows.petitions, rows.petitions_error),
        "law": (1 - rows.right_to_work, none),
        "demands": (_demands(rows, demands), none),
        "south": (rows.is_south.astype(float), none),
    }
    value, error = (np.column_stack([pairs[key][side] for key in KEYS]) for side in (0, 1))
    return filled(KEYS, value, error, numbered(rows.code))


def near_codes(code: str, known: Collection[str], most: int = 5) -> list[str]:
    """For a code that is not in the list (a newer list split or merged it): those of the same broad group, else of the same minor group."""
    for length in (6, 5, 4):
        near = sorted(other for other in known if other[:length] == code[:length] and not other.endswith("0000"))
        if near:
            return near[:most]
    return []


def _demands(rows: Occupations, chosen: Collection[str]) -> Values:
    """Share of the chosen demands that fit the occupation; by the work itself, its major group decides."""
    group = np.array([code[:2] for code in rows.code.tolist()])
    return share_that_fits(chosen, rows.pay, lambda demand: np.isin(group, sorted(DEMANDED_IN[demand.key])))
