"""County × sector cells: from figures on record to the parts of a score.

Each part is 0..1 by a stated formula, 1 where it speaks most for organizing there, with its standard error. Rates are told on a doubling scale: 0 is a 64th of
the national rate, 0.5 the national rate, 1 sixty-four times that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.potential.demands import DEMANDS, share_that_fits
from frombelow.methods.potential.ranking import Parts, filled
from frombelow.methods.potential.rates import Rates, Values, added, numbered, shrunken_rates, shrunken_share
from frombelow.methods.potential.scales import DENSE, MOST_WORKERS, dense, doublings, halves, tenfolds, within

Texts = NDArray[np.str_]

FEWEST = 50.0  # workers of a cell, for rates: a smaller number is mostly a guess, and one event would make it the first of the nation
GROWTH = 0.05  # a year, either way
MOVERS = frozenset({"22", "31-33", "42", "48-49", "51"})  # sectors in which a standstill here stops work elsewhere
RANGE = 1.645  # to either end of the range of workers, beyond which one in twenty lies on each side
# How far union members among the workers of a county lie from those of the area that speaks for it (standard deviation, where both were asked).
BORROWED = {"county": 0.0, "metro": 0.017, "state": 0.03}
COUNTY_FOR_CELL = 0.1  # how far the people of a county may be from those of one of its trades
KINDS = ("petitions", "charges", "recognitions", "strikes")

KEYS = (
    "size", "growth", "low_pay", "underpaid", "density_here", "density_state", "density_trade", "petitions", "win_rate", "charges",
    "recognitions", "strikes", "position", "law", "workers_of_color", "demands", "south",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Cells:
    """The figures of n cells; NaN where none is known."""

    county: Texts  # FIPS
    state: Texts
    code: Texts  # sector
    workers: Values
    workers_low: Values
    workers_high: Values
    workers_status: Texts  # reported, suppressed (shared out of what the county's total leaves), estimated
    pay: Values  # dollars a year and job
    trade_pay: Values  # the same in the nation's trade
    area_pay: Values  # the same of all private jobs around: in the metropolitan area, outside of one in the state's other such counties
    density: Values  # of the trade in the state, with its 95 % interval
    density_low: Values
    density_high: Values
    place_density: Values
    place_density_low: Values
    place_density_high: Values
    place_density_of: Texts  # whose figure that is: county, metro, state; empty where there is none
    trade_density: Values
    growth: Values  # jobs of the trade in the state, a year
    right_to_work: Values
    share_of_color: Values
    is_south: NDArray[np.bool_]
    rates: Mapping[str, Rates]  # by kind
    won: Values  # elections, an older one counting less
    decided: Values
    found: Mapping[str, Values] = field(
        default_factory=dict
    )  # by kind: events on record in the cell itself, where that was asked


def parts_of(cells: Cells, demands: Collection[str] = tuple(DEMANDS)) -> Parts:
    """All parts of all cells. `demands`: keys of DEMANDS that the group has chosen."""
    measured = {key: FORMULAS[key](cells) for key in FORMULAS}
    measured |= {kind: _rate_part(rates) for kind, rates in cells.rates.items()}
    measured["demands"] = _demands(cells, demands)
    unknown = np.full(len(cells.workers), np.nan)
    pairs = [measured.get(key, (unknown, unknown)) for key in KEYS]
    value, error = (np.column_stack(column) for column in zip(*pairs, strict=True))
    return filled(KEYS, value, error, numbered(cells.code))


def with_demands(parts: Parts, cells: Cells, demands: Collection[str]) -> Parts:
    """The same parts for other demands: no other part depends on them."""
    told, doubt = _demands(cells, demands)
    other = filled(("demands",), told[:, None], doubt[:, None], numbered(cells.code))
    k = parts.keys.index("demands")
    value, error, known = parts.value.copy(), parts.error.copy(), parts.known.copy()
    value[:, k], error[:, k], known[:, k] = other.value[:, 0], other.error[:, 0], other.known[:, 0]
    return Parts(parts.keys, value, error, known)


def rates_of(events: Values, workers: Values, years: Values, code: Texts, state: Texts, county: Texts) -> Rates:
    """Events of a kind a worker and year, learned from the cells around each. `events` (n,) and `years` (n,) on record weigh what is old less."""
    return shrunken_rates(
        events, np.maximum(workers, FEWEST) * years, *(numbered(group) for group in (code, state, county))
    )


def _rate_part(rates: Rates) -> tuple[Values, Values]:
    return doublings(rates.rate / rates.national, rates.log_error)


def _size(cells: Cells) -> tuple[Values, Values]:
    """log10 of the workers without a union, 100,000 counting in full."""
    without = cells.workers * (1 - np.nan_to_num(cells.density))
    spread = np.log10(np.maximum(cells.workers_high, 1) / np.maximum(cells.workers_low, 1)) / (2 * RANGE)
    return tenfolds(without), spread / MOST_WORKERS


def _growth(cells: Cells) -> tuple[Values, Values]:
    """0.5 where the trade stands still in the state, 1 where it grows by GROWTH a year."""
    return within(0.5 + cells.growth / (2 * GROWTH)), np.full_like(cells.growth, 0.05)


def _low_pay(cells: Cells) -> tuple[Values, Values]:
    """0.5 where a job pays what jobs around pay on average, 1 where it pays half of that or less, 0 where twice."""
    return _halves(cells.pay / cells.area_pay)


def _underpaid(cells: Cells) -> tuple[Values, Values]:
    """0.5 where the trade pays here what it pays in the nation, 1 where half of that or less."""
    return _halves(cells.pay / cells.trade_pay)


def _halves(ratio: Values) -> tuple[Values, Values]:
    return halves(ratio), np.full_like(ratio, 0.05)


def _density_here(cells: Cells) -> tuple[Values, Values]:
    """What another area lends is less known here."""
    share, error = dense(cells.place_density, cells.place_density_low, cells.place_density_high)
    lent = np.array([BORROWED.get(one, 0.0) for one in cells.place_density_of.tolist()]) / DENSE
    return share, np.hypot(np.nan_to_num(error), lent)


def _density_state(cells: Cells) -> tuple[Values, Values]:
    return dense(cells.density, cells.density_low, cells.density_high)


def _density_trade(cells: Cells) -> tuple[Values, Values]:
    return dense(cells.trade_density, cells.trade_density, cells.trade_density)


def _win_rate(cells: Cells) -> tuple[Values, Values]:
    """Share of decided elections that were won, drawn to the state's; not known where none was decided."""
    share, error = shrunken_share(cells.won, cells.decided, numbered(cells.state))
    return np.where(cells.decided > 0, share, np.nan), error


