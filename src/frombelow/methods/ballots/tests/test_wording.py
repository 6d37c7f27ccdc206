"""How amounts and names stand in a sentence."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.ballots.tests.spec_shape import contest
from frombelow.methods.ballots.wording import amount, names


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(12), 0, "12"),
        (12, 5, "12.00000"),
        (Fraction(5063, 1000), 5, "5.06300"),
        (Fraction(-1, 2), 5, "-0.50000"),
        (Fraction(7, 3), 5, "7/3"),
        (Fraction(7, 3), 0, "7/3"),
        (Fraction(12345, 56789), 0, "≈ 0.21738"),
        (Fraction(1, 78605), 0, "≈ 0.000012722"),
        (Fraction(-1234567, 1001), 0, "≈ -1233.33367"),
    ],
)
def test_amounts(value: Fraction, decimals: int, text: str) -> None:
    assert amount(value, decimals) == text


@given(st.fractions(), st.integers(0, 9))
def test_an_amount_without_a_wave_is_exact(value: Fraction, decimals: int) -> None:
    written = amount(value, decimals)
    if written.startswith("≈"):
        assert abs(Fraction(written[2:]) - value) <= abs(value) / 10_000
    else:
        assert Fraction(written) == value


def test_names_stand_without_a_word_between_them() -> None:
    assert names(contest("Ada", "Bo", "Cy"), (3, 1)) == "Cy, Ada"
