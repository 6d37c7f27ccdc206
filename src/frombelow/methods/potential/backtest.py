"""Did a ranking find what came later? Lift, per worker, in the cells it put first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frombelow.methods.potential.rates import Values


@dataclass(frozen=True)
class Lift:
    """Among the first `share` of the cells: events a worker against those of all cells (1 = no better than chance), and what share of all events and of all workers they hold."""

    share: float
    per_worker: float
    events: float
    workers: float


def lift(score: Values, workers: Values, later: Values, share: float) -> Lift:
    """`score` (n,) higher first, `workers` (n,) > 0, `later` (n,) events afterwards. Cells that are equal at the edge count in part, all alike.

    NaN where nothing was taken, or nothing happened.
    """
    taken = _taken(score, share * len(score))
    events, people = _of(later, taken), _of(workers, taken)
    return Lift(share, events / people if people else float("nan"), events, people)


def _of(values: Values, taken: Values) -> float:
    """What share of all of them the taken hold."""
    whole = float(values.sum())
    return float(values @ taken) / whole if whole else float("nan")


def _taken(score: Values, wanted: float) -> Values:
    """How much of each cell is among the first `wanted`: 1, 0, or the same fraction of all that are equal at the edge."""
    order = np.argsort(-score, kind="stable")
    edge = score[order[int(np.clip(np.ceil(wanted) - 1, 0, len(score) - 1))]]
    above, equal = score > edge, score == edge
    taken: Values = above + equal * ((wanted - above.sum()) / equal.sum())
    return taken
