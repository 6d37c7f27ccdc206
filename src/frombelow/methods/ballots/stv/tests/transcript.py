"""A count by Meek's method told as stv-rs tells it, line for line, to hold ours against its transcripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Stage
from frombelow.methods.ballots.stv.arithmetic import Amount, Exact, Fixed
from frombelow.methods.ballots.stv.meek import Meek
from frombelow.methods.ballots.stv.meek_table import MeekTable
from frombelow.methods.ballots.stv.tests.published import as_droop_breaks_ties, read

Votes = Mapping[int, Fraction]

EXACT = "exact rational arithmetic with rounding of keep factors (6 decimal places)"
FIXED = "fixed-point decimal arithmetic (9 places)"
WORDS = {"E": "Elected: ", "H": "Hopeful: ", "D": "Defeated:"}


@dataclass(frozen=True)
class Watched(Meek):
    """Writes down the surplus of each iteration that elects nobody. A transcript shows the last of them when somebody is elected."""

    surpluses: list[Amount] = field(default_factory=lambda: [0])
    last: list[Amount] = field(default_factory=list)  # at the end of each stage

    def _is_gone(self, surplus: Amount) -> bool:
        self.surpluses.append(surplus)
        return super()._is_gone(surplus)

    def _iterate(self, table: MeekTable) -> list[int]:
        losers = super()._iterate(table)
        self.last.append(self.surpluses[-1])
        return losers


def nine(amount: Fraction) -> str:
    scaled = int(amount * 10**9)
    return f"{'-' * (scaled < 0)}{abs(scaled) // 10**9}.{abs(scaled) % 10**9:09d}"


def transcripts(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Name, lines of the transcript, our lines, for every transcript whose papers are there."""
    for path in sorted((folder / "meek").rglob("*.log")):
        name = str(path.relative_to(folder / "meek").with_suffix(""))
        base, *how = name.split(".")
        only_positive = base.endswith("force_positive_surplus") or base.startswith("crashes/")
        papers = folder / "ballots" / f"{base.replace('force_positive_surplus', 'below_quota')}.blt"
        if papers.is_file():
            told = Transcript(*read(papers), "equalize" in how, "approx" in how, only_positive).lines()
            yield name, path.read_text().split("\n"), told


