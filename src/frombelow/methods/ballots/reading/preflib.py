"""PrefLib files (soc, soi, toc, toi; preflib.org): read in the format of today and in that before 2022, and written in today's.

# TITLE: Steward             4                  today's header · the header before 2022: how many candidates,
# NUMBER ALTERNATIVES: 4     1,Ada                their names,
# ALTERNATIVE NAME 1: Ada    …
# NUMBER VOTERS: 12          12,12,2              voters, papers, different papers
7: 3,1,{2,4}                 7,3,1,{2,4}        seven voters rank 3, then 1, then 2 and 4 equally
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.reading.problems import Fault, Mending, Reading
from frombelow.methods.ballots.reading.rankings import Pile, Ranking, whole_number, without_doubles
from frombelow.methods.ballots.reading.text import decoded, plain
from frombelow.methods.ballots.result import Said

MOST_CANDIDATES = 32_767
NUMBERED = re.compile(r"ALTERNATIVE NAME (\d{1,9})$")
KINDS = ("soc", "soi", "toc", "toi")
PART = re.compile(r"\{([^{}]*)\}|([^,{}]+)|,")

Lines = Iterator[tuple[int, str]]


@dataclass
class _Head:
    names: dict[int, str] = field(default_factory=dict)
    title: str = ""
    candidates: int = 0
    voters: int = 0


def read_preflib(data: bytes) -> Reading[RankedPapers]:
    """The contest has one seat: PrefLib says nothing of seats."""
    mending = Mending()
    text = decoded(plain(data, mending), 0, mending)
    lines = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    first = next(lines, None)
    if not first:
        raise Fault(Said("The file is empty."))
    head, separator, rest = _head_of_today(first, lines) if first[1].startswith("#") else _old_head(first, lines)
    names = _names(head, mending)
    pile = Pile()
    for number, line in rest:
        if not line.startswith("#"):
            weight, ranking = _paper(line, separator, names, number)
            pile.add(ranking, weight)
    if head.voters and pile.voters != head.voters:
        said = "The header says {said} voters, the lines add up to {found}; the lines were counted."
        mending.note(0, said, said=str(head.voters), found=str(pile.voters))
    return Reading(Contest(names, 1, head.title), pile.papers(), mending.repairs())


def write_preflib(contest: Contest, papers: RankedPapers, name: str = "") -> str:
    """In today's format, most frequent papers first. Empty papers have no place in it and are left out."""
    rows = sorted(((n, ranking) for ranking, n in papers.rankings() if ranking), key=lambda row: (-row[0], row[1]))
    kind = kind_of(contest, papers)
    header = [
        ("FILE NAME", name or f"ballots.{kind}"),
        ("TITLE", _flat(contest.title)),
        ("DATA TYPE", kind),
        ("NUMBER ALTERNATIVES", str(len(contest.candidates))),
        ("NUMBER VOTERS", str(sum(n for n, _ in rows))),
        ("NUMBER UNIQUE ORDERS", str(len(rows))),
        *((f"ALTERNATIVE NAME {n}", _flat(name)) for n, name in enumerate(contest.candidates, 1)),
    ]
    lines = [f"# {key}: {value}".rstrip() for key, value in header]
    lines += [f"{n}: {','.join(map(_written, ranking))}" for n, ranking in rows]
    return "\n".join(lines) + "\n"


def kind_of(contest: Contest, papers: RankedPapers) -> str:
    """soc: strict and complete orders; i: incomplete, t: with equals."""
    rankings = [ranking for ranking, _ in papers.rankings() if ranking]
    has_equals = any(len(rank) > 1 for ranking in rankings for rank in ranking)
    is_complete = all(sum(map(len, ranking)) == len(contest.candidates) for ranking in rankings)
    return ("to" if has_equals else "so") + ("c" if is_complete else "i")


