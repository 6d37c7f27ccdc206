"""A count on its way from its own process to the page: without the papers, and cut to what a page can show."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

import numpy as np

from frombelow.methods.ballots.papers import RankedPapers
from frombelow.methods.ballots.reading.blt import write_blt
from frombelow.methods.ballots.recount import Recount
from frombelow.methods.ballots.result import Count, Stage

MOST_STAGES = 120  # that a page shows
MOST_CELLS = 60_000  # stages × candidates that a page shows
MOST_INSIDE = 6_000_000  # characters of a file that a page carries inside itself
MOST_PAPERS_INSIDE = 20_000  # distinct papers in such a file
NO_PAPERS = RankedPapers(np.zeros((0, 0), np.int16), np.zeros(0, np.int64))


@dataclass(frozen=True)
class Counted:
    """`found` holds no papers, only the stages that are shown, and of other rules only whom they elect.

    `everything` (JSON of all stages) and `blt` (the papers as they were read) are files to take along; empty where they would be too large.
    """

    found: Recount
    papers: int
    valid: int
    stages: int
    everything: str = ""
    blt: str = ""

    @property
    def is_cut(self) -> bool:
        return len(self.found.count.stages) < self.stages


def counted(found: Recount) -> Counted:
    """What the page needs of a count."""
    shown = replace(found.count, stages=_shown(found.count.stages, len(found.contest.candidates)))
    others = tuple(replace(other, count=replace(other.count, stages=())) for other in found.others)
    papers = found.papers
    light = replace(found, papers=NO_PAPERS, count=shown, others=others)
    return Counted(light, papers.total, papers.valid, len(found.count.stages), _everything(found), _blt(found))


def _shown(stages: tuple[Stage, ...], candidates: int) -> tuple[Stage, ...]:
    """All, or the first ones and the last."""
    most = max(min(MOST_STAGES, MOST_CELLS // candidates), 2)
    return stages if len(stages) <= most else (*stages[: most - 1], stages[-1])


def _everything(found: Recount) -> str:
    if _cells(found.count) > MOST_INSIDE / 20:  # a cell takes some twenty characters
        return ""
    told = json.dumps(found.as_json(), ensure_ascii=False, indent=1)
    return told if len(told) <= MOST_INSIDE else ""


def _cells(count: Count) -> int:
    return sum(len(stage.votes) for stage in count.stages)


def _blt(found: Recount) -> str:
    papers = found.papers
    if not isinstance(papers, RankedPapers) or len(papers.weight) > MOST_PAPERS_INSIDE:
        return ""
    written = write_blt(found.contest, papers)
    return written if len(written) <= MOST_INSIDE else ""
