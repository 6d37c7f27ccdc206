"""Marks as columns of numbers: those that enough employers leave, the rarer the heavier, each employer of length 1."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Vocabulary:
    """The marks of one kind: mark -> column, and what a column weighs."""

    columns: Mapping[str, int]
    weights: Reals

    @classmethod
    def of(cls, rows: Iterable[Set[str]], least: int, *, is_weighed: bool = True) -> Vocabulary:
        """The marks that at least `least` of these employers leave, in the order of the alphabet.

        A mark weighs 1 + ln(employers / employers that leave it) (inverse document frequency, Spärck Jones 1972); all
        weigh 1 if they are not weighed.
        """
        counts: Counter[str] = Counter()
        employers = 0
        for row in rows:
            counts.update(row)
            employers += 1
        kept = sorted(mark for mark, count in counts.items() if count >= least)
        weights = 1.0 + np.log(employers / np.array([counts[mark] for mark in kept], dtype=np.float64))
        if not is_weighed:
            weights = np.ones(len(kept))
        return cls({mark: column for column, mark in enumerate(kept)}, weights)

    def matrix(self, rows: Iterable[Set[str]]) -> sparse.csr_array:
        """One row of numbers for each set of marks, of length 1, or 0 where no mark is known. Marks never seen are
        passed over."""
        known, number = self.columns.keys(), self.columns.__getitem__
        columns, starts = array("i"), [0]
        for row in rows:
            # sorted: the order of a set differs from run to run, and so would the last digit of a sum
            columns.extend(sorted(map(number, known & row)))
            starts.append(len(columns))
        places = np.frombuffer(columns, dtype=np.intc) if columns else np.zeros(0, dtype=np.intc)
        values = self.weights[places]
        owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        squares = np.bincount(owner, weights=values**2, minlength=len(starts) - 1)
        values = values / np.sqrt(squares[owner])
        return sparse.csr_array((values, places.copy(), np.array(starts)), shape=(len(starts) - 1, len(self.columns)))
