"""The first lines of a BLT file: how many candidates and seats, who withdrew, and options in [brackets]."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from frombelow.methods.ballots.reading.problems import Fault, Mending
from frombelow.methods.ballots.reading.text import digits
from frombelow.methods.ballots.result import Said

MOST_CANDIDATES = 32_767
FIRST_LINE = re.compile(r"(\d+)[\s,]+(\d+)((?:\s+-\d+)*)[\s,]*$")
WITHDRAWALS = re.compile(r"(-\d+[\s,]*)+$")
OPTION = re.compile(r"\[\s*(\w+)([^\]]*)\]\s*")
SETTINGS_OF_PROGRAMS = {"droop", "option"}  # how a program should run; says nothing of the ballot


@dataclass(frozen=True)
class Head:
    """What stands before the papers. `end` is the offset, `lines` the number of lines before the first paper."""

    candidates: int
    seats: int
    end: int = 0
    lines: int = 0
    withdrawn: frozenset[int] = frozenset()
    order: tuple[int, ...] = ()
    groups: Mapping[str, frozenset[int]] = field(default_factory=dict)
    nicks: Mapping[str, int] = field(default_factory=dict)


def read_head(text: bytes, mending: Mending) -> Head:
    """Reads up to the first line that is a paper (or the end of the papers)."""
    if not text.strip():
        raise Fault(Said("The file is empty."))
    reader = _HeadReader(mending)
    offset = number = 0
    while offset < len(text):
        end = text.find(b"\n", offset) + 1 or len(text)
        number += 1
        if not reader.takes(text[offset:end].decode("latin-1"), number):
            number -= 1
            break
        offset = end
    return reader.head(offset, number)


class _HeadReader:
    """Takes lines as long as they belong to the head."""

    def __init__(self, mending: Mending) -> None:
        self.mending = mending
        self.sizes: tuple[int, int] | None = None
        self.withdrawn: set[int] = set()
        self.tie: list[int] = []
        self.groups: dict[str, frozenset[int]] = {}
        self.nicks: dict[str, int] = {}

    def takes(self, line: str, number: int) -> bool:
        bare = line.split("#")[0].strip()
        if not bare:
            return True
        if self.sizes is None:
            self._sizes(bare, number)
            return True
        if bare.startswith("["):
            self._options(bare, number)
            return True
        if WITHDRAWALS.match(bare):
            self.withdrawn.update(self._candidate(part, number) for part in re.findall(r"\d+", bare))
            return True
        return False

    def head(self, end: int, lines: int) -> Head:
        if self.sizes is None:
            raise Fault(Said("The file holds nothing but comments."))
        # The one named first in [tie …] falls first; an order of a contest begins with the most favored.
        order = tuple(reversed(self.tie))
        return Head(*self.sizes, end, lines, frozenset(self.withdrawn), order, self.groups, self.nicks)

    def _sizes(self, bare: str, number: int) -> None:
        found = FIRST_LINE.match(bare)
        if not found:
            said = Said(
                "A BLT file begins with two numbers, candidates and seats (4 2); this one begins with “{words}”.",
                {"words": bare[:40]},
            )
            raise Fault(said, number, 1)
        if "," in bare:
            self.mending.note(number, "Commas stand between or after the numbers.")
        self.sizes = digits(found[1]), digits(found[2])
        if not 1 <= self.sizes[0] <= MOST_CANDIDATES:
            raise Fault(Said("The file says it has {count} candidates.", {"count": found[1][:40]}), number, 1)
        if not self.sizes[1]:
            raise Fault(Said("The file says that no seat is to be filled."), number, found.start(2) + 1)
        self.withdrawn.update(self._candidate(part, number) for part in re.findall(r"\d+", found[3]))

    def _options(self, bare: str, number: int) -> None:
        rest = bare
        while found := OPTION.match(rest):
            self._option(found[1].lower(), found[2].replace(",", " ").split(), number)
            rest = rest[found.end() :]
        if rest.startswith("["):
            raise Fault(
                Said("The option opened by [ is not closed by ] in the same line."), number, bare.index(rest) + 1
            )

    def _option(self, name: str, words: list[str], number: int) -> None:
        if name == "nick":
            self._nicks(words, number)
        elif name == "withdrawn":
            self.withdrawn.update(self._candidate(word, number) for word in words)
        elif name == "undeclared":
            self.groups[name] = frozenset(self._candidate(word, number) for word in words)
        elif name == "tie":
            self._tie(words, number)
        elif name not in SETTINGS_OF_PROGRAMS:
            self.mending.note(number, "The option [{option}] is not known and was passed over.", option=name)

    def _nicks(self, words: list[str], number: int) -> None:
        candidates = self.sizes[0] if self.sizes else 0
        if len(words) != candidates or len(set(words)) != len(words):
            said = Said(
                "[nick …] must give each of the {candidates} candidates a short name of its own.",
                {"candidates": str(candidates)},
            )
            raise Fault(said, number, 1)
        self.nicks = {word: place for place, word in enumerate(words, 1)}

    def _tie(self, words: list[str], number: int) -> None:
        tie = [self._candidate(word, number) for word in words]
        if len(set(tie)) != len(tie):
            raise Fault(Said("[tie …] names a candidate twice."), number, 1)
        candidates = self.sizes[0] if self.sizes else 0
        missing = [other for other in range(1, candidates + 1) if other not in tie and other not in self.withdrawn]
        if missing:
            said = Said("[tie …] must name all candidates; {missing} is missing.", {"missing": str(missing[0])})
            raise Fault(said, number, 1)
        self.tie = tie + [other for other in range(1, candidates + 1) if other not in tie]

    def _candidate(self, word: str, number: int) -> int:
        candidates = self.sizes[0] if self.sizes else 0
        found = self.nicks.get(word) or (digits(word) if word.isdecimal() else 0)
        if not 1 <= found <= candidates:
            said = Said(
                "There is no candidate {word}: the file says there are {candidates}.",
                {"word": word[:40], "candidates": str(candidates)},
            )
            raise Fault(said, number, 1)
        return found
