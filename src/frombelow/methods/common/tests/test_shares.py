"""Intervals of shares: published values, and what must hold for any input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.common.shares import pool_shares, strength_of, tilt, wilson_shares

shares = st.floats(0, 1)
sizes = st.floats(0, 10_000)


def test_wilson_agrees_with_a_textbook_example() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 -> 0.2553 to 0.3662.
    found = wilson_shares(81 / 263, 263)
    assert (float(found.low), float(found.high)) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_nobody_was_asked() -> None:
    found = wilson_shares(0.0, 0)
    assert (float(found.low), float(found.high)) == (0.0, 1.0)


@given(shares, sizes, st.floats(1, 4))
def test_a_share_lies_in_its_interval_and_a_design_effect_widens_it(p: float, n: float, effect: float) -> None:
    plain, clustered = wilson_shares(p, n), wilson_shares(p, n, effect)
    assert 0 <= clustered.low <= p + 1e-9
    assert p - 1e-9 <= clustered.high <= 1
    assert clustered.high - clustered.low >= plain.high - plain.low - 1e-9


@given(shares, sizes, st.floats(0.01, 0.99), st.floats(1, 1000))
def test_a_pooled_share_lies_between_its_own_and_the_expected(p: float, n: float, mean: float, strength: float) -> None:
    found = pool_shares(mean, strength, p, n)
    assert min(p, mean) - 1e-9 <= found.share <= max(p, mean) + 1e-9
    assert found.low <= found.high


def test_places_that_are_alike_are_pooled_harder() -> None:
    expected, sizes = [0.15] * 4, [200] * 4
    alike = strength_of(expected, [0.15, 0.16, 0.14, 0.15], sizes)
    unlike = strength_of(expected, [0.02, 0.40, 0.05, 0.25], sizes)
    assert alike == pytest.approx(49)
    assert unlike < 10


def test_strength_is_found_again_in_drawn_shares() -> None:
    chance = np.random.default_rng(1947)
    n = np.full(4000, 40)
    drawn = chance.binomial(n, chance.beta(0.2 * 15, 0.8 * 15, 4000)) / n
    assert strength_of(np.full(4000, 0.2), drawn, n) == pytest.approx(15, rel=0.15)


def test_an_industry_is_expected_to_be_weaker_where_unions_are() -> None:
    assert float(tilt(0.2, 0.1, 0.1)) == pytest.approx(0.2)
    # odds of 1/4, times odds of 1/39 against odds of 1/9
    assert float(tilt(0.2, 0.025, 0.1)) == pytest.approx((9 / 156) / (1 + 9 / 156))


def test_an_industry_without_a_member_still_has_an_interval() -> None:
    found = pool_shares(tilt(0.001, 0.05, 0.1), 49, 0.0, 4)
    assert 0 < found.share < found.high < 0.1
