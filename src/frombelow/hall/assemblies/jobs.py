"""What is done with a file handed in, in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass

from frombelow.hall.assemblies.counted import Counted, counted
from frombelow.hall.kit.bounded import Report
from frombelow.hall.kit.messages import tells
from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.reading.problems import Fault
from frombelow.methods.ballots.recount import Options, recount
from frombelow.methods.common.said import Said, Unreadable
from frombelow.methods.opinions.answer import Answer
from frombelow.methods.opinions.answer import opinions as map_opinions
from frombelow.methods.opinions.reading import Reading, read_votes, with_statements


@dataclass(frozen=True)
class Mapped:
    """The map of a votes file, and what was read although it was written loosely."""

    answer: Answer
    repairs: tuple[Said, ...]


@tells(Fault, Unfit)
def count(report: Report, content: bytes, filename: str, rule: str, options: Options) -> Counted:
    """Read a file of ballots and count it. Raises what `recount` raises."""
    return counted(recount(content, filename, rule, options, report))


@tells(Unreadable)
def opinions(report: Report, votes: bytes, statements: bytes | None) -> Mapped:
    """Read a votes file (and the texts of its statements) and map it. Raises what the reading raises."""
    report("Reading the file …")
    reading = read_votes(votes)
    if statements is not None:
        reading = with_statements(reading, statements)
    report("Mapping {people} people and {statements} statements …", **_size(reading))
    return Mapped(map_opinions(reading.votes), reading.repairs)


def _size(reading: Reading) -> dict[str, str]:
    return {"people": f"{len(reading.votes.people):,}", "statements": f"{len(reading.votes.statements):,}"}
