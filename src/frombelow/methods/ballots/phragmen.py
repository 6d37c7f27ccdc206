"""Sequential Phragmén: every voter earns at the same rate; as soon as a candidate's supporters together have the price of a seat, they buy it.

Told the other way round, as Phragmén did: a seat is a load of 1, shared so that its supporters end up equally loaded; the next seat goes where that load
is least. The load is the time at which the seat is bought.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from frombelow.methods.ballots import pairwise
from frombelow.methods.ballots.papers import Contest, ScoredPapers
from frombelow.methods.ballots.purses import Purses
from frombelow.methods.ballots.result import Count, Deed, Said, Settled, Stage, Tie
from frombelow.methods.ballots.rule import Paper, Rule
from frombelow.methods.ballots.stv.branches import Choices, decide
from frombelow.methods.ballots.ties import TieBreak, order_for
from frombelow.methods.ballots.wording import amount


@dataclass
class Sitting:
    """A committee as it is filled seat by seat."""

    contest: Contest
    purses: Purses
    choices: Choices
    elected: list[int] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    @property
    def hopeful(self) -> list[int]:
        return [number for number in self.contest.standing if number not in self.elected]

    @property
    def is_full(self) -> bool:
        return len(self.elected) == self.contest.seats

    def choose(self, tied: list[int]) -> int:
        """The one, or the one on whom the choice between several falls."""
        if len(tied) == 1:
            return tied[0]
        stage = len(self.stages) + 1
        chosen = self.choices.pick(stage, tied, falls=False, state=self._mark)
        self.ties.append(Tie(stage, "elect", tuple(tied), (chosen,), self.choices.order.settled))
        return chosen

    def seat(self, candidate: int, figures: dict[str, dict[int, Fraction]], said: tuple[Said, ...]) -> None:
        """The candidate is elected; a stage tells how."""
        self.elected.append(candidate)
        numbers = range(1, len(self.contest.candidates) + 1)
        self.stages.append(
            Stage(
                len(self.stages) + 1,
                Deed.ROUND,
                votes=tuple(Fraction(self.purses.supporters(n)) for n in numbers),
                status=pairwise.statuses(self.contest, tuple(self.elected)),
                elected=(candidate,),
                figures={words: tuple(row.get(n, Fraction(0)) for n in numbers) for words, row in figures.items()},
                said=(*self._told_tie(), *said),
                unit="approvals",
            )
        )

    def answer(self, key: str) -> Count:
        unfilled = self.contest.seats - len(self.elected)
        said = Said("Seats for which nobody is left whom anybody approves: {seats}.", {"seats": str(unfilled)})
        return Count(
            key,
            tuple(self.elected),
            tuple(self.stages),
            ties=tuple(self.ties),
            unfilled=unfilled,
            said=(said,) if unfilled else (),
        )

    def _mark(self) -> bytes:
        return f"{sorted(self.elected)}".encode() + self.purses.mark()

    def _told_tie(self) -> list[Said]:
        number = len(self.stages) + 1
        return [
            Said(
                _TIE_WORDS[tie.settled],
                {
                    "tied_names": ", ".join(self.contest.name(n) for n in tie.candidates),
                    "chosen_name": self.contest.name(tie.chosen[0]),
                },
            )
            for tie in self.ties
            if tie.stage == number
        ]


def count(contest: Contest, papers: ScoredPapers, ties: TieBreak | None = None) -> Count:
    def run(choices: Choices) -> Count:
        sitting = Sitting(contest, Purses(contest, papers), choices)
        fill(sitting)
        return sitting.answer(RULE.key)

    return decide(run, order_for(contest, ties), len(papers.weight))


def fill(sitting: Sitting) -> None:
    """Seats bought one after the other, the earliest first, until all are filled or nobody is left whom anybody approves.

    The purses hold each voter's load: the time since when she has been saving (below 0: she began with money).
    """
    while not sitting.is_full:
        loads = {n: load for n in sitting.hopeful if (load := load_of(sitting.purses, n)) is not None}
        if not loads:
            return
        least = min(loads.values())
        elected = sitting.choose([n for n, load in loads.items() if load == least])
        said = Said(
            "{name} is elected: the {supporters} voters who approve {name} now carry a load of {load} each.",
            {
                "name": sitting.contest.name(elected),
                "supporters": str(sitting.purses.supporters(elected)),
                "load": amount(least),
            },
        )
        sitting.seat(elected, {"load (0: none possible)": loads}, (said,))
        sitting.purses.change(elected, lambda _, least=least: least)  # type: ignore[misc]


def load_of(purses: Purses, candidate: int) -> Fraction | None:
    """The load each supporter would carry if this candidate were elected next; None if nobody approves her."""
    held = purses.held(candidate)
    supporters = sum(voters for _, voters in held)
    carried = sum((load * voters for load, voters in held), Fraction(0))
    return (1 + carried) / supporters if supporters else None


_TIE_WORDS = {
    Settled.ORDER: "{tied_names} are tied; the stated order decides for {chosen_name}.",
    Settled.LOT: "{tied_names} are tied; the public lot decides for {chosen_name}.",
    Settled.NOTHING: "{tied_names} are tied, and no order or lot was stated; the count is shown with {chosen_name}.",
}

RULE = Rule(
    key="phragmen",
    name="Sequential Phragmén",
    version="unordered (approval) papers, minimizing the maximal load; papers that approve nobody are left out",
    source="Lars Edvard Phragmén, “Sur une méthode nouvelle pour réaliser, dans les élections, la représentation proportionnelle des partis”, "
    "Öfversigt af Kongl. Vetenskaps-Akademiens Förhandlingar 51 (1894), 133–137; exact statement in Svante Janson, "
    "“Phragmén's and Thiele's election methods”, arXiv:1611.08826",
    paper=Paper.SCORED,
    several=True,
    count=count,
    promises=frozenset(),
    highest=1,
)
