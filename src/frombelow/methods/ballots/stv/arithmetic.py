"""How a rule computes: with a fixed number of decimals, with guard digits behind them, or exactly.

An amount is a whole number of the smallest unit, or a Fraction where nothing is ever rounded. Rules ask for a product or a quotient and say where rounding
goes up; they never see the unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Protocol, overload

from numpy.typing import NDArray

Amount = int | Fraction
Amounts = NDArray[Any]  # of int64 where they fit, else of Python numbers


class Arithmetic(Protocol):
    """What every arithmetic offers. `times` and `passes` take arrays too."""

    @property
    def decimals(self) -> int:
        """With how many decimals amounts are shown."""

    @property
    def is_exact(self) -> bool:
        """Rounding never decides: a quota is exact and must be exceeded, not just reached."""

    @property
    def one(self) -> Amount:
        """One vote."""

    @property
    def epsilon(self) -> Amount:
        """What is added to a rounded quota so that no more can reach it than there are seats."""

    def times(self, first: Any, second: Any, up: bool = False) -> Any: ...

    def over(self, amount: Any, divisor: Any, up: bool = False) -> Any: ...

    def share(self, amount: Any, part: Any, whole: Any) -> Any:
        """amount × part / whole, rounded once."""

    def compare(self, first: Any, second: Any) -> int:
        """-1, 0, 1: less, the same, more."""

    def fraction(self, amount: Any) -> Fraction: ...


@dataclass(frozen=True)
class Fixed:
    """`decimals` places, the rest cut off: what the statutes prescribe."""

    decimals: int

    is_exact = False
    epsilon = 1

    @property
    def one(self) -> int:
        return _power(self.decimals)

    def times(self, first: Any, second: Any, up: bool = False) -> Any:
        return _divide(first * second, self.one, up)

    def over(self, amount: Any, divisor: Any, up: bool = False) -> Any:
        return _divide(amount * self.one, divisor, up)

    def share(self, amount: Any, part: Any, whole: Any) -> Any:
        return amount * part // whole

    def compare(self, first: Any, second: Any) -> int:
        return int(first > second) - int(first < second)

    def fraction(self, amount: Any) -> Fraction:
        return Fraction(int(amount), self.one)


@dataclass(frozen=True)
class Guarded:
    """`decimals` places and `guard` more behind them; what differs by less than half a unit of the last place shown is the same.

    As good as exact where exact fractions would grow without end (Lundell and Hill, Voting matters 24).
    """

    decimals: int
    guard: int

    is_exact = True
    epsilon = 0

    @property
    def one(self) -> int:
        return _power(self.decimals + self.guard)

    def times(self, first: Any, second: Any, up: bool = False) -> Any:
        return first * second // self.one

    def over(self, amount: Any, divisor: Any, up: bool = False) -> Any:
        return amount * self.one // divisor

    def share(self, amount: Any, part: Any, whole: Any) -> Any:
        return amount * part // whole

    def compare(self, first: Any, second: Any) -> int:
        if abs(first - second) < _power(self.guard) // 2:
            return 0
        return 1 if first > second else -1

    def fraction(self, amount: Any) -> Fraction:
        return Fraction(int(amount), self.one)


@dataclass(frozen=True)
class Exact:
    """Fractions, never rounded; `decimals` are only for showing them."""

    decimals: int

    is_exact = True
    epsilon = Fraction(0)
    one = Fraction(1)

    def times(self, first: Any, second: Any, up: bool = False) -> Any:
        return first * second

    def over(self, amount: Any, divisor: Any, up: bool = False) -> Any:
        return amount / divisor

    def share(self, amount: Any, part: Any, whole: Any) -> Any:
        return amount * part / whole

    def compare(self, first: Any, second: Any) -> int:
        return int(first > second) - int(first < second)

    def fraction(self, amount: Any) -> Fraction:
        return Fraction(amount)


@cache
def _power(digits: int) -> int:
    power: int = 10**digits
    return power


@overload
def _divide(amount: int, divisor: int, up: bool) -> int: ...
@overload
def _divide(amount: Amounts, divisor: int, up: bool) -> Amounts: ...
def _divide(amount: Any, divisor: Any, up: bool) -> Any:
    return (amount + divisor - 1) // divisor if up else amount // divisor
