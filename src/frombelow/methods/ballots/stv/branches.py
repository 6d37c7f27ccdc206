"""Ties that nothing settles: the count goes on with the first on the ballot, and the other ways it could have gone are counted too.

So it is known who is elected in any case, between whom it stands, and which of the ties matter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from frombelow.methods.ballots.result import Count, Said, Settled, Status, Tie
from frombelow.methods.ballots.ties import TieBreak

MOST_COUNTS = 200  # whole counts made to try the other ways of one
MOST_WORK = 4_000_000  # distinct papers times counts

Winners = frozenset[int]


@dataclass(frozen=True)
class OpenTie:
    """A tie met in a count that nothing settles, and a mark of the count as it stood."""

    stage: int
    tied: tuple[int, ...]
    chosen: int
    state: bytes


@dataclass
class Choices:
    """Whom a tie falls on: by the order that is stated, else as `script` says for the ties met one after the other, else the first on the ballot."""

    order: TieBreak
    script: tuple[int, ...] = ()
    open: list[OpenTie] = field(default_factory=list)

    def pick(self, stage: int, tied: Sequence[int], falls: bool, state: Callable[[], bytes]) -> int:
        """`falls`: the least favored is chosen (to be excluded), else the most favored."""
        if self.order.settled is not Settled.NOTHING:
            return self.order.least(tied) if falls else self.order.favored(tied)
        met = len(self.open)
        chosen = self.script[met] if met < len(self.script) else min(tied)
        self.open.append(OpenTie(stage, tuple(tied), chosen, state()))
        return chosen


def decide(run: Callable[[Choices], Count], order: TieBreak, papers: int, keeps_elected: bool = True) -> Count:
    """The count, with what its open ties leave undecided. `keeps_elected`: whoever is elected in a stage stays so."""
    choices = Choices(order)
    count = run(choices)
    if not choices.open:
        return count
    ways = _Ways(run, order, min(MOST_COUNTS, max(MOST_WORK // max(papers, 1), 8)))
    ways.explore(choices, count)
    return ways.judged(choices, count) if ways.is_complete else ways.unsure(choices, count, keeps_elected)


class _Ways:
    """All ways a count can go: from each state with an open tie, where each choice leads."""

    def __init__(self, run: Callable[[Choices], Count], order: TieBreak, most: int) -> None:
        self.run, self.order, self.most = run, order, most
        self.leads: dict[bytes, dict[int, bytes | Winners]] = {}
        self.counts = 1
        self.is_complete = True

    def explore(self, choices: Choices, count: Count) -> None:
        waiting = self._enter(choices, count)
        while waiting:
            if self.counts >= self.most:
                self.is_complete = False
                return
            script = waiting.pop()
            branch = Choices(self.order, script)
            self.counts += 1
            waiting.extend(self._enter(branch, self.run(branch)))

    def _enter(self, choices: Choices, count: Count) -> list[tuple[int, ...]]:
        """Notes the way of one count; what is still to be tried from the states it met first."""
        to_try: list[tuple[int, ...]] = []
        taken = tuple(tie.chosen for tie in choices.open)
        for place, tie in enumerate(choices.open):
            is_new = tie.state not in self.leads
            after = choices.open[place + 1].state if place + 1 < len(taken) else frozenset(count.winners)
            self.leads.setdefault(tie.state, {})[tie.chosen] = after
            if is_new:
                to_try.extend((*taken[:place], other) for other in tie.tied if other != tie.chosen)
        return to_try

    def judged(self, choices: Choices, count: Count) -> Count:
        outcomes = self._outcomes(choices.open[0].state)
        sure = frozenset.intersection(*outcomes)
        either = frozenset.union(*outcomes) - sure
        winners = tuple(winner for winner in count.winners if winner in sure)
        ties = _with_matters(count.ties, {(tie.stage, tie.tied) for tie in choices.open if self._matters(tie.state)})
        return replace(
            count, winners=winners, ties=ties, tied=tuple(sorted(either)), open_seats=len(count.winners) - len(winners)
        )

    def unsure(self, choices: Choices, count: Count, keeps_elected: bool) -> Count:
        """Too many ways: only those elected before the first open tie are sure."""
        first = choices.open[0]
        early = [stage for stage in count.stages if stage.number < first.stage and keeps_elected]
        before = {winner for stage in early for winner in stage.elected}
        winners = tuple(winner for winner in count.winners if winner in before)
        gone = {other for stage in count.stages if stage.number < first.stage for other in stage.excluded}
        at_first = enumerate(count.stages[0].status, 1)
        tied = tuple(n for n, status in at_first if status is not Status.WITHDRAWN and n not in before | gone)
        said = Said(
            "Ties that nothing settles can go in more ways than were counted ({counts}): not all could be tried.",
            {"counts": str(self.counts)},
        )
        ties = _with_matters(count.ties, {(tie.stage, tie.tied) for tie in choices.open})
        open_seats = len(count.winners) - len(winners)
        return replace(count, winners=winners, ties=ties, tied=tied, open_seats=open_seats, said=(*count.said, said))

    def _outcomes(
        self, state: bytes | Winners, known: dict[bytes, frozenset[Winners]] | None = None
    ) -> frozenset[Winners]:
        if isinstance(state, frozenset):
            return frozenset([state])
        known = {} if known is None else known
        if state not in known:
            known[state] = frozenset().union(*(self._outcomes(after, known) for after in self.leads[state].values()))
        return known[state]

    def _matters(self, state: bytes) -> bool:
        """Another choice leads to other winners."""
        return len({self._outcomes(after) for after in self.leads[state].values()}) > 1


def _with_matters(ties: tuple[Tie, ...], mattering: set[tuple[int, tuple[int, ...]]]) -> tuple[Tie, ...]:
    return tuple(replace(tie, matters=(tie.stage, tie.candidates) in mattering) for tie in ties)