class Transcript:
    """`equalized`: equals are all their orders, else they are split. `only_positive`: surpluses below nothing count as none."""

    def __init__(
        self, contest: Contest, papers: RankedPapers, equalized: bool, approximate: bool, only_positive: bool
    ) -> None:
        self.contest, self.papers, self.only_positive = contest, papers, only_positive
        fixed = Watched("meek", Fixed(9), omega=6, splits_equals=not equalized)
        self.variant = replace(fixed, arithmetic=Exact(9), keep_decimals=6) if approximate else fixed
        self.show: Callable[[Fraction], str] = str if approximate else nine
        self.count: Count = self.variant.count(contest, papers, as_droop_breaks_ties(contest))
        self.told: list[str] = []
        numbers = range(1, len(contest.candidates) + 1)
        self.status = {number: "W" if number in contest.withdrawn else "H" for number in numbers}
        self.surplus = Fraction(0)
        arithmetic = self.variant.arithmetic
        whole = arithmetic.over(arithmetic.one * papers.total, arithmetic.one * (contest.seats + 1))
        self.quota = arithmetic.fraction(whole + arithmetic.epsilon)
        self.omega = Fraction(1, 10**self.variant.omega)
        self.head(equalized, approximate)

    def lines(self) -> list[str]:
        stages = list(self.count.stages)
        self.action("Begin Count", votes_of(stages[0]), Fraction(0))
        done = 0
        while not self.is_over():
            self.round(stages[done], stages[done + 1 : done + 2])
            done += 1
        self.rest(stages, done)
        return [*self.told, "", ""]

    def head(self, equalized: bool, approximate: bool) -> None:
        contest = self.contest
        self.told += ["", f"Election: {contest.title}", ""]
        self.told.append("\tImplementation: STV-rs" + " (equalized counting)" * equalized)
        self.told.append(f"\tRule: Meek Parametric (omega = 1/10^{self.variant.omega})")
        self.told += [f"\tArithmetic: {EXACT if approximate else FIXED}", f"\tSeats: {contest.seats}"]
        self.told += [f"\tBallots: {self.papers.total}", f"\tQuota: {self.show(self.quota)}"]
        self.told += [f"\tOmega: {self.show(self.omega)}", ""]
        for number, status in self.status.items():
            self.told.append(f"\tAdd {'withdrawn' if status == 'W' else 'eligible'}: {contest.name(number)}")

    def is_over(self) -> bool:
        statuses = list(self.status.values())
        left = self.contest.seats - statuses.count("E")
        return left <= 0 or statuses.count("H") <= left

    def round(self, stage: Stage, following: list[Stage]) -> None:
        """One stage of ours, and whom the next one excludes."""
        self.told.append(f"Round {sum(line.startswith('Round') for line in self.told) + 1}:")
        votes, residual = votes_of(stage), stage.exhausted + stage.lost
        self.quota = stage.quota or Fraction(0)
        new = sorted(number for number in stage.elected if self.reaches(votes[number]))
        before = self.variant.arithmetic.fraction(self.variant.last[stage.number - 1])
        shown = max(before, Fraction(0)) if self.only_positive else before
        for number in new:
            self.status[number] = "E"
            self.action(f"Elect: {self.contest.name(number)}", votes, residual, shown)
        self.surplus = self.sum_of_surpluses(votes)
        if new:
            self.action("Iterate (elected)", votes, residual, full=False)
            return
        is_gone = self.surplus <= self.omega
        if not is_gone:
            self.told.append(f"\tStable state detected ({self.show(self.surplus)})")
        self.action(f"Iterate ({'omega' if is_gone else 'stable'})", votes, residual, full=False)
        self.defeat(following[0], votes, residual, is_gone)

    def defeat(self, following: Stage, votes: Votes, residual: Fraction, is_gone: bool) -> None:
        gone = following.excluded[0]
        for tie in self.count.ties:
            if tie.stage == following.number:
                tied = ", ".join(self.contest.name(number) for number in tie.candidates)
                self.action(f"Break tie (defeat): [{tied}] -> {self.contest.name(gone)}", votes, residual, full=False)
        self.status[gone] = "D"
        why = f"surplus {self.show(self.surplus)} < omega" if is_gone else f"stable surplus {self.show(self.surplus)}"
        self.action(f"Defeat ({why}): {self.contest.name(gone)}", votes, residual)

    def rest(self, stages: list[Stage], done: int) -> None:
        """Whoever is left is elected or defeated, and all is divided once more after each."""
        arithmetic = self.variant.arithmetic
        keep = {n + 1: amount * arithmetic.one for n, amount in enumerate(stages[-1].figures["keep values"])}
        kept = {n: int(amount) if isinstance(arithmetic, Fixed) else amount for n, amount in keep.items()}
        last = stages[done - 1]
        votes, residual = votes_of(last), last.exhausted + last.lost
        if done < len(stages):
            votes, residual = self.divided(kept)
        for number in [number for number, status in self.status.items() if status == "H"]:
            wins = list(self.status.values()).count("E") < self.contest.seats
            self.status[number] = "E" if wins else "D"
            self.action(f"{'Elect' if wins else 'Defeat'} remaining: {self.contest.name(number)}", votes, residual)
            kept[number] = kept[number] if wins else kept[number] * 0
            votes, residual = self.divided(kept)
        self.action("Count Complete", votes, residual)

    def divided(self, keep: Mapping[int, Amount]) -> tuple[Votes, Fraction]:
        dividing = self.variant.dividing(self.contest, self.papers)
        dividing.grow([n for n, s in self.status.items() if s in "DW"], [n for n, s in self.status.items() if s == "H"])
        votes = {n: self.variant.arithmetic.fraction(amount) for n, amount in dividing.divide(keep)[0].items()}
        return votes, self.papers.total - sum(votes.values())

    def reaches(self, votes: Fraction) -> bool:
        return votes > self.quota if self.variant.arithmetic.is_exact else votes >= self.quota

    def sum_of_surpluses(self, votes: Votes) -> Fraction:
        surpluses = [votes[number] - self.quota for number, status in self.status.items() if status == "E"]
        return sum((max(one, Fraction(0)) if self.only_positive else one for one in surpluses), Fraction(0))

    def action(
        self, what: str, votes: Votes, residual: Fraction, surplus: Fraction | None = None, full: bool = True
    ) -> None:
        self.told.append(f"Action: {what}")
        if full:
            self.candidates(votes)
        total = sum(votes.values())
        shown = self.surplus if surplus is None else surplus
        self.told += [f"\tQuota: {self.show(self.quota)}", f"\tVotes: {self.show(Fraction(total))}"]
        self.told += [f"\tResidual: {self.show(residual)}", f"\tTotal: {self.show(total + residual)}"]
        self.told.append(f"\tSurplus: {self.show(shown)}")

    def candidates(self, votes: Votes) -> None:
        """The elected, the hopeful, the defeated with votes; the defeated without in one line."""
        empty = [number for number, status in self.status.items() if status == "D" and not votes[number]]
        for wanted in "EHD":
            for number, status in self.status.items():
                if status == wanted and number not in empty:
                    self.told.append(f"\t{WORDS[status]} {self.contest.name(number)} ({self.show(votes[number])})")
        if empty:
            names = ", ".join(self.contest.name(number) for number in empty)
            self.told.append(f"\tDefeated: {names} ({self.show(Fraction(0))})")


def votes_of(stage: Stage) -> Votes:
    return {place + 1: votes for place, votes in enumerate(stage.votes)}
