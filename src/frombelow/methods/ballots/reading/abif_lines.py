"""The lines of an ABIF file: a candidate declared, the votes of so many voters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from frombelow.methods.ballots.reading.problems import Fault, Mending
from frombelow.methods.ballots.reading.rankings import whole_number
from frombelow.methods.ballots.result import Said

NAME = re.compile(r"\s*(?:\[([^\]]*)\]|\"([^\"]*)\"|([^:\[\]\"#]+))\s*")  # [Ada Lovelace], "Ada Lovelace", Ada
PLAIN = re.compile(r"(\d+):([\w-]+(?:[>=,][\w-]+)*)$", re.ASCII)  # most lines; the rest is read sign by sign
HEAD = re.compile(r"\s*(\d+)\s*([:*])")
PREFERENCE = re.compile(
    r"\s*(?:\[([^\]]+)\]|\"([^\"]+)\"|([^>=,;/:#\[\]\"{}]+))\s*"  # [Ada Lovelace], "Ada Lovelace", Ada
    r"(?:/\s*([^\s>=,:#]+)\s*)?"  # /5
)
BARE_WORD = re.compile(r"[\w-]+$")
TAIL = re.compile(r"\s*(:\s*\{.*\}\s*)?(#.*)?$")


class Preference(NamedTuple):
    """A candidate on a paper, with a score or without."""

    token: str
    score: int | None
    column: int = 1


@dataclass(frozen=True)
class VoteLine:
    """`is_ordered`: > stands between some, so that their order says something."""

    voters: int
    ranks: tuple[tuple[Preference, ...], ...]
    is_ordered: bool
    column: int


def read_candidate(line: str, number: int, mending: Mending) -> tuple[str, str]:
    """=A:[Ada Lovelace] → ("A", "Ada Lovelace"); with the brackets on the left, the other way round."""
    left = NAME.match(line, len("="))
    colon = left.end() if left else 0
    right = NAME.match(line, colon + 1)
    token, name = _name(left), _name(right)
    if not token or line[colon : colon + 1] != ":" or not TAIL.match(line, right.end() if right else colon + 1):
        raise Fault(Said("A candidate is declared as =A:[Ada Lovelace]; this line is not."), number, 1)
    if left and left[1] and right and right[3]:
        mending.note(number, "The name stands before its short name; they were read the other way round.")
        token, name = name, token
    return token, name or token


def _name(found: re.Match[str] | None) -> str:
    return " ".join((found[1] or found[2] or found[3] or "").split()) if found else ""


def read_votes(line: str, number: int, mending: Mending) -> VoteLine:
    """27:A>B=C or 12:A/5,B/0. Extended data behind a second colon, and a comment, are passed over."""
    if plain := PLAIN.match(line):
        votes = plain[2].replace(",", "=")
        ranks = tuple(tuple(Preference(token, None) for token in rank.split("=")) for rank in votes.split(">"))
        return VoteLine(whole_number(plain[1], number), ranks, ">" in votes, plain.start(2) + 1)
    head = HEAD.match(line)
    if not head:
        said = Said(
            "A line of votes begins with the number of voters and a colon (27:A>B); this one begins with “{words}”.",
            {"words": line.strip()[:30]},
        )
        raise Fault(said, number, 1)
    if head[2] == "*":
        mending.note(number, "A star stands where a colon should, between the number of voters and the votes.")
    reader = _VotesReader(line, head.end(), number)
    ranks = reader.ranks()
    if reader.has_loose_names:
        mending.note(number, "A name with a blank or another sign in it stands without brackets.")
    return VoteLine(whole_number(head[1], number), ranks, reader.is_ordered, head.end() + 1)


class _VotesReader:
    def __init__(self, line: str, place: int, number: int) -> None:
        self.line, self.place, self.number = line, place, number
        self.is_ordered = self.has_loose_names = False

    def ranks(self) -> tuple[tuple[Preference, ...], ...]:
        """All preferences; > begins a new rank, = and , do not."""
        if TAIL.match(self.line, self.place):
            return ()
        ranks = [[self._preference()]]
        while (sign := self.line[self.place : self.place + 1]) and sign in ">=,":
            self.place += 1
            one = self._preference()
            if sign == ">":
                self.is_ordered = True
                ranks.append([one])
            else:
                ranks[-1].append(one)
        if not TAIL.match(self.line, self.place):
            raise self._fault("Between two candidates stands >, = or a comma; here stands “{sign}”.", sign=sign)
        return tuple(tuple(rank) for rank in ranks)

    def _preference(self) -> Preference:
        found = PREFERENCE.match(self.line, self.place)
        token = found and (found[1] or found[2] or found[3]).strip()
        if not found or not token:
            raise self._fault("A candidate is missing here.")
        column = self.place + 1
        if found[3] and not BARE_WORD.match(token):
            self.has_loose_names = True
            token = " ".join(token.split())
        self.place = found.end()
        if found[4] is None:
            return Preference(token, None, column)
        return Preference(token, whole_number(found[4], self.number, found.start(4) + 1, "score"), column)

    def _fault(self, pattern: str, **values: str) -> Fault:
        return Fault(Said(pattern, values), self.number, self.place + 1)
