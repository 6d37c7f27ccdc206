"""Countback: a vacancy is filled from the papers that elected the member who leaves.

Those papers, each with the part of its value that stayed with her, are counted again among the candidates who were not elected and still consent: the one with
the fewest votes leaves until one has more than half. So the voters who elected her choose who follows, without a new election, and the others keep whom they elected.

This is the principle of Hare–Clark countbacks, applied to a count by Scottish STV, whose piles tell exactly which papers elected whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.floors import Limits
from frombelow.methods.ballots.papers import Contest, Numbers, Places, RankedPapers
from frombelow.methods.ballots.result import Count, Deed, Said, Stage, Status, Tie, Transfer
from frombelow.methods.ballots.stv.branches import Choices, decide
from frombelow.methods.ballots.stv.strict import strict
from frombelow.methods.ballots.ties import TieBreak, order_for
from frombelow.methods.ballots.wording import amount, names

UNIT = 10**5  # Scottish STV counts in hundred-thousandths
NOBODY = 0
KEY = "countback"


@dataclass(frozen=True)
class Estate:
    """The papers that elected a member: their choices, and for how much each counts (in units, all its voters together)."""

    order: Places
    units: Numbers


def fill_vacancy(
    contest: Contest,
    papers: RankedPapers,
    election: Count,
    leaver: int,
    consenting: Sequence[int] | None = None,
    ties: TieBreak | None = None,
) -> Count:
    """Who follows. `election` is the Scottish count of the papers; `consenting` None: all who were not elected."""
    if election.rule != "scottish":
        raise Unfit(Said("A countback needs the count by Scottish STV that elected the member."))
    if leaver not in election.winners:
        raise Unfit(Said("{name} was not elected for sure in this count.", {"name": contest.name(leaver)}))
    willing = [n for n in contest.standing if n not in election.winners and (consenting is None or n in consenting)]
    if not willing:
        raise Unfit(
            Said("Nobody who was not elected consents: the seat of {name} stays empty.", {"name": contest.name(leaver)})
        )
    estate = papers_that_elected(papers, election, leaver)
    sitting = [winner for winner in election.winners if winner != leaver]

    def run(choices: Choices) -> Count:
        return _Countback(contest, estate, leaver, sitting, willing, choices).count()

    return decide(run, order_for(contest, ties), len(estate.units))


def papers_that_elected(papers: RankedPapers, election: Count, leaver: int) -> Estate:
    """The papers in the member's pile when she was elected. Of a surplus, each has passed on its part and keeps the rest."""
    trace = _Trace(strict(papers)[0], len(election.stages[0].votes))
    trace.deal(_hopeful_before(election, 0))
    for before, stage in zip(election.stages, election.stages[1:], strict=False):
        if leaver in before.elected:
            break
        trace.follow(stage, before)
    stage = next(stage for stage in election.stages if leaver in stage.elected)
    rows = trace.holder == leaver
    votes, quota = _units(stage.votes[leaver - 1]), _units(stage.quota or Fraction(0))
    values = trace.value[rows] * quota // votes if votes > quota else trace.value[rows]
    return Estate(trace.order[rows], values * trace.weight[rows])


class _Trace:
    """Follows every paper through the stages of a Scottish count."""

    def __init__(self, papers: RankedPapers, candidates: int) -> None:
        count, width = papers.order.shape
        self.order: Places = np.zeros((count, width + 1), np.int16)
        self.order[:, :width] = papers.order
        self.weight = papers.weight
        self.value: Numbers = np.full(count, UNIT, np.int64)
        self.place: Numbers = np.full(count, -1, np.int64)
        self.holder: Numbers = np.zeros(count, np.int64)
        self.candidates = candidates

    def deal(self, hopeful: list[int]) -> None:
        self._pass(np.arange(len(self.weight)), hopeful)

    def follow(self, stage: Stage, before: Stage) -> None:
        """Moves the papers that the stage moved."""
        takers = [
            n for n, status in enumerate(before.status, 1) if status is Status.HOPEFUL and n not in stage.excluded
        ]
        for giver in stage.moved:
            rows = np.flatnonzero(self.holder == giver)
            if stage.deed is Deed.SURPLUS:
                votes = _units(before.votes[giver - 1])
                surplus = votes - _units(before.quota or Fraction(0))
                self.value[rows] = self.value[rows] * surplus // votes
            self._pass(rows, takers)

    def _pass(self, rows: Numbers, takers: list[int]) -> None:
        """Each paper to its next choice among the takers."""
        takes = np.zeros(self.candidates + 1, np.bool_)
        takes[[NOBODY, *takers]] = True
        waiting = rows
        while len(waiting):
            self.place[waiting] += 1
            reached = self.order[waiting, self.place[waiting]]
            self.holder[waiting] = reached
            waiting = waiting[~takes[reached]]


