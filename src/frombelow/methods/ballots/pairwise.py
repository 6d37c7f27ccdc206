"""One against one: how many voters rank each candidate above each other. Whom a paper leaves out stands below all whom it ranks."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from frombelow.methods.ballots.papers import Contest, Numbers, Places, RankedPapers
from frombelow.methods.ballots.result import Deed, Said, Stage, Status

CHUNK = 1 << 19  # ranks looked at together: they stay in the processor's cache


def preferences(contest: Contest, papers: RankedPapers) -> Numbers:
    """(candidates × candidates, int64): voters who rank the row's candidate above the column's. Those withdrawn have 0 everywhere."""
    candidates = len(contest.candidates)
    over = np.zeros((candidates, candidates), np.int64)
    step = max(1, CHUNK // candidates)
    for start in range(0, len(papers.weight), step):
        ranks = _ranks(papers, candidates, slice(start, start + step))
        weight = papers.weight[start : start + step]
        for row in range(candidates):
            ahead = (ranks[row] < ranks).astype(np.int64)
            over[row] += np.einsum("ij,j->i", ahead, weight)  # @ would be six times slower on integers
    gone = [number - 1 for number in contest.withdrawn]
    over[gone, :] = over[:, gone] = 0
    return over


def condorcet_winner(contest: Contest, over: Numbers) -> int | None:
    """The candidate who beats every other one who stands, if there is one."""
    for number in contest.standing:
        rivals = [other - 1 for other in contest.standing if other != number]
        if (over[number - 1, rivals] > over[rivals, number - 1]).all():
            return number
    return None


def first_stage(contest: Contest, over: Numbers) -> Stage:
    """Every pair of candidates one against one. `votes` are the rivals whom a candidate beats."""
    winner = condorcet_winner(contest, over)
    said = Said("Nobody beats every other candidate one against one.")
    if winner:
        said = Said("{winner_name} beats every other candidate one against one.", {"winner_name": contest.name(winner)})
    return Stage(
        1,
        Deed.ROUND,
        votes=tuple(Fraction(int(wins)) for wins in (over > over.T).sum(axis=1)),
        status=statuses(contest),
        figures=columns(contest, "preferred to", over),
        unit="rivals beaten",
        said=(said,),
    )


def statuses(contest: Contest, elected: tuple[int, ...] = ()) -> tuple[Status, ...]:
    """Where each candidate stands when only the withdrawn and the elected are told apart."""
    return tuple(
        Status.ELECTED if n in elected else Status.WITHDRAWN if n in contest.withdrawn else Status.HOPEFUL
        for n in range(1, len(contest.candidates) + 1)
    )


def columns(contest: Contest, words: str, table: Numbers) -> dict[str, tuple[Fraction, ...]]:
    """A square table as figures of a stage: one column for each rival who stands."""
    return {f"{words} {contest.name(n)}": tuple(Fraction(int(x)) for x in table[:, n - 1]) for n in contest.standing}


def _ranks(papers: RankedPapers, candidates: int, rows: slice) -> Places:
    """(candidates × papers): the rank of each candidate on these papers; those left out share a rank after the last."""
    order = papers.order[rows]
    count, width = order.shape
    ranks = np.full((candidates + 1, count), width, np.int16)  # row 0 takes the empty places
    rank = np.full(count, -1, np.int16)
    which = np.arange(count)
    for place in range(width):
        rank += 1 if papers.tied is None else ~papers.tied[rows, place]
        ranks[order[:, place], which] = rank
    return ranks[1:]
