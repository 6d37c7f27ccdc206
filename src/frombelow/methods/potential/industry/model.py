"""Learning sectors from told employers, and telling the probabilities of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.potential.industry.bayes import naive_bayes
from frombelow.methods.potential.industry.evidence import Evidence, Example
from frombelow.methods.potential.industry.pooling import factors, pooled
from frombelow.methods.potential.industry.reading import (
    FOR_BAYES,
    FOR_REGRESSION,
    VIEWS,
    Reader,
    view_of,
    views_of,
)
from frombelow.methods.potential.industry.regression import Task, Weights, softmax
from frombelow.methods.potential.industry.rounding import in_thousandths

Reals = NDArray[np.float64]

LEAST_EXAMPLES = 200  # with fewer told employers, or all of one sector, nothing is learned
KEPT_ASIDE = 8  # one employer in so many is kept aside for the factors
PENALTY = 1.0
STEPS = 30  # twice as many answer the told employers a little better, and those of later years no better
CHUNK = 5_000  # employers read at once


@dataclass(frozen=True)
class Learned:
    """A reader of marks and what they weigh."""

    reader: Reader
    weights: Weights

    def scores(self, employers: Sequence[Evidence]) -> list[Reals]:
        """For each view, employers × sectors."""
        return self.weights.scores(self.reader.by_view(employers))


@dataclass(frozen=True)
class Model:
    """What was learned: the sectors in the order of the columns, two ways of scoring, and how they are pooled.

    `factors`: views × 2.
    """

    sectors: tuple[str, ...]
    regression: Learned
    bayes: Learned
    factors: Reals

    def probabilities(self, employers: Sequence[Evidence]) -> Reals:
        """employers × sectors, in thousandths, each row summing to 1. A row depends on its employer alone."""
        chunks = [self._read(employers[i : i + CHUNK]) for i in range(0, len(employers), CHUNK)]
        return in_thousandths(np.concatenate(chunks)) if chunks else np.zeros((0, len(self.sectors)))

    def _read(self, employers: Sequence[Evidence]) -> Reals:
        views, rows = np.array([view_of(employer) for employer in employers]), np.arange(len(employers))
        first, second = (np.stack(way.scores(employers))[views, rows] for way in (self.regression, self.bayes))
        return softmax(pooled(first, second, self.factors[views]))


def learn(examples: Sequence[Example], *, penalty: float = PENALTY, steps: int = STEPS) -> Model | None:
    """Learn from employers whose sectors are told; None where there are too few of them, or all of one sector.

    The order of the examples does not matter. One employer in KEPT_ASIDE, chosen by its names, teaches nothing but the
    factors of each view.
    """
    ordered = sorted(examples, key=lambda example: (example.evidence, sorted(example.shares.items())))
    sectors = tuple(sorted({sector for example in ordered for sector in example.shares}))
    if len(ordered) < LEAST_EXAMPLES or len(sectors) < 2:
        return None
    aside = [example for example in ordered if _is_aside(example.evidence)]
    teaching = [example for example in ordered if not _is_aside(example.evidence)]
    employers, shares = [example.evidence for example in teaching], _shares(teaching, sectors)
    regression = _regression(employers, shares, penalty, steps)
    reader = Reader.of(FOR_BAYES, employers)
    bayes = Learned(reader, naive_bayes(reader.by_kind(employers), shares))
    return Model(sectors, regression, bayes, _factors(regression, bayes, aside, _shares(aside, sectors)))


def _is_aside(employer: Evidence) -> bool:
    return crc32("|".join(employer.names).encode()) % KEPT_ASIDE == 0


def _shares(examples: Sequence[Example], sectors: Sequence[str]) -> Reals:
    """employers × sectors."""
    rows = [[example.shares.get(sector, 0.0) for sector in sectors] for example in examples]
    return np.array(rows).reshape(len(examples), len(sectors))


def _regression(employers: Sequence[Evidence], shares: Reals, penalty: float, steps: int) -> Learned:
    """An employer counts once, shared evenly by the views it allows."""
    reader = Reader.of(FOR_REGRESSION, employers)
    allowed = np.array([views_of(employer) for employer in employers], dtype=np.float64)
    task = Task(reader.by_view(employers), shares, allowed / allowed.sum(axis=1, keepdims=True), penalty)
    return Learned(reader, task.fit(steps))


def _factors(regression: Learned, bayes: Learned, aside: Sequence[Example], shares: Reals) -> Reals:
    """views × 2, each view's from the employers that allow it."""
    employers = [example.evidence for example in aside]
    allowed = np.array([views_of(employer) for employer in employers], dtype=bool).reshape(len(aside), VIEWS)
    first, second = regression.scores(employers), bayes.scores(employers)
    return np.array(
        [factors(*(table[allowed[:, view]] for table in (first[view], second[view], shares))) for view in range(VIEWS)]
    )
