"""The last part of a BLT file: the candidates' names and the title, in quotation marks or loose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frombelow.methods.ballots.reading.problems import Fault, Mending
from frombelow.methods.ballots.reading.text import decoded, digits
from frombelow.methods.ballots.result import Said

QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"\s*,?')
NAME_IN_COMMENT = re.compile(r"#\s*ALTERNATIVE NAME (\d+):\s*(.+)")  # as in files made from PrefLib's
AFTER_THE_TITLE = 2  # a source and a comment may follow, as Wichmann wrote them


@dataclass(frozen=True)
class Line:
    """One line of names: what stands on it, in quotation marks or not."""

    number: int
    texts: tuple[str, ...]
    is_quoted: bool


def read_names(tail: bytes, first_line: int, candidates: int, mending: Mending) -> tuple[tuple[str, ...], str]:
    """As many names as there are candidates, and the title ("" where there is none)."""
    lines, commented = _lines(tail, first_line, mending)
    if len(lines) < candidates <= sum(len(line.texts) for line in lines):
        lines = [Line(line.number, (text,), line.is_quoted) for line in lines for text in line.texts]
    elif len(lines) < candidates:
        return _without_names(lines, commented, candidates, mending)
    _note_loose(lines, candidates, mending)
    names = [line.texts[0] for line in lines]
    return tuple(names[:candidates]), names[candidates] if len(names) > candidates else ""


def _lines(tail: bytes, first_line: int, mending: Mending) -> tuple[list[Line], dict[int, str]]:
    """The lines that hold names, and names in comments by the candidate's number."""
    lines: list[Line] = []
    commented: dict[int, str] = {}
    for number, raw in enumerate(tail.split(b"\n"), first_line):
        bare = decoded(raw, number, mending).strip()
        if found := NAME_IN_COMMENT.match(bare):
            commented[digits(found[1])] = _tidy(found[2])
        elif bare and not bare.startswith("#"):
            lines.append(_line(bare, number, mending))
    return lines, commented


def _line(bare: str, number: int, mending: Mending) -> Line:
    if not bare.startswith('"'):
        return Line(number, (_tidy(_without_comma(bare, number, mending)),), False)
    place = 0
    texts = []
    while found := QUOTED.match(bare, place):
        texts.append(_tidy(found[1].replace('""', '"')))
        place = found.end()
    rest = bare[place:].strip()
    if texts and (not rest or rest.startswith("#")):
        return Line(number, tuple(texts), True)
    mending.note(number, "The quotation marks do not match; those inside were taken as part of the name.")
    return Line(number, (_tidy(_without_comma(bare, number, mending).strip('"')),), True)


def _without_names(
    lines: list[Line], commented: dict[int, str], candidates: int, mending: Mending
) -> tuple[tuple[str, ...], str]:
    """Fewer lines than candidates: the names stand in comments, or there are none at all."""
    numbers = range(1, candidates + 1)
    title = lines[0].texts[0] if lines else ""
    if all(number in commented for number in numbers):
        mending.note(0, "The names stand in comments (# ALTERNATIVE NAME 1: …) and were read from there.")
        return tuple(commented[number] for number in numbers), title
    if not lines:
        mending.note(0, "No names follow the papers; the candidates are called by their numbers.")
        return tuple(str(number) for number in numbers), ""
    values = {"names": str(sum(len(line.texts) for line in lines)), "candidates": str(candidates)}
    raise Fault(Said("The file says there are {candidates} candidates, but names {names}.", values), lines[-1].number)


def _note_loose(lines: list[Line], candidates: int, mending: Mending) -> None:
    for place, line in enumerate(lines):
        if place > candidates + AFTER_THE_TITLE or (place > candidates and not line.is_quoted):
            mending.note(line.number, "What stands after the title was passed over.")
        elif not line.is_quoted:
            mending.note(line.number, "A name or the title is not in quotation marks.")
        if place < candidates and len(line.texts) > 1:
            mending.note(line.number, "What stands beside the name (a party, perhaps) was passed over.")
        if place < candidates and not line.texts[0]:
            raise Fault(Said("Candidate {number} has an empty name.", {"number": str(place + 1)}), line.number)
    if len(lines) == candidates:
        mending.note(0, "There is no title.")


def _without_comma(bare: str, number: int, mending: Mending) -> str:
    if bare.endswith(","):
        mending.note(number, "Commas stand between or after the numbers.")
        return bare.rstrip(",")
    return bare


def _tidy(text: str) -> str:
    return " ".join(text.split())
