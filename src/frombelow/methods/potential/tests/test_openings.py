"""What an opening is worth, in small numbers and in laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.potential import (
    contract_expiring,
    is_narrow,
    narrow_loss,
    no_first_contract,
    open_sector,
    repeated_charges,
    votes_short,
)
from frombelow.methods.potential.factors import largeness, recency

votes = st.integers(0, 5000)
ages = st.floats(0, 60)


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "short", "narrow"),
    [
        (50, 50, 1, True),  # a tie is a loss by one vote
        (51, 50, 0, False),  # won
        (45, 55, 11, True),  # a margin of exactly a tenth
        (44, 56, 13, False),
        (4, 5, 2, True),  # a ninth, but two votes
        (4, 6, 3, False),
        (0, 1, 2, False),  # nobody voted for the union
        (0, 0, 1, False),
    ],
)
def test_narrow_losses(votes_for, votes_against, short, narrow):
    assert votes_short(votes_for, votes_against) == short
    assert is_narrow(votes_for, votes_against) is narrow


def test_a_tie_of_a_thousand_today_counts_in_full():
    assert narrow_loss(500, 500, 1000, 0) == 1


def test_a_loss_by_a_tenth_six_years_ago_counts_a_quarter():
    assert narrow_loss(450, 550, 1000, 6) == pytest.approx(0.25)


def test_a_young_win_has_not_failed_yet():
    assert no_first_contract(1000, 0) == 0
    assert no_first_contract(1000, 0.5) == pytest.approx(0.5)
    assert no_first_contract(1000, 1) == 1
    assert no_first_contract(1000, 4) == pytest.approx(0.5)


def test_two_charges_are_no_repetition():
    assert repeated_charges(2, 0) == 0
    assert repeated_charges(5, 0) == pytest.approx(0.5)
    assert repeated_charges(50, 5) == pytest.approx(0.5)


def test_a_contract_counts_most_at_its_end():
    assert contract_expiring(1000, 0) == 1
    assert contract_expiring(1000, 2) == contract_expiring(1000, -2) == pytest.approx(0.5)


def test_an_open_sector_needs_a_denser_neighbor():
    assert open_sector(0.2, 10_000, 0.02, 0.22) == pytest.approx(0.5)
    assert open_sector(0.1, 30_000, 0.02, 0.12) == pytest.approx(0.1875)
    assert open_sector(0.2, 30_000, 0.22, 0.02) == 0
    assert open_sector(0.6, 600, 0.02, 0.32) < 0.1, "most of a tiny county's jobs are still few"


def test_factors_read_as_documented():
    assert [round(largeness(n), 2) for n in (None, 1, 10, 100, 1000, 10**6)] == [0.4, 0.4, 0.6, 0.8, 1, 1]
    assert recency(-3, 5) == 1


@given(votes, votes, ages, st.integers(0, 9999))
def test_points_stay_between_0_and_1(votes_for, votes_against, age, workers):
    for points in (
        narrow_loss(votes_for, votes_against, workers, age),
        no_first_contract(workers, age),
        repeated_charges(workers, age),
        contract_expiring(workers, age),
    ):
        assert 0 <= points <= 1


@given(votes, votes, ages, ages)
def test_an_older_loss_never_counts_more(votes_for, votes_against, age, later):
    older, younger = max(age, later), min(age, later)
    assert narrow_loss(votes_for, votes_against, 10, older) <= narrow_loss(votes_for, votes_against, 10, younger)
