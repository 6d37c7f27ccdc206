"""Yes or no by more than half of the yes and no votes: how many papers that say the opposite turn a motion. Exact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frombelow.methods.ballots import scored
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Count


@dataclass(frozen=True)
class Nearest:
    """The motion that hangs on the fewest papers."""

    papers: int
    motion: int

    def instead(self, count: Count) -> tuple[int, ...]:
        """What is carried once it is turned."""
        return tuple(sorted(set(count.winners) ^ {self.motion}))


def nearest(contest: Contest, papers: Any) -> Nearest:
    """Each paper from yes to no, or from no to yes, brings the two nearer by two."""
    yes, no = scored.given(papers, 1), scored.given(papers, 0)
    leads = {number: int(yes[number - 1]) - int(no[number - 1]) for number in contest.standing}
    needed, motion = min((_needed(lead), number) for number, lead in leads.items())
    return Nearest(needed, motion)


def _needed(lead: int) -> int:
    """A tie is not carried."""
    return (lead + 1) // 2 if lead > 0 else -lead // 2 + 1
