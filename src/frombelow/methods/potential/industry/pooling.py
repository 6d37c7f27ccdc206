"""Two opinions made one: log-linear pooling, with factors that make probabilities as sure as they turn out to be right.

With the second factor 0 this is temperature scaling (Guo and others 2017): the first is one over the temperature.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from frombelow.methods.potential.industry.regression import log_softmax

Reals = NDArray[np.float64]
LEAST_ROWS = 50  # with fewer kept aside, the first opinion stays as it is
LARGEST = 4.0


def pooled(first: Reals, second: Reals, factors: Reals) -> Reals:
    """factor × first scores + factor × second scores. Shapes: employers × sectors, twice; `factors`: (2,), or one pair
    for each employer."""
    each = np.broadcast_to(factors, (len(first), 2))
    return np.asarray(each[:, :1] * first + each[:, 1:] * second, dtype=np.float64)


def factors(first: Reals, second: Reals, shares: Reals) -> tuple[float, float]:
    """The factors of least cross entropy with the told shares, 0 to LARGEST, to 3 decimals.

    Shapes: all employers × sectors. (1, 0) where fewer than LEAST_ROWS employers are given. The cross entropy is convex in
    the factors, so there is one lowest place.
    """
    if len(first) < LEAST_ROWS:
        return 1.0, 0.0

    def surprise(both: Reals) -> tuple[float, Reals]:
        logs = log_softmax(pooled(first, second, both))
        gaps = np.exp(logs) - shares
        slope = np.array([float((gaps * first).sum()), float((gaps * second).sum())])
        return -float((shares * logs).sum()) / len(first), slope / len(first)

    found = optimize.minimize(
        surprise, np.array([1.0, 0.0]), jac=True, bounds=[(0.0, LARGEST)] * 2, method="L-BFGS-B",
        options={"ftol": 1e-12, "gtol": 1e-7},
    )  # fmt: skip
    return round(float(found.x[0]), 3), round(float(found.x[1]), 3)
