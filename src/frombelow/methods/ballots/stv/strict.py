"""Papers for rules that know no equal ranks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from frombelow.methods.ballots.papers import RankedPapers


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
