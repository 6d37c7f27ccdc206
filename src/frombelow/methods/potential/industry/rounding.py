"""Probabilities in thousandths that still sum to 1."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


def in_thousandths(probabilities: Reals) -> Reals:
    """Each row rounded to 3 decimals, by largest remainders, so that it sums to 1 as before.

    Shape: rows × outcomes, each row summing to 1 (within a millionth). Of equal remainders the first column wins.
    """
    scaled = np.round(probabilities * 1000, 6)  # so that noise in the last digits cannot decide
    whole = np.floor(scaled)
    lacking = np.round(1000 - whole.sum(axis=1)).astype(np.int64)
    order = np.argsort(-(scaled - whole), axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(order.shape[1]), order.shape), axis=1)
    return np.asarray((whole + (ranks < lacking[:, None])) / 1000, dtype=np.float64)
