"""What the readers of rankings have in common: checking one paper, adding them up."""

from __future__ import annotations

from collections.abc import Sequence

from frombelow.methods.ballots.papers import RankedPapers
from frombelow.methods.ballots.reading.blt_numbers import MOST_VOTERS
from frombelow.methods.ballots.reading.problems import Fault
from frombelow.methods.ballots.reading.text import digits
from frombelow.methods.ballots.result import Said

Ranking = tuple[tuple[int, ...], ...]

TWICE = "{name} is ranked twice on this paper; leave one of the two out."
MOST_PAPERS_SAID = Said("The weights add up to more papers than can be counted exactly.")


class Pile:
    """Papers as they are read, equal ones together."""

    def __init__(self) -> None:
        self._weights: dict[Sequence[int | Sequence[int]], int] = {}
        self.voters = 0

    def add(self, ranking: Ranking, weight: int) -> None:
        if not weight:
            return
        self._weights[ranking] = self._weights.get(ranking, 0) + weight
        self.voters += weight
        if self.voters > MOST_VOTERS:
            raise Fault(MOST_PAPERS_SAID)

    def papers(self) -> RankedPapers:
        return RankedPapers.of(self._weights)


def whole_number(text: str, line: int, column: int = 1, what: str = "number of voters") -> int:
    """A number without sign or point; other writing is refused."""
    bare = text.strip()
    if bare.isascii() and bare.isdecimal() and digits(bare) <= MOST_VOTERS:
        return digits(bare)
    said = Said("“{text}” is no {what}; write a whole number.", {"text": bare[:40], "what": what})
    raise Fault(said, line, column)


def without_doubles(ranking: Ranking, names: Sequence[str], line: int, column: int = 1) -> Ranking:
    """The ranking, with equals in the order of their numbers; a candidate on it twice is refused."""
    seen: set[int] = set()
    for candidate in (candidate for rank in ranking for candidate in rank):
        if candidate in seen:
            raise Fault(Said(TWICE, {"name": names[candidate - 1]}), line, column)
        seen.add(candidate)
    return tuple(tuple(sorted(rank)) for rank in ranking if rank)
