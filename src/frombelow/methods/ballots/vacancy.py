"""A file of ballots, the member who leaves, and who follows: the count by Scottish STV, then the countback."""

from __future__ import annotations

from dataclasses import dataclass

from frombelow.methods.ballots.countback import fill_vacancy
from frombelow.methods.ballots.fitting import Unfit, check_fits
from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.reading.detect import read_papers
from frombelow.methods.ballots.reading.problems import Repair
from frombelow.methods.ballots.recount import Options, named, settled_by
from frombelow.methods.ballots.registry import RULES
from frombelow.methods.ballots.result import Count, Said

SCOTTISH = RULES["scottish"]


@dataclass(frozen=True)
class Vacancy:
    """The election as it was counted, and the countback that fills the seat of `leaver`."""

    contest: Contest
    leaver: int
    election: Count
    countback: Count
    repairs: tuple[Repair, ...]


def fill(
    data: bytes, filename: str, leaver: int, consenting: tuple[int, ...] | None, options: Options | None = None
) -> Vacancy:
    """Who takes the seat of `leaver`; `consenting` None: all who were not elected. Raises `Fault` or `Unfit`, each with one sentence."""
    options = options or Options()
    read = read_papers(data, filename, SCOTTISH.paper)
    contest = named(read.contest, options, (leaver, *(consenting or ())))
    check_fits(SCOTTISH, contest, read.papers)
    assert isinstance(read.papers, RankedPapers)
    ties = settled_by(contest, options)
    election = SCOTTISH.count(contest, read.papers, ties)
    if election.tied:
        said = (
            "The election itself ends in a tie that nothing settles: give the order or the lot by which it was settled."
        )
        raise Unfit(Said(said))
    return Vacancy(
        contest,
        leaver,
        election,
        fill_vacancy(contest, read.papers, election, leaver, consenting, ties),
        read.repairs,
    )
