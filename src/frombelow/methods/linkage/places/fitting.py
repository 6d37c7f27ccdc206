"""Fits the weights of the county model to places whose county is known, by maximum likelihood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from frombelow.methods.linkage.places.decide import Features
from frombelow.methods.linkage.places.gazetteer import Matrix
from frombelow.methods.linkage.places.weights import EVIDENCE, RATE, SLIP, Weights

PRIOR = 1.0  # inverse variance of a normal prior around 0 on every weight
START_RATE = -2.0  # log odds of a slip to begin with
ROUNDS = 200


@dataclass(frozen=True)
class Example:
    """A place: its features, and how often each county of the state (by row) was said to be the right one."""

    features: Features
    counts: dict[int, float]


def fit(examples: Sequence[Example]) -> Weights:
    """The most likely weights (with a weak prior). Raises ValueError if there are no examples."""
    if not examples:
        raise ValueError("The county model cannot be fitted without examples.")
    stack = _Stack(examples)
    start = np.zeros(len(EVIDENCE) + len(SLIP) + len(RATE))
    start[len(EVIDENCE) + len(SLIP)] = START_RATE
    found = minimize(stack.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    parts = np.split(found.x, [len(EVIDENCE), len(EVIDENCE) + len(SLIP)])
    evidence, slip, rate = (tuple(round(float(x), 3) for x in part) for part in parts)
    return Weights(evidence, slip, rate)


class _Stack:
    """All examples in one table, counties below each other; `starts`: where each example begins."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.lengths = np.array([len(e.features.likely) for e in examples])
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.evidence = np.vstack([e.features.evidence for e in examples])
        self.slip = np.vstack([e.features.slip for e in examples])
        self.rate = np.vstack([e.features.rate for e in examples])
        self.likely = np.concatenate([e.features.likely for e in examples])
        self.others = np.ones(len(self.likely))
        self.counts = np.zeros(len(self.likely))
        for start, example, length in zip(self.starts, examples, self.lengths, strict=True):
            if length > 1:
                self.others[start + example.features.best] = 0.0
            for row, count in example.counts.items():
                self.counts[start + row] = count

    def loss(self, weights: Matrix) -> tuple[float, Matrix]:
        """Negative log likelihood with prior, and its gradient."""
        evidence, slip, rate = np.split(weights, [len(EVIDENCE), len(EVIDENCE) + len(SLIP)])
        follows = self._softmax(self.evidence @ evidence, self.likely)
        slipped = self._softmax(self.slip @ slip, self.others)
        odds = 1 / (1 + np.exp(-(self.rate @ rate)))
        each = np.repeat(odds, self.lengths)
        mixed = np.maximum((1 - each) * follows + each * slipped, 1e-12)
        blame = self.counts * each * slipped / mixed  # counts that the slip accounts for
        rest = self.counts - blame
        by_slip, by_rest = self._sums(blame), self._sums(rest)
        gradient = np.concatenate(
            [
                self.evidence.T @ (rest - np.repeat(by_rest, self.lengths) * follows),
                self.slip.T @ (blame - np.repeat(by_slip, self.lengths) * slipped),
                self.rate.T @ (by_slip - (by_slip + by_rest) * odds),
            ]
        )
        likelihood = float(self.counts @ np.log(mixed))
        return -likelihood + PRIOR * float(weights @ weights) / 2, -gradient + PRIOR * weights

    def _sums(self, values: Matrix) -> Matrix:
        result: Matrix = np.add.reduceat(values, self.starts)
        return result

    def _softmax(self, score: Matrix, allowed: Matrix) -> Matrix:
        masked = np.where(allowed > 0, score, -np.inf)
        odds: Matrix = np.exp(masked - np.repeat(np.maximum.reduceat(masked, self.starts), self.lengths))
        odds /= np.repeat(self._sums(odds), self.lengths)
        return odds
