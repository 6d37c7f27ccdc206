"""Shares measured in a sample survey: their intervals, and what to do where respondents are few.

Shapes: every function takes and returns one-dimensional arrays of the same length (or single numbers);
shares are 0..1, counts of respondents are at least 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv

Z95 = 1.959963984540054
Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Shares:
    """Shares with the ends of their 95 % intervals."""

    share: Reals
    low: Reals
    high: Reals


@dataclass(frozen=True)
class Prior:
    """What is known of a cell before asking anyone in it: the mean of its group, worth `strength` respondents."""

    mean: float
    strength: float


def wilson(share: ArrayLike, respondents: ArrayLike, design_effect: float = 1.0) -> Shares:
    """95 % score interval of a share (Wilson 1927), the sample shrunk to its effective size.

    A survey of clustered, weighted and repeated interviews knows as much as a simple sample of
    respondents / design_effect (Kish 1965). With no respondent the interval is 0..1.
    """
    p = np.asarray(share, dtype=np.float64)
    n = np.asarray(respondents, dtype=np.float64) / design_effect
    z2 = Z95**2
    middle = (n * p + z2 / 2) / (n + z2)
    half = Z95 / (n + z2) * np.sqrt(n * p * (1 - p) + z2 / 4)
    low, high = np.clip(middle - half, 0.0, 1.0), np.clip(middle + half, 0.0, 1.0)
    return Shares(p, np.where(p <= 0, 0.0, low), np.where(p >= 1, 1.0, high))


def group_prior(shares: ArrayLike, sizes: ArrayLike) -> Prior:
    """Mean and strength of a group of cells, by the method of moments for beta-binomial shares (Kleinman 1973).

    `sizes` are effective respondents. Half a member and half a non-member are added to the mean, so that
    an industry in which nobody was a member still has an interval.
    """
    p, n = np.asarray(shares, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    keep = n > 0
    p, n = p[keep], n[keep]
    total = float(n.sum())
    mean = (float((n * p).sum()) + 0.5) / (total + 1.0)
    cells = len(n)
    spread = mean * (1 - mean)
    room = total - float((n**2).sum()) / total - (cells - 1) if total > 0 else 0.0
    if cells < 2 or room <= 0:
        return Prior(mean, max(total, 1.0))
    between = float((n * (p - mean) ** 2).sum()) - spread * (cells - 1)
    likeness = min(max(between / (spread * room), 1e-3), 0.5)
    return Prior(mean, (1 - likeness) / likeness)


def pool_shares(shares: ArrayLike, sizes: ArrayLike, prior: Prior) -> Shares:
    """Shares drawn toward their group's mean, the more so the fewer were asked; 95 % credible intervals.

    Beta posterior of a binomial count: a = n·p + strength·mean, b = n·(1-p) + strength·(1-mean).
    """
    p, n = np.asarray(shares, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    a = n * p + prior.strength * prior.mean
    b = n * (1 - p) + prior.strength * (1 - prior.mean)
    return Shares(a / (a + b), betaincinv(a, b, 0.025), betaincinv(a, b, 0.975))
