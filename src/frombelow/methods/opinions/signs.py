"""The two tests under the engine's formulas 6 and 7: is a share above one half, and is it above another share.

Both add one success (and one trial) first, so that a statement seen by nobody is no error. A value above SURE is sure at 90 %, one-sided.
"""

from __future__ import annotations

import numpy as np

from frombelow.methods.opinions.votes import Ints, Reals

SURE = 1.2816  # the normal quantile of 0.90


def above_half(successes: Ints, trials: Ints) -> Reals:
    """z of a share against one half: 2·√(n + 1)·((a + 1)/(n + 1) − ½)."""
    more = trials + 1
    return np.asarray(2 * np.sqrt(more) * ((successes + 1) / more - 0.5))


def above_other(successes: Ints, trials: Ints, other_successes: Ints, other_trials: Ints) -> Reals:
    """z of the difference of two shares, the pooled share in the error; 0 where all who were asked are successes."""
    one, other = trials + 1, other_trials + 1
    share, other_share = (successes + 1) / one, (other_successes + 1) / other
    pooled = (successes + other_successes + 2) / (one + other)
    error = np.sqrt(pooled * (1 - pooled) * (1 / one + 1 / other))
    return np.where(pooled < 1, (share - other_share) / np.where(pooled < 1, error, 1), 0.0)
