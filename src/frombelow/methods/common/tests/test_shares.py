"""Intervals of shares: published values, and what must hold for any input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.common.shares import Prior, group_prior, pool_shares, wilson

shares = st.floats(0, 1)
sizes = st.floats(0, 10_000)


def test_wilson_agrees_with_a_textbook_example() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 -> 0.2553 to 0.3662.
    found = wilson(81 / 263, 263)
    assert (float(found.low), float(found.high)) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_nobody_was_asked() -> None:
    found = wilson(0.0, 0)
    assert (float(found.low), float(found.high)) == (0.0, 1.0)


@given(shares, sizes, st.floats(1, 4))
def test_a_share_lies_in_its_interval_and_a_design_effect_widens_it(p: float, n: float, effect: float) -> None:
    plain, clustered = wilson(p, n), wilson(p, n, effect)
    assert 0 <= clustered.low <= p + 1e-9
    assert p - 1e-9 <= clustered.high <= 1
    assert clustered.high - clustered.low >= plain.high - plain.low - 1e-9


@given(shares, sizes, st.floats(0.01, 0.99), st.floats(1, 1000))
def test_a_pooled_share_lies_between_its_own_and_its_groups(p: float, n: float, mean: float, strength: float) -> None:
    found = pool_shares(p, n, Prior(mean, strength))
    assert min(p, mean) - 1e-9 <= found.share <= max(p, mean) + 1e-9
    assert found.low <= found.share + 1e-6
    assert found.high >= found.share - 1e-6


def test_cells_that_are_alike_are_pooled_harder() -> None:
    alike = group_prior([0.10, 0.11, 0.09, 0.10], [200, 200, 200, 200])
    unlike = group_prior([0.02, 0.40, 0.05, 0.25], [200, 200, 200, 200])
    assert alike.mean == pytest.approx(0.10, abs=0.01)
    assert alike.strength > 10 * unlike.strength


def test_an_industry_without_a_member_still_has_an_interval() -> None:
    prior = group_prior([0.0, 0.0, 0.0], [12, 30, 8])
    found = pool_shares(np.array([0.0]), np.array([4.0]), prior)
    assert 0 < found.share[0] < found.high[0] < 0.1
