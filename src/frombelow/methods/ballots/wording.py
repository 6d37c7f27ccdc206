"""How amounts and names stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from frombelow.methods.ballots.papers import Contest

WIDEST_DENOMINATOR = 1000  # 7/3 is read more easily than 2.33333; 1234/56789 is not
SIGNIFICANT = 5  # digits of a number that is told only roughly


def amount(value: Fraction | int, decimals: int = 0) -> str:
    """12 · 5.06300 (with the decimals of the rule) · 7/3 where decimals cannot hold it · ≈ 0.021738 where the fraction is long."""
    value = Fraction(value)
    if value.denominator == 1 and not decimals:
        return str(value)
    scaled = value * 10**decimals
    if decimals and scaled.denominator == 1:
        return _fixed(int(scaled), decimals)
    if value.denominator <= WIDEST_DENOMINATOR:
        return str(value)
    places = SIGNIFICANT + _leading_zeros(value)
    return "≈ " + _fixed(round(value * 10**places), places)


def names(contest: Contest, numbers: Iterable[int]) -> str:
    """Ada, Bo, Cy: without an "and", so that it reads in every language."""
    return ", ".join(contest.name(number) for number in numbers)


def _leading_zeros(value: Fraction) -> int:
    """Zeros between the point and the first digit: 2 for 0.0034."""
    zeros = 0
    while 0 < abs(value) * 10 ** (zeros + 1) < 1:
        zeros += 1
    return zeros


def _fixed(scaled: int, places: int) -> str:
    sign, digits = "-" * (scaled < 0), str(abs(scaled)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
