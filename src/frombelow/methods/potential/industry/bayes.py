"""Naive Bayes: how much oftener a mark goes with one sector than with another, each mark by itself.

It knows marks that only one told employer left, which the regression passes over, and follows a shift of the years
better; by itself it is far too sure. So its scores are pooled with the regression's.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from frombelow.methods.potential.industry.regression import Weights

Reals = NDArray[np.float64]
SMOOTHING = 0.1  # rows added to every mark and sector


def naive_bayes(matrices: Sequence[Sequence[sparse.csr_array]], shares: Reals) -> Weights:
    """The logarithms of P(mark | sector), within each kind of marks, and of P(sector), smoothed.

    `matrices[view][kind]`: employers × marks, above 0 where an employer leaves a mark. `shares`: employers × sectors.
    """
    parts = tuple(np.vstack([_logarithms(kind, shares) for kind in view]) for view in matrices)
    before = np.log((shares.sum(axis=0) + SMOOTHING) / (len(shares) + SMOOTHING * shares.shape[1]))
    return Weights(parts, np.tile(before, (len(parts), 1)))


def _logarithms(matrix: sparse.csr_array, shares: Reals) -> Reals:
    left = sparse.csr_array((np.ones_like(matrix.data), matrix.indices, matrix.indptr), shape=matrix.shape)
    counts = left.T @ shares + SMOOTHING
    return np.asarray(np.log(counts / counts.sum(axis=0)), dtype=np.float64)
