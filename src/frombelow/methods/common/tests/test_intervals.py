"""Wilson's interval against published figures, and its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.common.intervals import wilson


def test_published_example():
    """Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)


def test_nothing_tried_says_nothing():
    assert wilson(0, 0) == (0, 1)


def test_more_successes_than_trials_are_refused():
    with pytest.raises(ValueError, match="3 successes in 2 trials"):
        wilson(3, 2)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_the_share_lies_inside(successes, failures):
    trials = successes + failures
    low, high = wilson(successes, trials)
    assert 0 <= low <= high <= 1
    if trials:
        assert low - 1e-12 <= successes / trials <= high + 1e-12
