"""Rules that add up points: the margin is exact.

A changed paper can move the gap between a winner and a loser by at most what it gives the winner now, plus what the best paper would give the
loser beyond what it gives now. So the papers that move it most are changed first, until the loser is level.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from frombelow.methods.ballots import scored
from frombelow.methods.ballots.papers import Contest, Numbers, ScoredPapers
from frombelow.methods.ballots.result import Count
from frombelow.methods.ballots.rule import Papers

Ballots = Callable[[ScoredPapers], ScoredPapers]
RULES: dict[str, Ballots] = {"approval": scored.approvals, "score": lambda papers: papers}


@dataclass(frozen=True)
class Exact:
    """The margin, the loser who comes level first, and who would then share the seats."""

    papers: int
    loser: int
    instead: tuple[int, ...]


def margin(key: str, contest: Contest, papers: Papers, count: Count) -> Exact | None:
    """None where the rule does not simply add up points."""
    if key not in RULES or not isinstance(papers, ScoredPapers):
        return None
    read = RULES[key](papers)
    totals = scored.totals(read)
    winners, losers = count.winners, [n for n in contest.standing if n not in count.winners]
    pairs = [(_papers_to_level(read, totals, winner, loser), loser, winner) for winner in winners for loser in losers]
    fewest, loser, winner = min(pairs)
    return Exact(fewest, loser, tuple(loser if one == winner else one for one in winners))


def _papers_to_level(papers: ScoredPapers, totals: Numbers, winner: int, loser: int) -> int:
    gap = int(totals[winner - 1] - totals[loser - 1])
    scores = np.maximum(papers.scores.astype(np.int64), 0)
    moves = scores[:, winner - 1] + papers.highest - scores[:, loser - 1]
    changed = 0
    for move in sorted({int(one) for one in moves if one > 0}, reverse=True):
        if gap <= 0:
            break
        there = int(papers.weight[moves == move].sum())
        needed = min(there, -(-gap // move))
        changed, gap = changed + needed, gap - needed * move
    return changed
