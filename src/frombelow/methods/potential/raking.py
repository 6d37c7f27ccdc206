"""Figures that were withheld, estimated so that what is known of their sums holds.

Iterative proportional fitting (Deming and Stephan, Annals of Mathematical Statistics 11, 1940, 427–444): cells are scaled to their row's sum, then to their column's, in turn.
"""

from __future__ import annotations

import numpy as np

from frombelow.methods.potential.rates import Codes, Values, added

ROUNDS = 30


def raked(row: Codes, row_sum: Values, column: Codes, column_sum: Values, start: Values | None = None) -> Values:
    """Estimates (n,) ≥ 0 of n cells. `row`, `column` (n,): which row and column each is in, numbered from 0; `row_sum`, `column_sum`: what their cells add up to.

    Sums of rows hold exactly; where rows and columns contradict each other, columns hold as nearly as their proportions allow.
    """
    cells = np.ones(len(row)) if start is None else start.astype(np.float64)
    for _ in range(ROUNDS):
        cells = scaled(cells, column, column_sum)
        cells = scaled(cells, row, row_sum)
    return cells


def scaled(cells: Values, group: Codes, wanted: Values) -> Values:
    """The cells (n,) times what their group wants over what it has; 0 where it has nothing."""
    there = added(cells, group, len(wanted))
    factor = np.divide(wanted, there, out=np.zeros(len(wanted)), where=there > 0)
    return np.asarray(cells * factor[group], dtype=np.float64)
