"""Lift: against a slow twin, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frombelow.methods.potential.backtest import lift
from frombelow.methods.potential.tests import plain

cells = st.lists(
    st.tuples(st.integers(0, 5).map(float), st.integers(1, 500).map(float), st.integers(0, 9).map(float)),
    min_size=1,
    max_size=30,
)
shares = st.integers(1, 100).map(lambda n: n / 100)


def columns(told):
    return tuple(np.array(column) for column in zip(*told, strict=True))


@given(cells, shares)
@settings(deadline=None)
def test_a_slow_twin_agrees_ties_at_the_edge_included(told, share):
    score, workers, later = columns(told)
    assume(later.sum() > 0)
    expected = plain.lift(score.tolist(), workers.tolist(), later.tolist(), share)
    assert lift(score, workers, later, share).per_worker == pytest.approx(expected, abs=1e-9)


@given(cells)
@settings(deadline=None)
def test_everything_taken_is_no_better_than_chance(told):
    score, workers, later = columns(told)
    assume(later.sum() > 0)
    found = lift(score, workers, later, 1)
    assert (found.per_worker, found.events, found.workers) == pytest.approx((1, 1, 1))


@given(cells, shares)
@settings(deadline=None)
def test_a_ranking_in_which_all_are_equal_is_no_better_than_chance(told, share):
    _, workers, later = columns(told)
    assume(later.sum() > 0)
    assert lift(np.zeros(len(told)), workers, later, share).per_worker == pytest.approx(1)


@given(cells, st.integers(1, 99).map(lambda n: n / 100))
@settings(deadline=None)
def test_the_first_of_a_ranking_and_the_rest_from_its_other_end_make_the_whole(told, share):
    """The score reversed takes the last: what the first hold and what the last hold add up."""
    score, workers, later = columns(told)
    assume(later.sum() > 0)
    first, last = lift(score, workers, later, share), lift(-score, workers, later, 1 - share)
    assert first.events + last.events == pytest.approx(1)
    assert first.workers + last.workers == pytest.approx(1)


def test_by_hand():
    """Four equal cells; the first two had three of four events: 1.5 times as many a worker as all."""
    score, workers, later = np.array([4.0, 3.0, 2.0, 1.0]), np.full(4, 10.0), np.array([2.0, 1.0, 1.0, 0.0])
    found = lift(score, workers, later, 0.5)
    assert (found.share, found.events, found.workers, found.per_worker) == (0.5, 0.75, 0.5, 1.5)
    assert lift(-score, workers, later, 0.5).per_worker == 0.5


def test_equals_at_the_edge_count_in_part():
    """Half of four cells is two; the second to fourth are equal: each counts a third."""
    found = lift(np.array([9.0, 1.0, 1.0, 1.0]), np.full(4, 10.0), np.array([0.0, 3.0, 0.0, 0.0]), 0.5)
    assert found.events == pytest.approx(1 / 3)
    assert found.workers == pytest.approx(0.5)


def test_large_cells_are_no_merit():
    """Ranking by size finds events because it takes people: lift is told per worker."""
    workers = np.array([1000.0, 10.0, 10.0])
    assert lift(workers, workers, workers / 10, 1 / 3).per_worker == pytest.approx(1)


def test_nothing_taken_and_nothing_happened_have_no_lift():
    one = np.array([1.0, 2.0])
    assert np.isnan(lift(one, one, one, 0).per_worker)
    assert np.isnan(lift(one, one, np.zeros(2), 0.5).per_worker)
