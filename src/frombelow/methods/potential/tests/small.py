"""A few cells and occupations whose figures a reader can hold in the head."""

from __future__ import annotations

import numpy as np

from frombelow.methods.potential.cells import KINDS, Cells
from frombelow.methods.potential.occupations import Occupations
from frombelow.methods.potential.rates import Rates

# What a cell is unless a test says otherwise: every part that has a middle stands in it.
PLAIN = {
    "county": "39001", "state": "OH", "code": "62", "workers_status": "reported", "workers": 1000.0, "workers_low": 1000.0,
    "workers_high": 1000.0, "pay": 60_000.0, "trade_pay": 60_000.0, "area_pay": 60_000.0, "density": 0.15, "density_low": 0.15,
    "density_high": 0.15, "place_density": 0.15, "place_density_low": 0.15, "place_density_high": 0.15, "place_density_of": "county", "trade_density": 0.15,
    "growth": 0.0, "right_to_work": 0.0, "share_of_color": 0.2, "is_south": False, "won": 0.0, "decided": 0.0,
}  # fmt: skip
OCCUPATION = {
    "area": "39", "code": "35-3023", "jobs": 1000.0, "pay": 60_000.0, "nation_pay": 60_000.0, "area_pay": 60_000.0, "density": 0.15,
    "density_low": 0.15, "density_high": 0.15, "petitions": 1.0, "petitions_error": 0.0, "right_to_work": 0.0, "is_south": False,
}  # fmt: skip


def cells(*rows, times=(), error=0.0, kinds=KINDS, found=()):
    """Cells of these rows, each a dict of what is not PLAIN. `times`: how often everything happens in each, as a multiple of the nation's (2 in 1000)."""
    told = [PLAIN | row for row in rows]
    rate = 0.002 * np.array(times or [1.0] * len(rows))
    rates = {kind: Rates(rate, np.full(len(rows), error), 0.002) for kind in kinds}
    return Cells(**{key: np.array([row[key] for row in told]) for key in PLAIN}, rates=rates, found=dict(found))


def occupations(*rows):
    """Occupations of these rows, each a dict of what is not OCCUPATION."""
    told = [OCCUPATION | row for row in rows]
    return Occupations(**{key: np.array([row[key] for row in told]) for key in OCCUPATION})
