"""Fits the weights of the first preset: `python -m benchmarks.potential_fit` prints them.

Cells as known at the start of each year of FITTED (figures of later years stand in for those of then: they change slowly; the years that the benchmark judges are not
among them), filings of the two years after. Poisson regression with weights from 0 upwards, workers as exposure, a small ridge; then scaled to 10 and rounded.
"""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from frombelow.methods.potential.cells import FEWEST, parts_of
from frombelow.records.potential.facts import PETITIONS, cells_on, filed_between, opened
from frombelow.records.potential.release import tables_of
from frombelow.records.release_format import BUNDLED

FITTED = (2013, 2015, 2017, 2019)
FIGURES_ON = date(2021, 6, 30)
RIDGE = 5.0
LEFT_OUT = {"south", "demands", "size"}  # these say what a group wants, not how often workers file


def main() -> None:
    """Print part and weight."""
    blocks = []
    with opened(tables_of(BUNDLED)) as con:
        for year in FITTED:
            cells = cells_on(con, date(year, 1, 1), FIGURES_ON)
            parts = parts_of(cells)
            later = filed_between(con, PETITIONS, date(year, 1, 1), date(year + 1, 12, 31))
            blocks.append((parts.value, later, np.maximum(cells.workers, FEWEST)))
    kept = [key not in LEFT_OUT for key in parts.keys]
    weights = fitted(*(np.concatenate(one) for one in zip(*blocks, strict=True)), kept)
    for key, weight in zip(parts.keys, 10 * weights / weights.max(), strict=True):
        print(f"{key:18}{weight:6.2f}")


def fitted(
    value: NDArray[np.float64], later: NDArray[np.float64], workers: NDArray[np.float64], kept: list[bool]
) -> NDArray[np.float64]:
    """Weights (k,) ≥ 0 of the parts `value` (n, k): log expected = level + value @ weights + log workers."""
    offset = np.log(workers)

    def loss(told: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        line = told[0] + value @ told[1:] + offset
        expected = np.exp(line)
        wrong = expected - later
        slope = np.concatenate(([wrong.sum()], value.T @ wrong + RIDGE * told[1:]))
        return float(expected.sum() - later @ line + RIDGE / 2 * (told[1:] ** 2).sum()), slope

    start = np.concatenate(([np.log(later.sum() / workers.sum())], np.zeros(value.shape[1])))
    bounds = [(None, None), *((0, None) if one else (0, 0) for one in kept)]
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x[1:])


if __name__ == "__main__":
    main()
