"""The counting table of Meek's method: no piles, but keep values by which all papers are divided anew."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from frombelow.methods.ballots.papers import Contest, Numbers
from frombelow.methods.ballots.result import Deed
from frombelow.methods.ballots.stv.arithmetic import Amount, Arithmetic
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.division import Divided, Dividing
from frombelow.methods.ballots.stv.flows import flows
from frombelow.methods.ballots.stv.record import Record


class MeekTable(Record):
    """`weight`: voters of each paper. `keep_decimals`: keep values are rounded up to so many places although the arithmetic is exact."""

    def __init__(
        self,
        contest: Contest,
        weight: Numbers,
        papers: Dividing,
        arithmetic: Arithmetic,
        choices: Choices,
        keep_decimals: int | None = None,
    ) -> None:
        super().__init__(contest, arithmetic, choices)
        self.keep: dict[int, Amount] = {
            number: arithmetic.one if number in self.hopeful else self.zero for number in self.votes
        }
        self.divisions = 0  # in this stage
        self._papers, self._weight, self._keep_decimals = papers, weight, keep_decimals
        self._before: Divided | None = None
        self.voters = int(weight.sum())
        self._grow()

    @property
    def surpluses(self) -> Amount:
        """All surpluses together. Below nothing only by rounding."""
        return sum((self.surplus(candidate) for candidate in self.elected), self.zero)

    def fingerprint(self) -> bytes:
        return repr(sorted(self.keep.items())).encode()

    def divide(self) -> None:
        """Divides all papers by the keep values, and sets the quota by what is still in play."""
        self.votes, self.exhausted = self._papers.divide(self.keep)
        self.divisions += 1

    def set_quota(self) -> None:
        arithmetic = self.arithmetic
        seats = arithmetic.one * (self.contest.seats + 1)
        self.quota = arithmetic.over(self.total(self.votes), seats) + arithmetic.epsilon

    def set_keep(self) -> None:
        """Every elected candidate keeps as much less as her votes are above the quota."""
        for candidate in self.elected:
            scaled = self.arithmetic.times(self.keep[candidate], self.quota, up=True)
            self.keep[candidate] = self._rounded(self.arithmetic.over(scaled, self.votes[candidate], up=True))

    def pick_lowest(self) -> int:
        """The unguarded candidate with the fewest votes; who is above her by no more than the surpluses cannot be told from her."""
        free = self.unguarded()
        reach = min(self.votes[candidate] for candidate in free) + max(self.surpluses, self.zero)
        compare = self.arithmetic.compare
        return self.pick("exclude", [c for c in free if compare(self.votes[c], reach) <= 0])

    def let_go(self, gone: list[int]) -> None:
        """They are excluded and keep nothing; their papers pass them by."""
        self.exclude(gone)
        self._pass_by(gone)

    def let_doomed_go(self) -> bool:
        """So do those who can no longer be elected without breaking a limit, if there are any."""
        gone = self.exclude_doomed()
        if gone:
            self._pass_by(gone)
        return bool(gone)

    def _pass_by(self, gone: list[int]) -> None:
        for candidate in gone:
            self.keep[candidate] = self.zero
            self.sheet.moved.append(candidate)
        self._grow()

    def close_division(self, deed: Deed) -> None:
        """Writes the stage down, with the keep values and whose votes went where."""
        after = self._papers.divided()
        if deed is Deed.FIRST:
            for candidate, amount in self.votes.items():
                self.sheet.flow(0, candidate, amount)
        elif self._before:
            self.sheet.flows = flows(self._before, after, self._weight)
        self._before = after
        keep = tuple(self.arithmetic.fraction(self.keep[number]) for number in sorted(self.keep))
        newly = bool(self.sheet.elected)
        self.close(deed, {"keep values": keep})
        self.divisions = 0
        if newly:
            self._grow()

    def _grow(self) -> None:
        gone = [number for number in self.votes if number not in self.hopeful and number not in self.elected]
        self._papers.grow(gone, self.hopeful)

    def _rounded(self, keep: Amount) -> Amount:
        if self._keep_decimals is None:
            return keep
        scale = 10**self._keep_decimals
        return Fraction(ceil(keep * scale), scale)
