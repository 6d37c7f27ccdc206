"""Rates of small cells: against a slow twin, in laws, and on counts whose spread is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.potential.rates import fitted_shape, shrunken_rates, shrunken_share
from frombelow.methods.potential.tests import plain

cells = st.lists(
    st.tuples(
        st.integers(0, 30).map(lambda n: n / 2),  # events, some counting half
        st.integers(1, 5000).map(float),  # worker-years
        st.integers(0, 3),  # sector
        st.integers(0, 2),  # state
        st.integers(0, 4),  # county
    ),
    min_size=1,
    max_size=25,
)


def rates(rows):
    events, years, *groups = zip(*rows, strict=True)
    return shrunken_rates(np.array(events, float), np.array(years, float), *(np.array(one) for one in groups))


@given(cells)
@settings(deadline=None)
def test_a_slow_twin_agrees(rows):
    told = rates(rows)
    rate, log_error, national = plain.rates(*map(list, zip(*rows, strict=True)))
    assert told.rate == pytest.approx(rate, rel=1e-9)
    assert told.log_error == pytest.approx(log_error, rel=1e-9)
    assert told.national == pytest.approx(national)


@given(cells, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_cells_never_matters(rows, chance):
    order = list(range(len(rows)))
    chance.shuffle(order)
    turned, told = rates([rows[n] for n in order]), rates(rows)
    assert turned.rate == pytest.approx(told.rate[order], rel=1e-9)
    assert turned.log_error == pytest.approx(told.log_error[order], rel=1e-9)


@given(cells, st.sampled_from([2.0, 0.5, 8.0]))
@settings(deadline=None)
def test_the_unit_of_time_changes_the_rates_and_nothing_else(rows, times):
    """Twice the worker-years for the same events: half the rate everywhere, the same multiple of the nation's, the same doubt."""
    told, other = rates(rows), rates([(row[0], row[1] * times, *row[2:]) for row in rows])
    assert other.rate * times == pytest.approx(told.rate, rel=1e-9)
    assert other.rate / other.national == pytest.approx(told.rate / told.national, rel=1e-9)
    assert other.log_error == pytest.approx(told.log_error, rel=1e-9)


@given(cells)
@settings(deadline=None)
def test_every_rate_is_above_nothing_and_its_error_finite(rows):
    told = rates(rows)
    assert (told.rate > 0).all()
    assert np.isfinite(told.log_error).all()
    assert (told.log_error > 0).all()


@given(cells)
@settings(deadline=None)
def test_of_two_cells_alike_in_all_but_events_the_one_with_more_is_higher_and_surer(rows):
    told = rates([*rows, (2.0, 100.0, 0, 0, 0), (9.0, 100.0, 0, 0, 0)])
    few, many = -2, -1
    assert told.rate[few] < told.rate[many]
    assert told.log_error[many] < told.log_error[few]


@given(cells)
@settings(deadline=None)
def test_of_two_cells_alike_in_all_but_worker_years_the_larger_has_the_smaller_error(rows):
    """Nothing in 5,000 worker-years says more than nothing in 50: the rate is lower, and so is its error in events a worker."""
    told = rates([*rows, (0.0, 50.0, 0, 0, 0), (0.0, 5000.0, 0, 0, 0)])
    small, large = -2, -1
    assert told.rate[large] < told.rate[small]
    assert told.rate[large] * told.log_error[large] < told.rate[small] * told.log_error[small]


def test_a_cell_without_events_is_drawn_to_its_county():
    """Ten counties of four sectors each; county 0 is busy in three of them. Its quiet fourth is expected to move more than the fourth elsewhere."""
    rows = [
        (30.0 if county == 0 and sector < 3 else (0.0 if sector == 3 else 2.0), 1000.0, sector, 0, county)
        for county in range(10)
        for sector in range(4)
    ]
    told = rates(rows)
    quiet = {rows[n][4]: told.rate[n] for n in range(len(rows)) if rows[n][2] == 3}
    assert quiet[0] > 1.2 * max(rate for county, rate in quiet.items() if county)


def test_a_cell_without_events_is_drawn_to_its_sector():
    """Two small counties with no events; in the others sector 1 moves ten times as often as sector 0."""
    rows = [(1.0 if sector == 0 else 10.0, 1000.0, sector, 0, county) for county in range(20) for sector in (0, 1)]
    told = rates([*rows, (0.0, 50.0, 0, 0, 20), (0.0, 50.0, 1, 0, 21)])
    assert told.rate[-1] > 5 * told.rate[-2]
    assert told.rate[-1] == pytest.approx(0.01, rel=0.2)


def test_a_sector_is_learned_in_its_state():
    """Sector 0 moves in state 0 and stands still in state 1; a new county in each is expected to be like its state."""
    rows = [(20.0 if state == 0 else 0.0, 1000.0, 0, state, 10 * state + n) for state in (0, 1) for n in range(8)]
    told = rates([*rows, (0.0, 50.0, 0, 0, 98), (0.0, 50.0, 0, 1, 99)])
    assert told.rate[-2] > 5 * told.rate[-1]


def test_no_events_anywhere_are_less_than_one():
    told = rates([(0.0, 100.0, 0, 0, 0), (0.0, 100.0, 1, 0, 1)])
    assert told.national == pytest.approx(0.5 / 200)
    assert (told.rate > 0).all()
    assert (told.rate <= told.national).all()


@pytest.mark.parametrize("shape", [0.5, 2.0, 8.0])
def test_the_spread_of_simulated_counts_is_found(shape):
    chance = np.random.default_rng(20)
    expected = chance.uniform(1, 20, 4000)
    counts = chance.poisson(expected * chance.gamma(shape, 1 / shape, 4000)).astype(float)
    assert fitted_shape(counts, expected) == shape


def test_counts_without_more_spread_than_chance_are_hardly_believed():
    chance = np.random.default_rng(21)
    expected = chance.uniform(1, 20, 4000)
    assert fitted_shape(chance.poisson(expected).astype(float), expected) >= 128


def test_the_share_won_is_drawn_to_the_group():
    """All of one election is not 100 %: the group won 60 of 101, and ten more are thought to have been tried at its share."""
    share, error = shrunken_share(np.array([1.0, 59.0]), np.array([1.0, 100.0]), np.array([0, 0]))
    overall = 61 / 103
    there = (60 + 10 * overall) / 111
    assert share == pytest.approx([(1 + 10 * there) / 11, (59 + 10 * there) / 110])
    assert error[0] > error[1]
    assert error == pytest.approx([(share[0] * (1 - share[0]) / 12) ** 0.5, (share[1] * (1 - share[1]) / 111) ** 0.5])


def test_where_nothing_was_decided_the_share_is_the_groups():
    share, _ = shrunken_share(np.array([0.0, 8.0, 1.0]), np.array([0.0, 10.0, 10.0]), np.array([0, 0, 1]))
    assert share[0] == pytest.approx((8 + 10 * 10 / 22) / 20)
    assert share[2] < share[0] < share[1]
