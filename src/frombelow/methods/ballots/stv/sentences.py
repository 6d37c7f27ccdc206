"""What a count by transferable votes says of its stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Said, Settled
from frombelow.methods.ballots.stv.arithmetic import Amount, Arithmetic
from frombelow.methods.ballots.wording import names

MOST_DECIMALS = 6  # nobody reads more

TIES = {
    ("exclude", Settled.ORDER): "{tied_names} had equally few votes; by the stated order {name} was excluded.",
    ("exclude", Settled.LOT): "{tied_names} had equally few votes; the public lot fell on {name}.",
    (
        "exclude",
        Settled.NOTHING,
    ): "{tied_names} had equally few votes, and no order or lot was stated; the count goes on as if {name} were excluded.",
    (
        "surplus first",
        Settled.ORDER,
    ): "{tied_names} had equal surpluses; by the stated order that of {name} moved first.",
    ("surplus first", Settled.LOT): "{tied_names} had equal surpluses; by public lot that of {name} moved first.",
    (
        "surplus first",
        Settled.NOTHING,
    ): "{tied_names} had equal surpluses, and no order or lot was stated; the count goes on with that of {name}.",
    ("elect", Settled.ORDER): "{tied_names} were equal; the stated order decided for {name}.",
    ("elect", Settled.LOT): "{tied_names} were equal; the public lot decided for {name}.",
    (
        "elect",
        Settled.NOTHING,
    ): "{tied_names} were equal, and no order or lot was stated; the count goes on with {name}.",
}
LOOKED_BACK = {
    "exclude": "{tied_names} had equally few votes; {name} had fewest in stage {stage} and was excluded.",
    "surplus first": "{tied_names} had equal surpluses; {name} had most votes in stage {stage}, so that of {name} moved first.",
    "elect": "{tied_names} were equal; {name} had most votes in stage {stage}.",
}


class Sentences:
    """Sentences about one contest, in the decimals of its rule."""

    def __init__(self, contest: Contest, arithmetic: Arithmetic) -> None:
        self.contest, self.arithmetic = contest, arithmetic

    def begun(self, voters: int, quota: Amount) -> Said:
        return Said(
            "{voters} papers are counted; the quota is {quota}.", {"voters": str(voters), "quota": self.amount(quota)}
        )

    def not_counted(self, papers: int) -> Said:
        return Said("Papers that rank nobody who stands, and are not counted: {papers}.", {"papers": str(papers)})

    def cut(self, papers: int) -> Said:
        return Said(
            "Papers that rank several as equals, which this rule does not know, and end there: {papers}.",
            {"papers": str(papers)},
        )

    def elected(self, winners: Sequence[int], votes: Mapping[int, Amount], quota: Amount) -> Said:
        if len(winners) == 1:
            pattern = "{name} reached the quota and is elected."
            if votes[winners[0]] < quota:
                pattern = "{name} has more votes than enough others can still gather, and is elected."
            return self.of(winners[0], pattern)
        return Said(
            "Reached the quota and are elected: {winner_names}.", {"winner_names": names(self.contest, winners)}
        )

    def surplus(self, giver: int, surplus: Amount, value: Amount, is_uniform: bool) -> Said:
        pattern = "{name}'s surplus of {surplus} moved at {value}."
        if not is_uniform:
            pattern = "{name}'s surplus of {surplus} moved: every paper at {value} of the value it had."
        return self.of(giver, pattern, surplus=self.amount(surplus), value=self.decimal(value))

    def batch(self, giver: int, surplus: Amount, papers: int, value: Amount) -> Said:
        pattern = "{name}'s surplus of {surplus} moved with the {papers} papers of the last batch that name somebody further, each at {value}."
        return self.of(giver, pattern, surplus=self.amount(surplus), papers=str(papers), value=self.decimal(value))

    def excluded(self, gone: Sequence[int], votes: Mapping[int, Amount]) -> Said:
        if len(gone) == 1:
            return self.of(
                gone[0], "{name} had the fewest votes ({votes}) and was excluded.", votes=self.amount(votes[gone[0]])
            )
        pattern = (
            "Excluded together, because even with all votes still to move none could overtake the next: {gone_names}."
        )
        return Said(pattern, {"gone_names": names(self.contest, gone)})

    def undeclared(self, gone: Sequence[int]) -> Said:
        return Said(
            "Not declared as candidates, so excluded first: {gone_names}.", {"gone_names": names(self.contest, gone)}
        )

    def keeps(self, elected: Sequence[int], keep: Mapping[int, Amount]) -> Said:
        """Meek: what the elected keep of each vote from now on."""
        kept = ", ".join(f"{self.contest.name(one)} {self.decimal(keep[one])}" for one in elected)
        return Said("Of every vote that comes to them, the elected now keep: {kept_names}.", {"kept_names": kept})

    def settled(self, divisions: int, quota: Amount) -> Said:
        values = {"divisions": str(divisions), "quota": self.amount(quota)}
        return Said("All votes were divided anew ({divisions}×); the quota is now {quota}.", values)

    def largest_quotient(self, winner: int, quotient: Amount, quota: Amount) -> Said:
        pattern = "{name} has the largest quotient, {quotient}, above the quota of {quota}, and is elected."
        return self.of(winner, pattern, quotient=self.amount(quotient), quota=self.amount(quota))

    def smallest_quotient(self, gone: int, quotient: Amount) -> Said:
        pattern = "No quotient was above the quota; {name} had the smallest ({quotient}) and was excluded, and the count begins anew."
        return self.of(gone, pattern, quotient=self.amount(quotient))

    def exhausted(self, amount: Amount) -> Said:
        return Said(
            "Moved to nobody, because the papers name nobody further who is still in: {votes}.",
            {"votes": self.amount(amount)},
        )

    def lost(self, amount: Amount) -> Said:
        return Said("Lost to fractions in this stage: {votes}.", {"votes": self.amount(amount)})

    def tie(self, choice: str, tied: Sequence[int], chosen: int, settled: Settled, stage: int = 0) -> Said:
        pattern = LOOKED_BACK[choice] if settled is Settled.EARLIER else TIES[choice, settled]
        return self.of(chosen, pattern, tied_names=names(self.contest, tied), stage=str(stage))

    def filled(self, left: Sequence[int]) -> Said:
        if len(left) == 1:
            return self.of(left[0], "No more candidates are left than seats: {name} is elected.")
        return Said(
            "No more candidates are left than seats: {winner_names} are elected.",
            {"winner_names": names(self.contest, left)},
        )

    def unfilled(self, seats: int) -> Said:
        return Said("Seats for which nobody is left: {seats}.", {"seats": str(seats)})

    def of(self, candidate: int, pattern: str, **values: str) -> Said:
        return Said(pattern, {"name": self.contest.name(candidate), **values})

    def amount(self, amount: Amount) -> str:
        """129 · 904.63482: decimals only where there are any, and where the rule prescribes them all of them."""
        fraction = self.arithmetic.fraction(amount)
        if fraction.denominator == 1:
            return str(fraction.numerator)
        placed = self._placed(fraction)
        return placed.rstrip("0").rstrip(".") if self.arithmetic.is_exact else placed

    def decimal(self, amount: Amount) -> str:
        """0.06300: always with the decimals of the rule."""
        return self._placed(self.arithmetic.fraction(amount))

    def _placed(self, fraction: Fraction) -> str:
        places = min(self.arithmetic.decimals, MOST_DECIMALS)
        if not places:
            return str(round(fraction))
        scaled = round(fraction * 10**places)
        digits = str(abs(scaled)).rjust(places + 1, "0")
        return f"{'-' * (scaled < 0)}{digits[:-places]}.{digits[-places:]}"
