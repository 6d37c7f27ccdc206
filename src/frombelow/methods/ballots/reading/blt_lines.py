"""The papers of a BLT file line by line, where numbers alone do not make sense: equal ranks, short names, loose writing, faults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from frombelow.methods.ballots.papers import RankedPapers
from frombelow.methods.ballots.reading.blt_head import Head
from frombelow.methods.ballots.reading.blt_numbers import LONGEST, MOST_VOTERS
from frombelow.methods.ballots.reading.problems import Fault, Mending
from frombelow.methods.ballots.reading.text import digits
from frombelow.methods.ballots.result import Said

MOST_LETTERS = 40  # of a word that a sentence repeats
WORD = re.compile(r"[^\s]+")
NAME_OF_PAPER = re.compile(r"\s*\([^)]*\)")
COMMAS = "Commas stand between or after the numbers."
NO_ZERO = "The 0 at the end of a paper is missing; the end of the line was taken for it."
SKIPPED = "A rank was left out (-); the choices after it move up."

Ranking = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Line:
    """What one line says: its papers, what was mended, whether the 0 at its end is missing."""

    papers: tuple[tuple[int, Ranking], ...] = ()
    mended: tuple[str, ...] = ()
    is_open: bool = False


def read_lines(body: bytes, head: Head, mending: Mending) -> RankedPapers:
    """Each different line is parsed once; a second look over all lines finds where the faults and the repairs stand."""
    parsed: dict[bytes, Line | Fault] = {}
    papers: dict[Sequence[int | Sequence[int]], int] = {}
    before = Line()
    for number, raw in enumerate(body.split(b"\n"), head.lines + 1):
        line = parsed.get(raw)
        if line is None:
            line = parsed[raw] = _plain_line(raw, head.candidates) or _parse(raw.decode("latin-1"), head)
        if isinstance(line, Fault):
            raise Fault(line.said, number, line.column)
        _check_open_line(before, line, number)
        for pattern in line.mended:
            mending.note(number, pattern)
        for weight, ranking in line.papers:
            papers[ranking] = papers.get(ranking, 0) + weight
        before = line if line.papers else before
    if sum(papers.values()) > MOST_VOTERS:
        raise Fault(Said("The weights add up to more papers than can be counted exactly."))
    return RankedPapers.of(papers)


def _check_open_line(before: Line, line: Line, number: int) -> None:
    if before.is_open and line.papers and not line.papers[0][1]:
        raise Fault(
            Said("The line above lacks its 0, so this may be its end or an empty paper; write the 0."), number, 1
        )


def _plain_line(raw: bytes, candidates: int) -> Line | None:
    """A line with nothing unusual about it: most lines of a large file."""
    if raw.translate(None, b"0123456789 "):
        return None
    words = raw.split()
    if max(map(len, words), default=0) > LONGEST:
        return None
    weight, *ranks = [int(word) for word in words] or [0]
    if not 0 < weight < MOST_VOTERS or not ranks or ranks.pop():
        return None
    if len(set(ranks)) != len(ranks) or not all(1 <= candidate <= candidates for candidate in ranks):
        return None
    return Line(((weight, tuple((candidate,) for candidate in ranks)),))


def _parse(text: str, head: Head) -> Line | Fault:
    try:
        return _LineReader(text, head).line()
    except Fault as fault:
        return fault


class _LineReader:
    """Reads one line: (name of the paper) weight rank rank … 0, and perhaps a further paper."""

    def __init__(self, text: str, head: Head) -> None:
        self.head = head
        self.mended: dict[str, None] = {}
        text = text.split("#")[0]
        if "," in text:
            self.mended[COMMAS] = None
            text = text.replace(",", " ")
        if found := NAME_OF_PAPER.match(text):
            text = " " * found.end() + text[found.end() :]
        self.text = re.sub(r"(?<!\s)\s*=\s*", lambda found: "=".ljust(len(found[0])) if found[0] == "=" else "=", text)
        self.is_open = False

    def line(self) -> Line:
        words = [(found[0], found.start() + 1) for found in WORD.finditer(_equals_in_brackets(self.text))]
        papers = tuple(self._papers(iter(words)))
        return Line(papers, tuple(self.mended), self.is_open)

    def _papers(self, words: Iterator[tuple[str, int]]) -> Iterator[tuple[int, Ranking]]:
        for word, column in words:
            weight = self._weight(word, column)
            yield weight, self._ranking(words)

    def _weight(self, word: str, column: int) -> int:
        if not word.isdecimal():
            raise _fault(
                "A paper begins with the number of voters who wrote it; “{word}” is no whole number.", column, word=word
            )
        if not digits(word):
            raise _fault(
                "This line begins with 0 and goes on; a paper begins with the number of voters who wrote it.", column
            )
        if digits(word) > MOST_VOTERS:
            raise _fault("{word} voters are more than can be counted exactly.", column, word=word)
        return digits(word)

    def _ranking(self, words: Iterator[tuple[str, int]]) -> Ranking:
        ranks: list[tuple[int, ...]] = []
        seen: set[int] = set()
        skipped = False
        for word, column in words:
            if word == "0":
                return tuple(ranks)
            if set(word) == {"-"}:
                skipped = True
                continue
            if skipped:
                self.mended[SKIPPED] = None
            ranks.append(self._rank(word, column, seen))
        self.is_open = True
        self.mended[NO_ZERO] = None
        return tuple(ranks)

    def _rank(self, word: str, column: int, seen: set[int]) -> tuple[int, ...]:
        rank = []
        for part in word.split("="):
            candidate = self._candidate(part, column)
            if candidate in seen:
                raise _fault(
                    "Candidate {word} is ranked twice on this paper; leave one of the two out.", column, word=part
                )
            seen.add(candidate)
            rank.append(candidate)
        return tuple(sorted(rank))

    def _candidate(self, part: str, column: int) -> int:
        nicks: Mapping[str, int] = self.head.nicks
        candidate = nicks.get(part) or (digits(part) if part.isdecimal() else 0)
        if 1 <= candidate <= self.head.candidates:
            return candidate
        if part.isdecimal() or nicks:
            raise _fault(
                "There is no candidate {word}: the file says there are {candidates}.",
                column,
                word=part,
                candidates=str(self.head.candidates),
            )
        raise _fault("“{word}” is no candidate's number.", column, word=part or "=")


def _equals_in_brackets(text: str) -> str:
    """(2 3) means what 2=3 means; columns stay where they are as long as the brackets are short."""
    return re.sub(r"\(([^()]*)\)", lambda found: "=".join(found[1].split()).rjust(len(found[0])), text)


def _fault(pattern: str, column: int, **values: str) -> Fault:
    short = {name: value[:MOST_LETTERS] for name, value in values.items()}
    return Fault(Said(pattern, short), 0, column)
