"""BLT, the ballot file of Hill, Wichmann and Woodall (1987), with what OpenSTV, ERS and Droop added: read and written.

    4 2                 candidates, seats
    -2                  candidate 2 withdrew; also [withdrawn 2]
    3 1 3 4 0           three voters rank 1, 3, 4
    1 2 4=1 - 3 0       = equal ranks, - a rank left out
    0                   end of the papers
    "Adam" … "Title"    names in the order of their numbers, then the title

Equal lines are counted before any is parsed: a million papers say some hundred thousand different things.
"""

from __future__ import annotations

import re

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.reading.blt_head import Head, read_head
from frombelow.methods.ballots.reading.blt_lines import read_lines
from frombelow.methods.ballots.reading.blt_names import read_names
from frombelow.methods.ballots.reading.blt_numbers import read_numbers
from frombelow.methods.ballots.reading.distinct import distinct_lines
from frombelow.methods.ballots.reading.problems import Fault, Mending, Reading
from frombelow.methods.ballots.reading.text import plain
from frombelow.methods.ballots.result import Said

END_OF_PAPERS = re.compile(rb"\n[ \t]*0[ \t,]*(#[^\n]*)?(?=\n|\Z)")
FIRST_NAME = re.compile(rb"\n[ \t]*(?=[^\s\d\[(#-])")
Part = tuple[RankedPapers, int, int]
COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)


def read_blt(data: bytes) -> Reading[RankedPapers]:
    """The contest, the papers, and what was mended. A `Fault` says where the file cannot be read."""
    mending = Mending()
    text = _without_comments(plain(data, mending))
    head = read_head(text, mending)
    papers, names_start, lines = _all_at_once(text, head) or _line_by_line(text, head, mending)
    names, title = read_names(text[names_start:], lines + 1, head.candidates, mending)
    contest = Contest(names, head.seats, title, head.withdrawn, head.order, head.groups)
    return Reading(contest, papers, mending.repairs())


def write_blt(contest: Contest, papers: RankedPapers) -> str:
    """The same contest and papers as a BLT file; what `read_blt` reads back without a repair."""
    lines = [f"{len(contest.candidates)} {contest.seats}"]
    if contest.withdrawn:
        lines.append(" ".join(f"-{number}" for number in sorted(contest.withdrawn)))
    if contest.order:
        lines.append(f"[tie {' '.join(map(str, reversed(contest.order)))}]")
    for name, members in sorted(contest.groups.items()):
        if name == "undeclared":
            lines.append(f"[undeclared {' '.join(map(str, sorted(members)))}]")
    lines.extend(_line(ranking, weight) for ranking, weight in papers.rankings())
    lines.append("0")
    lines.extend(_quoted(text) for text in (*contest.candidates, contest.title))
    return "\n".join(lines) + "\n"


def _without_comments(text: bytes) -> bytes:
    """/* … */ blanked out, its line ends kept so that lines keep their numbers."""
    if b"/" not in text or b"/*" not in text:  # the first test is much the faster
        return text
    return COMMENT.sub(lambda found: re.sub(rb"[^\n]", b" ", found[0]), text)


def _all_at_once(text: bytes, head: Head) -> Part | None:
    """The papers, where the names begin, the lines before them; None where the papers are not just numbers."""
    end = text.rfind(b"\n0\n", head.end - 1)
    if end < 0 or head.nicks:
        return None
    lines = distinct_lines(text, head.end, end + 1)
    papers = read_numbers(lines, head.candidates)
    return (papers, end + 3, head.lines + int(lines.times.sum()) + 1) if papers is not None else None


def _line_by_line(text: bytes, head: Head, mending: Mending) -> Part:
    """The same with every repair named, and every fault with its place."""
    body_end, names_start = _end_of_papers(text, head, mending)
    return read_lines(text[head.end : body_end], head, mending), names_start, text.count(b"\n", 0, names_start)


def _end_of_papers(text: bytes, head: Head, mending: Mending) -> tuple[int, int]:
    """Where the papers end and where the names begin."""
    if found := END_OF_PAPERS.search(text, head.end - 1):
        return found.start() + 1, min(found.end() + 1, len(text))
    found = None if head.nicks else FIRST_NAME.search(text, head.end - 1)
    if not found:
        raise Fault(
            Said("The file ends within the papers: the line with a single 0 and the names after it are missing.")
        )
    line = text.count(b"\n", 0, found.end()) + 1
    mending.note(line, "The line with a single 0, which ends the papers, is missing.")
    return found.start() + 1, found.start() + 1


def _line(ranking: tuple[tuple[int, ...], ...], weight: int) -> str:
    ranks = ["=".join(map(str, rank)) for rank in ranking]
    return " ".join([str(weight), *ranks, "0"])


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return '"' + flat.replace('"', '""') + '"'
