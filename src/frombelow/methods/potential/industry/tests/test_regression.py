"""The regression beside a slow plain twin, its gradient beside differences; pooling and counting in small numbers."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log

import numpy as np
import pytest
from scipy import sparse

from frombelow.methods.potential.industry.bayes import SMOOTHING, naive_bayes
from frombelow.methods.potential.industry.pooling import factors
from frombelow.methods.potential.industry.regression import Task, softmax


@pytest.fixture
def task() -> Task:
    chance = np.random.default_rng(5)
    matrices = tuple(sparse.csr_array(np.round(chance.random((12, width)), 2)) for width in (3, 2, 2))
    shares = np.eye(3)[chance.integers(0, 3, 12)]
    shares[0] = (0.5, 0.5, 0.0)
    counts = np.array([[1.0, 0, 0], [0.5, 0.5, 0], [1 / 3] * 3, [0.5, 0, 0.5]] * 3)
    return Task(matrices, shares, counts, penalty=0.3)


def plain_loss(task: Task, weights) -> float:
    """The loss of the docstring, one employer, view and sector at a time."""
    total = 0.0
    for row in range(task.shares.shape[0]):
        for view in range(len(task.matrices)):
            scores = list(weights.intercepts[view])
            for part in range(view + 1):
                values = task.matrices[part].toarray()[row]
                for sector in range(len(scores)):
                    scores[sector] += sum(v * w for v, w in zip(values, weights.parts[part][:, sector], strict=True))
            bottom = log(sum(exp(score) for score in scores))
            for sector, share in enumerate(task.shares[row]):
                total -= task.counts[row, view] * share * (scores[sector] - bottom)
    return total + task.penalty / 2 * sum(float(w) ** 2 for part in weights.parts for w in part.ravel())


def test_the_loss_is_the_plain_one_and_its_gradient_its_slope(task):
    turned = [matrix.T.tocsr() for matrix in task.matrices]
    flat = np.random.default_rng(6).normal(size=3 * (3 + 2 + 2 + 3))
    loss, gradient = task.loss(flat, turned)
    assert loss == pytest.approx(plain_loss(task, task.unflattened(flat)))
    step = 1e-6
    for place in range(len(flat)):
        moved = flat.copy()
        moved[place] += step
        ahead = plain_loss(task, task.unflattened(moved))
        moved[place] -= 2 * step
        behind = plain_loss(task, task.unflattened(moved))
        assert gradient[place] == pytest.approx((ahead - behind) / (2 * step), abs=1e-5)


def test_the_fit_is_where_plain_descent_ends(task):
    task = replace(task, counts=np.full((12, 3), 1 / 3))  # so that every view sees every sector, and there is an end
    turned = [matrix.T.tocsr() for matrix in task.matrices]
    flat = np.zeros(3 * (3 + 2 + 2 + 3))
    for _ in range(5000):
        flat = flat - 0.1 * task.loss(flat, turned)[1]
    slow, quick = task.unflattened(flat), task.fit(500)
    assert plain_loss(task, quick) == pytest.approx(plain_loss(task, slow), abs=1e-6)
    for one, other in zip(slow.scores(task.matrices), quick.scores(task.matrices), strict=True):
        assert softmax(one) == pytest.approx(softmax(other), abs=1e-3)


def drawn(seed: int = 7):
    """Honest scores, and what was drawn with their probabilities."""
    chance = np.random.default_rng(seed)
    honest = chance.normal(size=(4000, 3)) * 1.5
    return honest, np.eye(3)[[chance.choice(3, p=row) for row in softmax(honest)]]


def test_pooling_undoes_scores_stretched_too_far_and_passes_over_noise():
    honest, shares = drawn()
    noise = np.random.default_rng(8).normal(size=honest.shape)
    assert factors(honest * 2, noise, shares) == pytest.approx((0.5, 0), abs=0.06)
    assert factors(honest / 2, noise, shares) == pytest.approx((2, 0), abs=0.15)


def test_pooling_takes_from_each_opinion_what_it_alone_knows():
    honest, shares = drawn()
    half = np.random.default_rng(9).normal(size=honest.shape)
    assert factors(half, honest - half, shares) == pytest.approx((1, 1), abs=0.08)


def test_with_few_kept_aside_the_first_opinion_stays():
    assert factors(np.ones((10, 2)), np.ones((10, 2)), np.ones((10, 2)) / 2) == (1.0, 0.0)


def test_naive_bayes_counts_marks_by_sector():
    marks = sparse.csr_array([[0.7, 0.7, 0.0], [0.0, 1.0, 0.0]])  # how large does not matter, only that it is there
    learned = naive_bayes([[marks]], np.array([[1.0, 0.0], [0.5, 0.5]]))
    first = [1 + SMOOTHING, 1.5 + SMOOTHING, SMOOTHING]
    second = [SMOOTHING, 0.5 + SMOOTHING, SMOOTHING]
    for column, counts in enumerate((first, second)):
        assert learned.parts[0][:, column] == pytest.approx([log(n / sum(counts)) for n in counts])
    assert learned.intercepts[0] == pytest.approx([log(1.6 / 2.2), log(0.6 / 2.2)])