def _head_of_today(first: tuple[int, str], lines: Lines) -> tuple[_Head, str, Lines]:
    head = _Head()
    _take(head, *first)
    for number, line in lines:
        if not line.startswith("#"):
            return head, ":", _chained((number, line), lines)
        _take(head, number, line)
    return head, ":", lines


def _take(head: _Head, number: int, line: str) -> None:
    """One line of the header; what is not known is no concern of ours."""
    key, _, value = (part.strip() for part in line.lstrip("#").partition(":"))
    if numbered := NUMBERED.match(key):
        head.names[int(numbered[1])] = value
    elif key == "NUMBER ALTERNATIVES":
        head.candidates = whole_number(value, number, what="number of candidates")
    elif key == "NUMBER VOTERS":
        head.voters = whole_number(value, number)
    elif key == "TITLE":
        head.title = value
    elif key == "DATA TYPE" and value not in KINDS:
        said = Said("PrefLib data of type {kind} are no rankings; soc, soi, toc and toi are read.", {"kind": value})
        raise Fault(said, number)


def _old_head(first: tuple[int, str], lines: Lines) -> tuple[_Head, str, Lines]:
    number, line = first
    head = _Head(candidates=whole_number(line, number, what="number of candidates"))
    for number, line in lines:
        which, _, name = line.partition(",")
        if len(head.names) == head.candidates:
            head.voters = whole_number(which, number)
            return head, ",", lines
        head.names[whole_number(which, number, what="candidate's number")] = name.strip()
    raise Fault(Said("The file ends within its header: papers are missing."))


def _names(head: _Head, mending: Mending) -> tuple[str, ...]:
    candidates = head.candidates or len(head.names)
    if not 1 <= candidates <= MOST_CANDIDATES:
        raise Fault(Said("The header names no candidates (# ALTERNATIVE NAME 1: …)."))
    beyond = [number for number in head.names if not 1 <= number <= candidates]
    if beyond:
        values = {"number": str(beyond[0]), "candidates": str(candidates)}
        raise Fault(Said("The header names candidate {number}, but says there are {candidates}.", values))
    if len(head.names) < candidates:
        mending.note(0, "Candidates without a name are called by their numbers.")
    return tuple(head.names.get(number) or str(number) for number in range(1, candidates + 1))


def _paper(line: str, separator: str, names: tuple[str, ...], number: int) -> tuple[int, Ranking]:
    weight, found, orders = line.partition(separator)
    if not found:
        said = Said("A paper is written as “voters: candidates” (7: 3,1,{example}).", {"example": "{2,4}"})
        raise Fault(said, number, 1)
    offset = len(weight) + 1
    ranking = []
    place = 0
    while place < len(orders):
        part = PART.match(orders, place)
        if not part:
            raise Fault(Said("The braces {{ and }} do not match here."), number, offset + place + 1)
        if part[0] != ",":
            inside = part[1] if part[1] is not None else part[2]
            blanks = len(part[0]) - len(part[0].lstrip())
            ranking.append(_rank(inside, names, number, offset + place + blanks + 1))
        place = part.end()
    return whole_number(weight, number), without_doubles(tuple(ranking), names, number, offset + 1)


def _rank(text: str, names: tuple[str, ...], number: int, column: int) -> tuple[int, ...]:
    rank = tuple(whole_number(part, number, column, "candidate's number") for part in text.split(",") if part.strip())
    for candidate in rank:
        if not 1 <= candidate <= len(names):
            values = {"number": str(candidate), "candidates": str(len(names))}
            raise Fault(Said("There is no candidate {number}: there are {candidates}.", values), number, column)
    return rank


def _chained(first: tuple[int, str], rest: Lines) -> Lines:
    yield first
    yield from rest


def _written(rank: tuple[int, ...]) -> str:
    return str(rank[0]) if len(rank) == 1 else "{" + ",".join(map(str, rank)) + "}"


def _flat(text: str) -> str:
    return " ".join(text.split())
