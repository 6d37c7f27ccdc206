"""Class-wide demands, and in which cells each is felt: by pay, by sector, or by who is the employer. A group may choose among them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.potential.rates import Values


@dataclass(frozen=True)
class Demand:
    """`sectors`: where it fits by the work itself; `pay_below`: it fits cells whose mean pay (dollars a year) is lower."""

    key: str
    title: str
    sectors: frozenset[str] = frozenset()
    pay_below: float | None = None


FULL_YEAR = 2080  # hours
DEMANDS = {
    demand.key: demand
    for demand in (
        Demand("wage_floor", "Twenty-five dollars an hour for all", pay_below=25 * FULL_YEAR),
        Demand("staffing", "Enough staff: in hospitals, homes and schools", frozenset({"61", "61-public", "62"})),
        Demand(
            "schedules",
            "Schedules told two weeks ahead, hours enough to live on",
            frozenset({"44-45", "48-49", "71", "72", "56"}),
        ),
        Demand("safety", "Heat, speed and safety", frozenset({"11", "21", "23", "31-33", "42", "48-49", "22"})),
        Demand(
            "public_services", "Public services funded, and run by the public", frozenset({"61-public", "92", "22"})
        ),
        Demand(
            "direct_hire",
            "No agencies, no false contractors: hired by those they work for",
            frozenset({"56", "48-49", "23"}),
        ),
    )
}


def share_that_fits(chosen: Collection[str], pay: Values, is_felt: Callable[[Demand], NDArray[np.bool_]]) -> Values:
    """Share of the chosen demands that fit each of n rows. `is_felt` says in which rows a demand is felt by the work itself; where the pay (n,) is not known, a
    demand about pay leaves the share unknown."""
    fits = np.zeros(len(pay))
    for key in chosen:
        demand = DEMANDS[key]
        if demand.pay_below is None:
            fits += is_felt(demand)
        else:
            fits += np.where(np.isnan(pay), np.nan, pay < demand.pay_below)
    return fits / max(len(chosen), 1)
