"""How often something happens per worker, learned for a small cell from the cells around it.

A county × sector cell has seldom more than one petition in ten years, so its own count says little. Three steps, each a gamma–Poisson shrinkage
(Clayton and Kaldor, Biometrics 43, 1987, 671–681): the sector in the state against the sector in the nation; the county against what its sectors let expect; the
cell against both. How much a step believes its counts is estimated from them (the shape of the negative binomial that fits best).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Values = NDArray[np.float64]
Codes = NDArray[np.int64]

SHAPES = np.array([0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512])
LEAST = 1e-12


@dataclass(frozen=True, eq=False)
class Rates:
    """By cell: events a worker and year, the standard error of its natural logarithm, and the national rate."""

    rate: Values
    log_error: Values
    national: float


def shrunken_rates(events: Values, worker_years: Values, sector: Codes, state: Codes, county: Codes) -> Rates:
    """Rates of n cells. `events` (n,) may be fractions (an event that counts half); `worker_years` (n,) >= 0; the codes number the groups from 0.

    Cells without a sector's events anywhere get a rate near 0, never 0. Where nothing is on record (no `worker_years`), the rate is not known: NaN.
    """
    is_told = worker_years > 0
    events = np.where(is_told, events, 0)
    exposure = np.maximum(worker_years, LEAST)
    national = max(float(events.sum()), 0.5) / float(exposure.sum())
    by_sector = added(events, sector) + 0.5
    expected = exposure * (by_sector / (added(exposure, sector) + 0.5 / national))[sector]
    variance: Values = 1 / by_sector[sector]
    cell: Codes = np.arange(len(events), dtype=np.int64)
    groups: tuple[Codes, ...] = (sector * (int(state.max(initial=0)) + 1) + state, county, cell)
    for group in groups:
        expected, doubt = _step(events, expected, group)
        variance = variance + doubt
    return Rates(np.where(is_told, expected / exposure, np.nan), np.where(is_told, np.sqrt(variance), np.nan), national)


def fitted_shape(events: Values, expected: Values) -> float:
    """The shape k of the gamma whose mixture of Poisson counts (negative binomial, mean `expected`) makes the counts likeliest; among SHAPES."""
    mean = np.maximum(expected, LEAST)
    k = SHAPES[:, np.newaxis]
    terms = gammaln(events + k) - gammaln(k) + k * np.log(k / (k + mean)) + events * np.log(mean / (k + mean))
    return float(SHAPES[int(np.argmax(terms.sum(axis=1)))])


def _step(events: Values, expected: Values, group: Codes) -> tuple[Values, Values]:
    """What to expect in each cell after its group has spoken, and the variance of its logarithm that the group adds."""
    members = numbered(group)
    found, foreseen = added(events, members), added(expected, members)
    shape = fitted_shape(found, foreseen)
    return expected * ((found + shape) / (foreseen + shape))[members], (1 / (found + shape))[members]


def numbered(names: NDArray[np.str_] | NDArray[np.int64]) -> Codes:
    """The groups (n,) by numbers from 0, in the order of their names."""
    return np.unique(names, return_inverse=True)[1].astype(np.int64)


def added(values: Values, group: Codes, groups: int = 0) -> Values:
    """The sum of the values of each group, numbered from 0; `groups`: at least so many."""
    return np.asarray(np.bincount(group, weights=values, minlength=groups), dtype=np.float64)


def shrunken_share(found: Values, tried: Values, group: Codes, strength: float = 10.0) -> tuple[Values, Values]:
    """Share found of those tried, drawn to the share of the group as if `strength` more had been tried there; and its standard error."""
    overall = (found.sum() + 1) / (tried.sum() + 2)
    there = (added(found, group) + strength * overall) / (added(tried, group) + strength)
    share = (found + strength * there[group]) / (tried + strength)
    return share, np.sqrt(share * (1 - share) / (tried + strength + 1))
