"""The record of a count: who is still in, their votes, what happened in each stage and why. The same for all rules of this family."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from frombelow.methods.ballots.floors import Limits
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Count, Deed, Said, Settled, Stage, Status, Tie, Transfer
from frombelow.methods.ballots.stv.arithmetic import Amount, Arithmetic
from frombelow.methods.ballots.stv.branches import Choices
from frombelow.methods.ballots.stv.sentences import Sentences
from frombelow.methods.ballots.stv.sheet import Sheet

MOST_DECIMALS = 9  # to be shown; the amounts themselves are exact


class Looks(StrEnum):
    """Where a rule looks when candidates are equal."""

    NOT = "nowhere"
    BACK = "from the last stage back to the first"
    AHEAD = "from the first stage on"


class Record(ABC):
    """Where a count stands. Candidates are numbers; amounts are in the unit of the arithmetic until a stage is closed.

    `looks`: which earlier votes settle ties.
    """

    def __init__(self, contest: Contest, arithmetic: Arithmetic, choices: Choices, looks: Looks = Looks.NOT) -> None:
        self.contest, self.arithmetic = contest, arithmetic
        self.say = Sentences(contest, arithmetic)
        self.zero: Amount = arithmetic.one * 0
        self.votes: dict[int, Amount] = dict.fromkeys(range(1, len(contest.candidates) + 1), self.zero)
        self.hopeful: list[int] = list(contest.standing)
        self.elected: list[int] = []
        self.pending: list[int] = []  # elected, and their surplus waits
        self.excluded: list[int] = []
        self.quota: Amount = self.zero
        self.voters = 0
        self.exhausted: Amount = self.zero
        self.sheet = Sheet()
        self.stages: list[Stage] = []
        self.ties: list[Tie] = []
        self._history: list[tuple[int, dict[int, Amount]]] = []  # votes as they stood in a stage
        self.limits = Limits(contest)
        self._choices, self._looks = choices, looks

    @abstractmethod
    def fingerprint(self) -> bytes:
        """A mark of the papers as they lie: what the rest of the count depends on besides the votes."""

    @property
    def number(self) -> int:
        """The stage at work."""
        return len(self.stages) + 1

    @property
    def seats_left(self) -> int:
        return self.contest.seats - len(self.elected)

    @property
    def is_over(self) -> bool:
        """All seats are filled, or no more candidates are left than seats."""
        return self.seats_left <= 0 or len(self.hopeful) <= self.seats_left

    def surplus(self, candidate: int) -> Amount:
        return self.votes[candidate] - self.quota

    def total(self, candidates: Iterable[int]) -> Amount:
        return sum((self.votes[candidate] for candidate in candidates), self.zero)

    def tell(self, said: Said) -> None:
        self.sheet.said.append(said)

    def lowest(self, candidates: Sequence[int]) -> list[int]:
        """Those with the fewest votes."""
        low = min(self.votes[candidate] for candidate in candidates)
        return [c for c in candidates if not self.arithmetic.compare(self.votes[c], low)]

    def highest(self, candidates: Sequence[int]) -> list[int]:
        """Those with the most votes."""
        high = max(self.votes[candidate] for candidate in candidates)
        return [c for c in candidates if not self.arithmetic.compare(self.votes[c], high)]

    def at_quota(self) -> list[int]:
        """Hopeful candidates who have the quota (exceed it, where it is exact), most votes first."""
        least = 1 if self.arithmetic.is_exact else 0
        enough = [c for c in self.hopeful if self.arithmetic.compare(self.votes[c], self.quota) >= least]
        return sorted(enough, key=lambda candidate: self.votes[candidate], reverse=True)

    @property
    def doomed(self) -> list[int]:
        """Hopeful candidates who can no longer be elected without breaking a ceiling or a floor."""
        return self.limits.doomed(self.elected, self.hopeful)

    def unguarded(self) -> list[int]:
        """Hopeful candidates whom the floors do not need; those spared although they have fewer votes are named."""
        guarded = self.limits.guarded(self.elected, self.hopeful)
        free = [candidate for candidate in self.hopeful if candidate not in guarded]
        fewest = min((self.votes[candidate] for candidate in free), default=self.zero)
        for candidate in guarded:
            if self.arithmetic.compare(self.votes[candidate], fewest) < 0:
                self.tell(self.limits.why_guarded(candidate, self.elected))
        return free

    def exclude_doomed(self) -> list[int]:
        """They leave at once, each with the reason."""
        gone = self.doomed
        for candidate in gone:
            self.exclude([candidate], self.limits.why_doomed(candidate, self.elected))
        return gone

    def elect(self, candidates: Sequence[int], waits: bool = True) -> None:
        """`waits`: their surplus is still to be moved. Whom a limit dooms meanwhile is left out."""
        candidates = self._within_limits(candidates) if self.limits.groups else candidates
        for candidate in candidates:
            self.hopeful.remove(candidate)
            self.elected.append(candidate)
            self.sheet.elected.append(candidate)
            if waits:
                self.pending.append(candidate)
        if candidates:
            self.tell(self.say.elected(candidates, self.votes, self.quota))

    def exclude(self, candidates: Sequence[int], said: Said | None = None) -> None:
        """They leave the count; their papers stay with them until `pass_on`."""
        self.tell(said or self.say.excluded(candidates, self.votes))
        for candidate in candidates:
            self.hopeful.remove(candidate)
            self.excluded.append(candidate)
            self.sheet.excluded.append(candidate)

    def pick(self, choice: str, tied: Sequence[int]) -> int:
        """The one the choice falls on: by earlier stages if the rule says so, else as stated, else openly undecided."""
        if len(tied) == 1:
            return tied[0]
        falls = choice == "exclude"
        left, stage = self._look(tied, falls)
        if len(left) == 1:
            self._note_tie(choice, tied, left[0], Settled.EARLIER, stage)
            return left[0]
        if falls and self._is_idle(left):
            self._note_tie(choice, left, min(left), Settled.NOTHING)
            return min(left)
        chosen = self._choices.pick(self.number, left, falls, self._state)
        self._note_tie(choice, left, chosen, self._choices.order.settled)
        return chosen

    def fill(self) -> None:
        """The last seats go to those who are left, when there are no more of them than seats."""
        if 0 < len(self.hopeful) <= self.seats_left:
            left = sorted(self.hopeful, key=lambda candidate: self.votes[candidate], reverse=True)
            self.tell(self.say.filled(left))
            self.elected.extend(left)
            self.sheet.elected.extend(left)
            self.hopeful.clear()

    def close(self, deed: Deed, figures: Mapping[str, tuple[Fraction, ...]] | None = None) -> None:
        """The stage is over: writes it down and turns the page."""
        sheet, fraction = self.sheet, self.arithmetic.fraction
        lost = fraction(self.arithmetic.one * self.voters - self.total(self.votes) - self.exhausted)
        if gone := sheet.gone(sheet.moved):
            self.tell(self.say.exhausted(gone))
        self.remember()
        self.stages.append(
            Stage(
                self.number,
                deed,
                votes=tuple(fraction(self.votes[number]) for number in sorted(self.votes)),
                status=tuple(self._status(number) for number in sorted(self.votes)),
                exhausted=fraction(self.exhausted),
                lost=lost,
                quota=fraction(self.quota),
                moved=tuple(sheet.moved),
                value=sheet.value,
                elected=tuple(sheet.elected),
                excluded=tuple(sheet.excluded),
                transfers=tuple(
                    Transfer(*way, fraction(amount)) for way, amount in sorted(sheet.flows.items()) if amount
                ),
                said=tuple(sheet.said),
                figures=figures or {},
            )
        )
        self.sheet = Sheet()

    def remember(self) -> None:
        """Keeps the votes as they stand, for ties to come."""
        self._history.append((self.number, dict(self.votes)))

    def count(self, rule: str) -> Count:
        """The whole answer, as this branch of the count gives it."""
        unfilled = max(self.seats_left, 0)
        return Count(
            rule,
            winners=tuple(self.elected),
            stages=tuple(self.stages),
            ties=tuple(self.ties),
            unfilled=unfilled,
            decimals=min(self.arithmetic.decimals, MOST_DECIMALS),
            said=(self.say.unfilled(unfilled),) if unfilled else (),
        )

    def _within_limits(self, candidates: Sequence[int]) -> list[int]:
        """One after the other, most votes first, as long as the limits allow; equals who cannot all be elected are a tie."""
        chosen: list[int] = []
        waiting = list(candidates)
        while True:
            left = [c for c in self.hopeful if c not in chosen]
            doomed = self.limits.doomed([*self.elected, *chosen], left)
            waiting = [c for c in waiting if c not in doomed and c not in chosen]
            if not waiting or len(chosen) >= self.seats_left:
                return chosen
            most = self.highest(waiting)
            together = self.limits.can_be_kept([*self.elected, *chosen, *most], [c for c in left if c not in most])
            chosen.extend(most if together else [self.pick("elect", most)])

    def _look(self, tied: Sequence[int], falls: bool) -> tuple[list[int], int]:
        """Vote by vote that settles ties: those with the fewest (the most) of those still equal; and the stage that decided."""
        left = list(tied)
        if self._looks is Looks.NOT:
            return left, 0
        extreme = min if falls else max
        for stage, votes in self._history if self._looks is Looks.AHEAD else reversed(self._history):
            bound = extreme(votes[candidate] for candidate in left)
            left = [candidate for candidate in left if not self.arithmetic.compare(votes[candidate], bound)]
            if len(left) == 1:
                return left, stage
        return left, 0

    def _is_idle(self, tied: Sequence[int]) -> bool:
        """None of them has a vote, and all of them must go before anything else can happen: who goes first changes nothing."""
        return not any(self.votes[candidate] for candidate in tied) and len(self.hopeful) - len(tied) >= self.seats_left

    def _note_tie(self, choice: str, tied: Sequence[int], chosen: int, settled: Settled, stage: int = 0) -> None:
        self.ties.append(Tie(self.number, choice, tuple(tied), (chosen,), settled))
        self.tell(self.say.tie(choice, tied, chosen, settled, stage))

    def _state(self) -> bytes:
        """A mark of all that the rest of the count depends on."""
        still_in = [*self.hopeful, *self.pending]
        looks = self._looks is not Looks.NOT
        before = [[votes[number] for number in still_in] for _, votes in self._history] if looks else []
        mark = hashlib.blake2b(self.fingerprint(), digest_size=16)
        mark.update(repr((self.hopeful, self.pending, sorted(self.elected), self.votes, self.quota, before)).encode())
        return mark.digest()

    def _status(self, number: int) -> Status:
        if number in self.elected:
            return Status.ELECTED
        if number in self.hopeful:
            return Status.HOPEFUL
        return Status.EXCLUDED if number in self.excluded else Status.WITHDRAWN
