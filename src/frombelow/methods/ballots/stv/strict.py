"""Which papers a rule can count, and how much of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from frombelow.methods.ballots.papers import Contest, Marks, RankedPapers


def strict(papers: RankedPapers) -> tuple[RankedPapers, int]:
    """The papers, each ending before the first rank that several share; and how many voters' papers were cut.

    A rank that two share leaves open whom the voter prefers there, and what stands after it has no place of its own.
    """
    if papers.tied is None or not papers.tied.any():
        return papers, 0
    shared = papers.tied.copy()
    shared[:, :-1] |= papers.tied[:, 1:]
    gone = np.logical_or.accumulate(shared, axis=1)
    cut = int(papers.weight[gone.any(axis=1)].sum())
    return replace(papers, order=np.where(gone, 0, papers.order).astype(np.int16), tied=None), cut


def valid(contest: Contest, papers: RankedPapers) -> tuple[RankedPapers, int]:
    """The papers that rank somebody who stands; and how many voters' papers do not."""
    counts = _ranks_somebody(contest, papers)
    if counts.all():
        return papers, 0
    kept = replace(
        papers,
        order=papers.order[counts],
        weight=papers.weight[counts],
        tied=None if papers.tied is None else papers.tied[counts],
    )
    return kept, int(papers.weight[~counts].sum())


def _ranks_somebody(contest: Contest, papers: RankedPapers) -> Marks:
    if not papers.order.shape[1]:
        return np.zeros(len(papers.weight), np.bool_)
    if not contest.withdrawn:
        return np.asarray(papers.order[:, 0] > 0)
    stands = np.zeros(len(contest.candidates) + 1, np.bool_)
    stands[list(contest.standing)] = True
    return np.asarray(stands[papers.order].any(axis=1))
