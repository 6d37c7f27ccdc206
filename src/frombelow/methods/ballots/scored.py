"""What scoring papers add up to."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from frombelow.methods.ballots.papers import Contest, Marks, Numbers, Places, ScoredPapers


def totals(papers: ScoredPapers) -> Numbers:
    """Each candidate's points; a blank is worth nothing."""
    return _weighted(np.maximum(papers.scores, 0), papers.weight)


def given(papers: ScoredPapers, score: int) -> Numbers:
    """How many voters gave each candidate just this score (or BLANK)."""
    return _weighted(papers.scores == score, papers.weight)


def preferences(contest: Contest, papers: ScoredPapers) -> Numbers:
    """Voters who score the row's candidate higher than the column's; a blank counts as 0. Those withdrawn have 0 everywhere."""
    scores = np.maximum(papers.scores, 0)
    over = np.array([_weighted(scores[:, [row]] > scores, papers.weight) for row in range(scores.shape[1])])
    gone = [number - 1 for number in contest.withdrawn]
    over[gone, :] = over[:, gone] = 0
    return over


def approvals(papers: ScoredPapers) -> ScoredPapers:
    """The papers with equal ones together and blanks as "does not approve": for rules that ask only whom a voter approves."""
    marks = (papers.scores > 0).astype(np.int16)
    distinct, which = np.unique(marks, axis=0, return_inverse=True)
    weight = np.zeros(len(distinct), np.int64)
    np.add.at(weight, which.reshape(-1), papers.weight)
    return ScoredPapers(distinct, weight, highest=1)


def as_votes(values: Numbers) -> tuple[Fraction, ...]:
    return tuple(Fraction(int(value)) for value in values)


def _weighted(values: Places | Marks, weight: Numbers) -> Numbers:
    """The sum of each column, each paper as often as it was written. Exact: integers throughout."""
    summed: Numbers = np.einsum("pc,p->c", values.astype(np.int64), weight)
    return summed