@dataclass
class _Countback:
    contest: Contest
    estate: Estate
    leaver: int
    sitting: list[int]
    hopeful: list[int]
    choices: Choices
    stages: list[Stage] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)

    def count(self) -> Count:
        said = [self._begun()]
        gone: list[int] = []
        if self.contest.floors or self.contest.ceilings:
            gone = Limits(self.contest).doomed(self.sitting, self.hopeful)
            said += [Limits(self.contest).why_doomed(candidate, self.sitting) for candidate in gone]
        self.hopeful = [candidate for candidate in self.hopeful if candidate not in gone]
        self.excluded += gone
        if not self.hopeful:
            raise Unfit(Said("Nobody who consents can take the seat without breaking a floor or ceiling."))
        while not self._ends(gone, said):
            gone = [self._last()]
            said = [self._told("{name} has the fewest votes ({votes}) and is excluded.", gone[0])]
            self.excluded += gone
            self.hopeful.remove(gone[0])
        return Count(KEY, tuple(self.stages[-1].elected), tuple(self.stages), tuple(self.ties), decimals=5)

    def _ends(self, gone: list[int], said: list[Said]) -> bool:
        """Whether one of those left has more than half of the votes still in play; closes the stage."""
        votes = self._votes()
        in_play = sum(votes[candidate] for candidate in self.hopeful)
        first = max(self.hopeful, key=lambda candidate: votes[candidate])
        is_over = len(self.hopeful) == 1 or 2 * votes[first] > in_play
        if is_over:
            pattern = "{name} has {votes} of {in_play} votes in play, more than half, and is elected."
            if len(self.hopeful) == 1:
                pattern = "Nobody else is left: {name} is elected."
            said = [*said, self._told(pattern, first, in_play=amount(Fraction(in_play, UNIT), 5))]
        self._close(votes, gone, (first,) if is_over else (), said)
        return is_over

    def _votes(self) -> dict[int, int]:
        """Each paper counts for the first of its choices who is still in; 0 collects what names nobody."""
        takes = np.zeros(len(self.contest.candidates) + 1, np.bool_)
        takes[self.hopeful] = True
        found = takes[self.estate.order]
        first = np.where(found.any(axis=1), found.argmax(axis=1), self.estate.order.shape[1] - 1)
        holder = self.estate.order[np.arange(len(first)), first]
        holder = np.where(takes[holder], holder, NOBODY)
        return {n: int(self.estate.units[holder == n].sum()) for n in range(len(takes))}

    def _last(self) -> int:
        votes = self._votes()
        fewest = min(votes[candidate] for candidate in self.hopeful)
        tied = [candidate for candidate in self.hopeful if votes[candidate] == fewest]
        if len(tied) == 1:
            return tied[0]
        stage = len(self.stages) + 1
        gone = self.choices.pick(stage, tied, falls=True, state=lambda: repr(self.hopeful).encode())
        self.ties.append(Tie(stage, "exclude", tuple(tied), (gone,), self.choices.order.settled))
        return gone

    def _close(self, votes: dict[int, int], gone: list[int], elected: tuple[int, ...], said: list[Said]) -> None:
        numbers = range(1, len(self.contest.candidates) + 1)
        now = tuple(Fraction(votes[n], UNIT) for n in numbers)
        self.stages.append(
            Stage(
                len(self.stages) + 1,
                Deed.EXCLUSION if self.stages else Deed.FIRST,
                votes=now,
                status=tuple(self._status(n, elected) for n in numbers),
                exhausted=Fraction(votes[NOBODY], UNIT),
                moved=tuple(gone) if self.stages else (self.leaver,),
                elected=elected,
                excluded=tuple(gone),
                transfers=self._transfers(now, Fraction(votes[NOBODY], UNIT), gone),
                said=tuple(said),
            )
        )

    def _transfers(self, now: tuple[Fraction, ...], exhausted: Fraction, gone: list[int]) -> tuple[Transfer, ...]:
        """What moved in this stage, from the one who left (in the first: from the member who leaves) to whom."""
        before = self.stages[-1].votes if self.stages else (Fraction(0),) * len(now)
        lost = self.stages[-1].exhausted if self.stages else Fraction(0)
        giver = gone[0] if self.stages and gone else self.leaver
        gains = [(n, after - was) for n, (was, after) in enumerate(zip(before, now, strict=True), 1)]
        gains.append((NOBODY, exhausted - lost))
        return tuple(Transfer(giver, taker, gain) for taker, gain in gains if gain > 0)

    def _status(self, number: int, elected: tuple[int, ...]) -> Status:
        if number in elected or number in self.sitting:
            return Status.ELECTED
        if number in self.hopeful:
            return Status.HOPEFUL
        return Status.EXCLUDED if number in self.excluded else Status.WITHDRAWN

    def _begun(self) -> Said:
        pattern = "{votes} votes elected {name}. They are counted among those who consent: {names}."
        return Said(
            pattern,
            {
                "votes": amount(Fraction(int(self.estate.units.sum()), UNIT), 5),
                "name": self.contest.name(self.leaver),
                "names": names(self.contest, self.hopeful),
            },
        )

    def _told(self, pattern: str, candidate: int, **values: str) -> Said:
        votes = amount(Fraction(self._votes()[candidate], UNIT), 5)
        return Said(pattern, {"name": self.contest.name(candidate), "votes": votes, **values})


def _units(value: Fraction) -> int:
    return int(value * UNIT)


def _hopeful_before(election: Count, stage: int) -> list[int]:
    """Who stands at the beginning."""
    return [n for n, status in enumerate(election.stages[stage].status, 1) if status is not Status.WITHDRAWN]