def _position(cells: Cells) -> tuple[Values, Values]:
    """How much more of the county's work is in this trade than of the nation's: 0.5 as much, 1 four times as much. Only for sectors that move, make or carry what
    others need; which trade supplies which is in no source at hand."""
    county, sector = numbered(cells.county), numbered(cells.code)
    with np.errstate(divide="ignore", invalid="ignore"):
        here = cells.workers / added(cells.workers, county)[county]
        nation = (added(cells.workers, sector) / cells.workers.sum())[sector]
        quotient = within(0.5 + np.log2(here / nation) / 4)
    return np.where(np.isin(cells.code, sorted(MOVERS)), quotient, np.nan), np.full_like(quotient, 0.1)


def _law(cells: Cells) -> tuple[Values, Values]:
    """1 without a right-to-work law, 0 with one. For public employers the law of bargaining counts, of which no source at hand is newer than 1996."""
    is_public = np.isin(cells.code, ["61-public", "92"])
    return np.where(is_public, np.nan, 1 - cells.right_to_work), np.zeros_like(cells.right_to_work)


def _workers_of_color(cells: Cells) -> tuple[Values, Values]:
    """Black and Hispanic people of the county: for the cell itself no source tells it."""
    return within(cells.share_of_color), np.full_like(cells.share_of_color, COUNTY_FOR_CELL)


def _south(cells: Cells) -> tuple[Values, Values]:
    return cells.is_south.astype(float), np.zeros(len(cells.is_south))


def _demands(cells: Cells, chosen: Collection[str]) -> tuple[Values, Values]:
    """Share of the chosen demands that fit the cell."""
    fits = share_that_fits(chosen, cells.pay, lambda demand: np.isin(cells.code, sorted(demand.sectors)))
    return fits, np.zeros(len(cells.workers))


FORMULAS: dict[str, Callable[[Cells], tuple[Values, Values]]] = {
    "size": _size, "growth": _growth, "low_pay": _low_pay, "underpaid": _underpaid, "density_here": _density_here,
    "density_state": _density_state, "density_trade": _density_trade, "win_rate": _win_rate, "position": _position, "law": _law,
    "workers_of_color": _workers_of_color, "south": _south,
}  # fmt: skip
