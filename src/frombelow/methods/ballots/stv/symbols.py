"""Papers as rows of symbols: a candidate, or a rank of equals (each different one a symbol of its own)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.ballots.papers import Numbers, RankedPapers

END = 0


@dataclass(frozen=True, eq=False)
class Rows:
    """One row per paper, END after its last symbol. `members[symbol]`: the candidates of the rank; symbols up to the number of candidates are candidates."""

    symbols: NDArray[np.int32]
    weight: Numbers
    members: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, papers: RankedPapers, candidates: int) -> Rows:
        members: list[tuple[int, ...]] = [(), *((number,) for number in range(1, candidates + 1))]
        count, width = papers.order.shape
        symbols = np.zeros((count, width + 1), np.int32)
        symbols[:, :width] = papers.order
        if papers.tied is not None:
            number_of: dict[tuple[int, ...], int] = {}
            for row in np.flatnonzero(papers.tied.any(axis=1)).tolist():
                symbols[row] = END
                for place, rank in enumerate(_ranks(papers, row)):
                    if len(rank) > 1 and rank not in number_of:
                        number_of[rank] = len(members)
                        members.append(rank)
                    symbols[row, place] = rank[0] if len(rank) == 1 else number_of[rank]
        return cls(symbols, papers.weight, tuple(members))


def _ranks(papers: RankedPapers, row: int) -> list[tuple[int, ...]]:
    one = RankedPapers(papers.order[[row]], papers.weight[[row]], None if papers.tied is None else papers.tied[[row]])
    return [tuple(sorted(rank)) for rank in one.rankings()[0][0]]
