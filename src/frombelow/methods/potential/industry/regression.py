"""Softmax regression on several kinds of evidence at once, so that it holds where a kind is missing.

An employer is read in up to three ways (*views*): by its names alone, with its unions, and with its units as well. All
views share one set of weights; each has its own intercepts. An employer counts once, shared evenly by the views that
its evidence allows. The loss is the cross entropy with the told shares, plus half the penalty times the squared
weights (intercepts go free); L-BFGS lowers it (Liu and Nocedal 1989).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

Reals = NDArray[np.float64]
KEPT_STEPS = 6  # of L-BFGS: each costs two copies of the weights


@dataclass(frozen=True)
class Weights:
    """`parts[v]` (columns × sectors): what view v adds to the views before it; `intercepts`: views × sectors."""

    parts: tuple[Reals, ...]
    intercepts: Reals

    def scores(self, matrices: Sequence[sparse.csr_array]) -> list[Reals]:
        """For each view, employers × sectors: the logarithms of the odds before they are made probabilities."""
        return _cumulated([matrix @ part for matrix, part in zip(matrices, self.parts, strict=True)], self.intercepts)


def softmax(scores: Reals) -> Reals:
    """Rows of scores as probabilities that sum to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float64)


def log_softmax(scores: Reals) -> Reals:
    """Logarithms of the softmax, without taking a logarithm of 0."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float64)


@dataclass(frozen=True)
class Task:
    """What is to be fitted. `matrices[v]`: employers × columns; `shares`: employers × sectors, rows sum to 1;
    `counts`: employers × views, how much each view of each employer counts; `penalty` on squared weights."""

    matrices: tuple[sparse.csr_array, ...]
    shares: Reals
    counts: Reals
    penalty: float

    def loss(self, flat: Reals, turned: Sequence[sparse.csr_array]) -> tuple[float, Reals]:
        """The loss and its gradient at these weights (flattened). `turned`: the matrices transposed."""
        weights = self.unflattened(flat)
        total, slopes = 0.0, []
        for view, scores in enumerate(weights.scores(self.matrices)):
            logs = log_softmax(scores)
            counts = self.counts[:, view]
            total -= float((counts * (self.shares * logs).sum(axis=1)).sum())
            slopes.append(counts[:, None] * (np.exp(logs) - self.shares))
        pulls = _cumulated_back(slopes)
        parts = [
            matrix @ pull + self.penalty * part for matrix, pull, part in zip(turned, pulls, weights.parts, strict=True)
        ]
        total += 0.5 * self.penalty * sum(float((part**2).sum()) for part in weights.parts)
        return total, np.concatenate([*(p.ravel() for p in parts), *(s.sum(axis=0) for s in slopes)])

    def unflattened(self, flat: Reals) -> Weights:
        """The weights out of one long row of numbers."""
        sectors = self.shares.shape[1]
        sizes = [matrix.shape[1] * sectors for matrix in self.matrices]
        *parts, intercepts = np.split(flat, np.cumsum(sizes))
        return Weights(tuple(part.reshape(-1, sectors) for part in parts), intercepts.reshape(-1, sectors))

    def fit(self, steps: int) -> Weights:
        """Weights that lower the loss, after at most `steps` steps of L-BFGS from 0."""
        turned = [matrix.T.tocsr() for matrix in self.matrices]
        length = self.shares.shape[1] * (len(self.matrices) + sum(matrix.shape[1] for matrix in self.matrices))
        found = optimize.minimize(
            self.loss, np.zeros(length), args=(turned,), jac=True, method="L-BFGS-B",
            options={"maxiter": steps, "maxcor": KEPT_STEPS, "ftol": 1e-9, "gtol": 1e-4},
        )  # fmt: skip
        return self.unflattened(np.asarray(found.x, dtype=np.float64))


def _cumulated(parts: Sequence[Reals], intercepts: Reals) -> list[Reals]:
    """Each view adds to those before it."""
    sums, running = [], np.zeros_like(parts[0])
    for part, intercept in zip(parts, intercepts, strict=True):
        running = running + part
        sums.append(running + intercept)
    return sums


def _cumulated_back(slopes: Sequence[Reals]) -> list[Reals]:
    """What pulls at a part: the slopes of its own view and of all after it."""
    pulls, running = [], np.zeros_like(slopes[0])
    for slope in reversed(slopes):
        running = running + slope
        pulls.append(running)
    return pulls[::-1]
