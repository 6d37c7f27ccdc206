"""Shares measured in a sample survey: their intervals, and what to do where respondents are few.

Shapes: every function takes and returns one-dimensional arrays of the same length (or single numbers);
shares are 0..1, counts of respondents are at least 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, expit, logit

from frombelow.methods.common.intervals import Z95

Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Shares:
    """Shares with the ends of their 95 % intervals."""

    share: Reals
    low: Reals
    high: Reals


def wilson_shares(share: ArrayLike, respondents: ArrayLike, design_effect: float = 1.0, z: float = Z95) -> Shares:
    """Score intervals of shares (Wilson 1927; 95 % unless z says otherwise), the sample shrunk to its effective size.

    A survey of clustered, weighted and repeated interviews knows as much as a simple sample of
    respondents / design_effect (Kish 1965). With no respondent the interval is 0..1.
    """
    p = np.asarray(share, dtype=np.float64)
    n = np.asarray(respondents, dtype=np.float64) / design_effect
    z2 = z**2
    middle = (n * p + z2 / 2) / (n + z2)
    half = z / (n + z2) * np.sqrt(n * p * (1 - p) + z2 / 4)
    low, high = np.clip(middle - half, 0.0, 1.0), np.clip(middle + half, 0.0, 1.0)
    return Shares(p, np.where(p <= 0, 0.0, low), np.where(p >= 1, 1.0, high))


def tilt(share: float, here: ArrayLike, everywhere: float) -> Reals:
    """What an industry's share would be in a place that differs from the whole as its overall share does.

    On the scale of log odds: logit(share) + logit(here) - logit(everywhere). `share` and `everywhere` belong to the
    whole (the nation), `here` to each place. Shares of 0 and 1 are moved in by a millionth.
    """
    return np.asarray(expit(_logit(share) + _logit(here) - _logit(everywhere)), dtype=np.float64)


def _logit(share: ArrayLike) -> Reals:
    return np.asarray(logit(np.clip(np.asarray(share, dtype=np.float64), 1e-6, 1 - 1e-6)), dtype=np.float64)


def strength_of(expected: ArrayLike, shares: ArrayLike, sizes: ArrayLike) -> float:
    """How many respondents the expectation is worth, by the method of moments for beta-binomial shares.

    With correlation r within cells, the sum of n (p - m)² / (m (1 - m)) is k + r (N - k) on average, for k cells of
    together N respondents (after Kleinman 1973, with a known mean m of each cell); strength = (1 - r) / r.
    r is kept within 0.02..0.5: a few small cells cannot show that places are alike.
    """
    m, p, n = (np.asarray(values, dtype=np.float64) for values in (expected, shares, sizes))
    keep = (n > 0) & (m > 0) & (m < 1)
    m, p, n = m[keep], p[keep], n[keep]
    room = float(n.sum()) - len(n)
    found = (float((n * (p - m) ** 2 / (m * (1 - m))).sum()) - len(n)) / room if room > 0 else 0.0
    likeness = min(max(found, 0.02), 0.5)
    return (1 - likeness) / likeness


def pool_shares(expected: ArrayLike, strength: float, shares: ArrayLike, sizes: ArrayLike) -> Shares:
    """Shares drawn toward what was expected, the more so the fewer were asked; 95 % credible intervals.

    Beta posterior of a binomial count: a = n·p + strength·m, b = n·(1-p) + strength·(1-m).
    """
    m, p, n = (np.asarray(values, dtype=np.float64) for values in (expected, shares, sizes))
    a = n * p + strength * m
    b = n * (1 - p) + strength * (1 - m)
    return Shares(a / (a + b), betaincinv(a, b, 0.025), betaincinv(a, b, 0.975))
