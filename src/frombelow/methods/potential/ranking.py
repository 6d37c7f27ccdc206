"""From parts and weights to a score, a rank, and how far the rank could move.

The score is the weighted mean of the parts, 0..100. A part that is not known stands at what the others of its sector have, with the whole spread of
the others as its error: it lowers certainty, not the score. Rank intervals: a cell may stand as high as one below all that surely beat it, and as low as just above
all that it surely beats, where "surely" means that the intervals of the scores do not meet (Klein, Wright and Wieczorek, A joint confidence region for an overall
ranking of populations, Journal of the Royal Statistical Society C 69, 2020, 589–606).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from frombelow.methods.potential.rates import Values, added

Ranks = NDArray[np.int64]

CONFIDENCE = 0.90
SPEAKS = 0.05  # of a group's cells have to be known, to stand for the others: one state's public workers say nothing of the nation's
DECIMALS = 6  # of a score, before ranking: what differs less is equal


class NoWeights(ValueError):
    """The weights name nothing or sum to nothing."""


@dataclass(frozen=True, eq=False)
class Parts:
    """The parts of n cells: `value` and `error` (n, k) in 0..1, `known` (n, k)."""

    keys: tuple[str, ...]
    value: Values
    error: Values
    known: NDArray[np.bool_]


def filled(keys: tuple[str, ...], value: Values, error: Values, group: NDArray[np.int64]) -> Parts:
    """Parts whose unknown values (NaN) stand in for what their group (numbered from 0) has. Writes into the arrays."""
    known = np.isfinite(value)
    for column in range(len(keys)):
        _fill(value[:, column], error[:, column], known[:, column], group)
    return Parts(keys, value, error, known)


def _fill(value: Values, error: Values, known: NDArray[np.bool_], group: NDArray[np.int64]) -> None:
    """What is not known stands at the mean of its group (of all, where hardly any of the group is known), with the spread of those as its error."""
    error[known] = np.nan_to_num(error[known])
    if not known.any():
        value[:], error[:] = 0.5, 0.29  # anything between 0 and 1
        return
    count = np.bincount(group[known], minlength=group.max() + 1)
    total = added(value[known], group[known], len(count))
    squares = added(value[known] ** 2, group[known], len(count))
    mean, spread = value[known].mean(), value[known].std()
    speaks = (count > 0) & (count >= SPEAKS * np.bincount(group, minlength=len(count)))
    with np.errstate(divide="ignore", invalid="ignore"):
        means = np.where(speaks, total / count, mean)
        spreads = np.where(speaks & (count > 1), np.sqrt(np.maximum(squares / count - means**2, 0)), spread)
    missing = ~known
    value[missing], error[missing] = means[group[missing]], spreads[group[missing]]


@dataclass(frozen=True, eq=False)
class Ranking:
    """By cell: score and its standard error (0..100), rank from 1 (equal scores share the first of their ranks), the ends of its interval, and what share of the
    weights rests on known parts (0..1)."""

    score: Values
    error: Values
    rank: Ranks
    rank_low: Ranks
    rank_high: Ranks
    certainty: Values


def ranked(parts: Parts, weights: Mapping[str, float]) -> Ranking:
    """Score and rank. `weights`: part -> weight ≥ 0; parts left out weigh nothing. Raises NoWeights."""
    score, error, certainty = scores_of(parts, weights)
    return Ranking(score, error, *rank_intervals(score, error), certainty)


def scores_of(parts: Parts, weights: Mapping[str, float]) -> tuple[Values, Values, Values]:
    """Scores, their standard errors, and their certainty, without ranks. Raises NoWeights."""
    weight = as_array(parts.keys, weights)
    share = weight / weight.sum()
    score = np.round(100 * parts.value @ share, DECIMALS)
    return score, 100 * np.sqrt(parts.error**2 @ share**2), parts.known @ share


def as_array(keys: Sequence[str], weights: Mapping[str, float]) -> Values:
    """The weights in the order of the parts. Raises NoWeights with a sentence."""
    if unknown := sorted(set(weights) - set(keys)):
        raise NoWeights(f"There is no part named {unknown[0]}; the parts are {', '.join(keys)}.")
    weight = np.array([float(weights.get(key, 0)) for key in keys])
    if not np.isfinite(weight).all() or (weight < 0).any():
        raise NoWeights("A weight is a number from 0 upwards.")
    if not weight.sum() > 0:
        raise NoWeights("All weights are 0: give at least one part a weight.")
    return weight


def rank_intervals(score: Values, error: Values, confidence: float = CONFIDENCE) -> tuple[Ranks, Ranks, Ranks]:
    """(rank, rank_low, rank_high), each (n,), 1 the best."""
    reach = reach_of(confidence) * error
    lower, upper = np.round(score - reach, DECIMALS), np.round(score + reach, DECIMALS)
    rank = 1 + _above(np.sort(score), score)
    low = 1 + _above(np.sort(lower), upper)
    high = np.searchsorted(np.sort(-upper), -lower, side="right").astype(np.int64)
    return rank, np.minimum(low, rank), np.maximum(high, rank)


def reach_of(confidence: float) -> float:
    """Standard errors from the middle of an interval to its ends."""
    return float(ndtri(0.5 + confidence / 2))


def _above(rising: Values, values: Values) -> Ranks:
    """How many of the sorted values lie above each of the others."""
    return (len(rising) - np.searchsorted(rising, values, side="right")).astype(np.int64)
