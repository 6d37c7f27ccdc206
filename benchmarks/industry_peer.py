"""What the industry model must beat: the commonest sector, and a plain naive Bayes on the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.potential.industry import evidence as marks
from frombelow.methods.potential.industry.evidence import Evidence, Example

Reals = NDArray[np.float64]
SMOOTHING = 0.1  # of a mark never seen with a sector; the best of 0.01, 0.1 and 1 on the kept-aside employers


def all_marks(employer: Evidence) -> set[str]:
    """Words of names, unions, words of unions and of units, each kind apart; no pieces of words."""
    kinds = (marks.marks_of_names, marks.marks_of_unions, marks.marks_of_union_names, marks.marks_of_units)
    return {f"{kind.__name__}:{mark}" for kind in kinds for mark in kind(employer)}


def commonest(examples: Sequence[Example], sectors: Sequence[str], employers: Sequence[Evidence]) -> Reals:
    """Every employer gets the share each sector has among the told ones."""
    return np.tile([sum(e.shares.get(s, 0.0) for e in examples) / len(examples) for s in sectors], (len(employers), 1))


def naive_bayes(examples: Sequence[Example], sectors: Sequence[str], employers: Sequence[Evidence]) -> Reals:
    """Multinomial naive Bayes on the marks an employer leaves, in plain Python. employers × sectors."""
    seen: dict[str, Counter[str]] = {sector: Counter() for sector in sectors}
    before = dict.fromkeys(sectors, 0.0)
    for example in examples:
        left = all_marks(example.evidence)
        for sector, share in example.shares.items():
            before[sector] += share
            for mark in left:
                seen[sector][mark] += share  # type: ignore[assignment]
    known = set().union(*seen.values())
    sizes = {sector: sum(seen[sector].values()) + SMOOTHING * len(known) for sector in sectors}
    rows = []
    for employer in employers:
        left = all_marks(employer) & known
        scores = [
            log(before[sector] / len(examples))
            + sum(log((seen[sector].get(mark, 0.0) + SMOOTHING) / sizes[sector]) for mark in left)
            for sector in sectors
        ]
        raised = [exp(score - max(scores)) for score in scores]
        rows.append([value / sum(raised) for value in raised])
    return np.array(rows)
