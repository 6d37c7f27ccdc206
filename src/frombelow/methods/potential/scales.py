"""The scales that parts share, whatever is ranked: from a figure to 0..1, with its standard error where the figure has one."""

from __future__ import annotations

import numpy as np

from frombelow.methods.potential.rates import Values

MOST_WORKERS = 5.0  # log10: 100,000 workers count in full
DENSE = 0.3  # union members among workers from which density counts in full
DOUBLINGS = 6.0  # from the national rate to either end of the scale
NORMAL = 1.96  # standard errors to either end of a 95 % interval


def within(values: Values) -> Values:
    """Kept in 0..1."""
    return np.clip(values, 0, 1)


def tenfolds(workers: Values) -> Values:
    """log10 of a number of workers: 0 for one, 1 for 100,000."""
    return within(np.log10(np.maximum(workers, 1)) / MOST_WORKERS)


def halves(ratio: Values) -> Values:
    """0.5 where the ratio is 1, 1 where it is half or less, 0 where it is twice or more."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return within(0.5 - 0.5 * np.log2(ratio))


def dense(share: Values, low: Values, high: Values) -> tuple[Values, Values]:
    """Members among workers with the ends of their 95 % interval, DENSE counting in full."""
    return within(share / DENSE), (high - low) / (2 * NORMAL) / DENSE


def doublings(times: Values, log_error: Values) -> tuple[Values, Values]:
    """A rate as a multiple of the nation's, with the standard error of its natural logarithm: 0.5 for the nation's own."""
    return within((np.log2(times) + DOUBLINGS) / (2 * DOUBLINGS)), log_error / np.log(2) / (2 * DOUBLINGS)
