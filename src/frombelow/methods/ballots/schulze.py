"""The Schulze method: whoever has the stronger chain of victories stands above.

A chain from A to B is as strong as the weakest victory in it; a victory is as strong as the number of voters on the winning side ("winning votes").
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.ballots import deciding, pairwise
from frombelow.methods.ballots.papers import Contest, Numbers, RankedPapers
from frombelow.methods.ballots.result import Count, Deed, Said, Stage
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.ties import TieBreak, order_for

Steps = NDArray[np.int64]


def count(contest: Contest, papers: RankedPapers, ties: TieBreak | None = None) -> Count:
    """The whole ranking; of equals at the top, the stated order or the lot chooses."""
    over = pairwise.preferences(contest, papers)
    strength, before = strongest_chains(over)
    ranking = ranks(contest, strength)
    filled = deciding.fill(ranking, 1, order_for(contest, ties), stage=2)
    chains = Stage(
        2,
        Deed.ROUND,
        votes=tuple(Fraction(int(wins)) for wins in (strength > strength.T).sum(axis=1)),
        status=pairwise.statuses(contest, filled.winners),
        elected=filled.winners,
        figures=pairwise.columns(contest, "chain to", strength),
        unit="rivals below",
        said=(*_reasons(contest, ranking[0], over, strength, before), *deciding.told(contest, filled)),
    )
    return Count(
        RULE.key,
        filled.winners,
        (pairwise.first_stage(contest, over), chains),
        ties=filled.ties,
        tied=filled.tied,
        open_seats=filled.open_seats,
        ranking=ranking,
    )


def strongest_chains(over: Numbers) -> tuple[Numbers, Steps]:
    """How strong the strongest chain from row to column is, and whom it passes last before the column."""
    strength = np.where(over > over.T, over, 0)
    before = np.repeat(np.arange(len(over))[:, None], len(over), axis=1)
    for through in range(len(over)):
        detour = np.minimum(strength[:, through, None], strength[None, through, :])
        better = detour > strength
        np.fill_diagonal(better, val=False)
        before = np.where(better, before[None, through, :], before)
        strength = np.where(better, detour, strength)
    return strength, before


def ranks(contest: Contest, strength: Numbers) -> deciding.Ranking:
    """First those above whom nobody stands, then those above whom only the first stand, and so on."""
    left = list(contest.standing)
    ranking = []
    while left:
        rows = np.array(left) - 1
        beaten = (strength > strength.T)[np.ix_(rows, rows)].any(axis=0)
        ranking.append(tuple(n for n, is_beaten in zip(left, beaten, strict=True) if not is_beaten))
        left = [n for n, is_beaten in zip(left, beaten, strict=True) if is_beaten]
    return tuple(ranking)


def _reasons(
    contest: Contest, top: tuple[int, ...], over: Numbers, strength: Numbers, before: Steps
) -> tuple[Said, ...]:
    """Why each of the first stands above those who beat her one against one: the chain that goes the other way."""
    return tuple(
        _chain(contest, winner, rival, over, strength, before)
        for winner in top
        for rival in contest.standing
        if over[rival - 1, winner - 1] > over[winner - 1, rival - 1]
    )


def _chain(contest: Contest, winner: int, rival: int, over: Numbers, strength: Numbers, before: Steps) -> Said:
    chain = [rival]
    while chain[-1] != winner:
        chain.append(int(before[winner - 1, chain[-1] - 1]) + 1)
    return Said(
        "{rival_name} beats {winner_name} {ahead} to {behind}, but the chain of victories {chain_names} is at least as strong: "
        "its weakest link has {there} votes, the strongest chain back has {back}.",
        {
            "rival_name": contest.name(rival),
            "winner_name": contest.name(winner),
            "ahead": str(over[rival - 1, winner - 1]),
            "behind": str(over[winner - 1, rival - 1]),
            "chain_names": " > ".join(contest.name(n) for n in reversed(chain)),
            "there": str(strength[winner - 1, rival - 1]),
            "back": str(strength[rival - 1, winner - 1]),
        },
    )


RULE = Rule(
    key="schulze",
    name="Schulze method",
    version="winning votes; whom a paper leaves out stands below all whom it ranks; between first-placed equals a stated order or a lot",
    source='Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", '
    "Social Choice and Welfare 36 (2011), 267–303",
    paper=Paper.RANKED,
    several=False,
    count=count,
    promises=frozenset({Promise.MONOTONE, Promise.MAJORITY, Promise.CONDORCET, Promise.CLONES}),
)
