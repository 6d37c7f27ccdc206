"""Slow twins of what computes numbers here: one loop for every sentence of the docstrings, and nothing that works on whole arrays."""

from __future__ import annotations

import math
from statistics import NormalDist

SHAPES = (0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512)


def rates(events, worker_years, sector, state, county):
    """([rate], [standard error of its logarithm], national rate)."""
    cells = range(len(events))
    national = max(sum(events), 0.5) / sum(worker_years)
    expected, variance = [], []
    for one in cells:
        found = sum(events[other] for other in cells if sector[other] == sector[one]) + 0.5
        exposure = sum(worker_years[other] for other in cells if sector[other] == sector[one])
        expected.append(worker_years[one] * found / (exposure + 0.5 / national))
        variance.append(1 / found)
    for group in ([(sector[one], state[one]) for one in cells], [(county[one],) for one in cells], list(cells)):
        found, foreseen = {}, {}
        for one in cells:
            found[group[one]] = found.get(group[one], 0) + events[one]
            foreseen[group[one]] = foreseen.get(group[one], 0) + expected[one]
        shape = likeliest_shape([(found[name], foreseen[name]) for name in found])
        for one in cells:
            expected[one] *= (found[group[one]] + shape) / (foreseen[group[one]] + shape)
            variance[one] += 1 / (found[group[one]] + shape)
    return [expected[one] / worker_years[one] for one in cells], [math.sqrt(one) for one in variance], national


def likeliest_shape(counts):
    """Of pairs (found, expected): the shape of the negative binomial under which they are likeliest."""
    return max(SHAPES, key=lambda shape: sum(log_likelihood(found, mean, shape) for found, mean in counts))


def log_likelihood(found, mean, shape):
    """Of a count under a negative binomial, without the term that no shape changes."""
    mean = max(mean, 1e-12)
    return (
        math.lgamma(found + shape)
        - math.lgamma(shape)
        + shape * math.log(shape / (shape + mean))
        + found * math.log(mean / (shape + mean))
    )


def rank_intervals(score, error, confidence):
    """([rank], [best it could be], [worst it could be]): every cell against every other."""
    reach = [NormalDist().inv_cdf(0.5 + confidence / 2) * one for one in error]
    ranks, lows, highs = [], [], []
    for mine, my_reach in zip(score, reach, strict=True):
        others = list(zip(score, reach, strict=True))
        ranks.append(1 + sum(other > mine for other, _ in others))
        lows.append(1 + sum(other - its > mine + my_reach for other, its in others))
        highs.append(len(others) - sum(other + its < mine - my_reach for other, its in others))
    return ranks, lows, highs


def raked(row, row_sum, column, column_sum, start, rounds):
    """Each cell times what its column wants over what its column has, then the same for rows, in turn."""
    cells = [float(one) for one in start]
    for _ in range(rounds):
        for group, wanted in ((column, column_sum), (row, row_sum)):
            there = [sum(cells[n] for n in range(len(cells)) if group[n] == name) for name in range(len(wanted))]
            cells = [
                cells[n] * wanted[group[n]] / there[group[n]] if there[group[n]] > 0 else 0.0 for n in range(len(cells))
            ]
    return cells


def lift(score, workers, later, share):
    """Events a worker among the first, over events a worker among all: every order of equals counted, by giving each of them the same part of what is left."""
    left, taken = share * len(score), [0.0] * len(score)
    for value in sorted(set(score), reverse=True):
        equals = [n for n in range(len(score)) if score[n] == value]
        for n in equals:
            taken[n] = min(1.0, max(left, 0.0) / len(equals))
        left -= len(equals)
    events = sum(t * n for t, n in zip(taken, later, strict=True))
    people = sum(t * n for t, n in zip(taken, workers, strict=True))
    return (events / people) / (sum(later) / sum(workers))
