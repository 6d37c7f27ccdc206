"""Condorcet Election Format (.cvotes; github.com/CondorcetVote/CondorcetElectionFormat, version 1): read.

#/Candidates: Ada ; Bo ; Cy
#/Number of Seats: 2
#/Weight Allowed: true
tag || Ada > Bo = Cy ^7 * 3      a paper of weight 7, three times
/EMPTY_RANKING/ * 2              two empty papers
# a comment
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.reading.problems import Fault, Mending, Reading
from frombelow.methods.ballots.reading.rankings import Pile, Ranking, whole_number, without_doubles
from frombelow.methods.ballots.reading.text import decoded, plain
from frombelow.methods.ballots.result import Said

PARAMETER = "#/"
EMPTY = "/EMPTY_RANKING/"
NOT_IMPLICIT = "The file asks that candidates whom a paper leaves out be compared with nobody; here they stand below all whom it ranks."


class _Parts(NamedTuple):
    """What a line of votes consists of."""

    ranking: str
    weight: str
    times: str


@dataclass
class _File:
    parameters: dict[str, str] = field(default_factory=dict)
    votes: list[tuple[int, str]] = field(default_factory=list)

    def is_set(self, name: str) -> bool:
        return self.parameters.get(name, "").lower() == "true"


def read_cvotes(data: bytes) -> Reading[RankedPapers]:
    mending = Mending()
    file = _file(decoded(plain(data, mending), 0, mending))
    names = _names(file)
    if not names:
        raise Fault(Said("The file names no candidates (#/Candidates: Ada ; Bo)."))
    numbers = {name: number for number, name in enumerate(names, 1)}
    seats = whole_number(file.parameters.get("number of seats", "1"), 0, what="number of seats")
    pile = Pile()
    for line, vote in file.votes:
        pile.add(*_paper(vote, line, numbers, names, weighs=file.is_set("weight allowed")))
    if file.parameters.get("implicit ranking", "true").lower() == "false":
        mending.note(0, NOT_IMPLICIT)
    return Reading(Contest(names, seats), pile.papers(), mending.repairs())


def _file(text: str) -> _File:
    file = _File()
    for number, raw in enumerate(text.split("\n"), 1):
        bare = raw.strip()
        if bare.startswith(PARAMETER):
            name, _, value = bare.removeprefix(PARAMETER).partition(":")
            file.parameters[name.strip().lower()] = value.strip()
        elif vote := bare.split("#")[0].strip():
            file.votes.append((number, vote))
    return file


def _names(file: _File) -> tuple[str, ...]:
    """As declared, else those on the papers by name."""
    declared = [name.strip() for name in file.parameters.get("candidates", "").split(";") if name.strip()]
    if declared:
        return tuple(dict.fromkeys(declared))
    found = {name for _, vote in file.votes for rank in _ranks(_parts(vote).ranking) for name in rank}
    return tuple(sorted(found, key=lambda name: (name.casefold(), name)))


def _paper(vote: str, line: int, numbers: dict[str, int], names: tuple[str, ...], weighs: bool) -> tuple[Ranking, int]:
    parts = _parts(vote)
    ranking = []
    for rank in _ranks(parts.ranking):
        for name in rank:
            if name not in numbers:
                column = vote.find(name) + 1
                raise Fault(Said("“{name}” is not among the candidates.", {"name": name}), line, column)
        ranking.append(tuple(numbers[name] for name in rank))
    weight = whole_number(parts.weight, line) if weighs and parts.weight else 1
    times = whole_number(parts.times, line) if parts.times else 1
    return without_doubles(tuple(ranking), names, line), weight * times


def _parts(vote: str) -> _Parts:
    """tag || ranking ^ weight * times"""
    untagged = vote.rpartition("||")[2]
    weighted, _, times = untagged.partition("*")
    ranking, _, weight = weighted.partition("^")
    return _Parts(ranking.strip(), weight.strip(), times.strip())


def _ranks(ranking: str) -> list[list[str]]:
    """The names, rank by rank; nothing for an empty paper."""
    if ranking == EMPTY:
        return []
    ranks = [[name.strip() for name in rank.split("=") if name.strip()] for rank in ranking.split(">")]
    return [rank for rank in ranks if rank]
