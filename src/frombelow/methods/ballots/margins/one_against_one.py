"""Rules on one-against-one counts: what surely cannot change the winner.

One changed paper moves each of those counts by at most one. A winner who beats everybody by a gap of g or more still beats everybody
while 2k < g. Under Schulze's rule the same is asked of the beatpaths, each link as weak as k papers could make it against each as strong.
"""

from __future__ import annotations

import numpy as np

from frombelow.methods.ballots.pairwise import preferences
from frombelow.methods.ballots.papers import Contest, Numbers, RankedPapers
from frombelow.methods.ballots.result import Count
from frombelow.methods.ballots.rule import Papers

RULES = frozenset({"schulze", "ranked-pairs", "condorcet-irv"})


def least(key: str, contest: Contest, papers: Papers, count: Count) -> int:
    """A number of papers that is surely needed for another winner; 1 where nothing better can be said."""
    assert isinstance(papers, RankedPapers)
    if len(count.winners) != 1:
        return 1
    over = preferences(contest, papers)
    winner = count.winners[0]
    rivals = [other - 1 for other in contest.standing if other != winner]
    gap = int((over[winner - 1, rivals] - over[rivals, winner - 1]).min())
    surely = (gap + 1) // 2 if gap > 0 else 1
    return max(surely, _by_beatpaths(over, winner, rivals, papers.total)) if key == "schulze" else surely


def _by_beatpaths(over: Numbers, winner: int, rivals: list[int], most: int) -> int:
    low, high = 0, most
    while low < high:  # the largest k that surely changes nothing
        middle = (low + high + 1) // 2
        if _still_wins(over, winner, rivals, middle):
            low = middle
        else:
            high = middle - 1
    return low + 1


def _still_wins(over: Numbers, winner: int, rivals: list[int], changed: int) -> bool:
    gap = over - over.T
    weakest = np.where(gap > 2 * changed, over - changed, 0)
    strongest = np.where(gap > -2 * changed, over + changed, 0)
    out, back = _paths(weakest)[winner - 1], _paths(strongest)[:, winner - 1]
    return bool((out[rivals] > back[rivals]).all())


def _paths(links: Numbers) -> Numbers:
    """The strength of the strongest path between every two (Floyd and Warshall)."""
    paths = links.copy()
    for middle in range(len(paths)):
        np.maximum(paths, np.minimum(paths[:, [middle]], paths[[middle], :]), out=paths)
    return paths
