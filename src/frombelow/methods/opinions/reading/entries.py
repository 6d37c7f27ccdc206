"""One entry per vote: a table with columns for voter, statement and vote (`votes.csv`), or the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from frombelow.methods.common.said import Said, Unreadable, said
from frombelow.methods.opinions.reading.loose import MOST_PROBLEMS, Table, check_size, loosely, number_of, vote_of
from frombelow.methods.opinions.votes import Votes

VOTER = ("voter-id", "participant-id", "pid", "voter", "participant", "person", "person-id", "user-id", "user")
STATEMENT = ("comment-id", "statement-id", "tid", "statement", "comment")
VOTE = ("vote", "value")
ENDLESS = "This JSON holds a number with thousands of digits, or lists within lists without end. Give a list with one object for each vote."
TIME = ("timestamp", "modified", "created", "time")


@dataclass(frozen=True)
class Entry:
    """One vote as written. `line` is its line in a table or its number in a list."""

    line: int
    person: str
    statement: str
    vote: str
    time: float | None


def is_entries(table: Table) -> bool:
    """Has the table columns for voter, statement and vote?"""
    return all(table.at(*names) is not None for names in (VOTER, STATEMENT, VOTE))


def entries_of_table(table: Table) -> Iterator[Entry]:
    """The entries of such a table."""
    person, statement, vote, time = (table.at(*names) for names in (VOTER, STATEMENT, VOTE, TIME))
    for line in table.lines:
        cells = [cell.strip() for cell in line.cells] + [""] * len(table.heading.cells)
        when = number_of(cells[time]) if time is not None else None
        yield Entry(line.number, cells[person or 0], cells[statement or 0], cells[vote or 0], when)


def entries_of_json(text: str) -> Iterator[Entry]:
    """The entries of a list of objects, as the engine's interface gives them."""
    for number, one in enumerate(objects_of(text), 1):
        named = {loosely(str(name)): value for name, value in one.items()}
        person, statement, vote, time = (_first(named, names) for names in (VOTER, STATEMENT, VOTE, TIME))
        yield Entry(number, person, statement, vote, number_of(time))


def objects_of(text: str) -> list[dict[str, Any]]:
    """The list of objects that a JSON text holds, itself or under its only list."""
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(
            said(
                "Line {line}, column {column}: this is not JSON. Mend it there.", line=error.lineno, column=error.colno
            )
        ) from None
    except (ValueError, RecursionError):
        raise Unreadable(said(ENDLESS)) from None
    if isinstance(told, dict):
        told = next((value for value in told.values() if isinstance(value, list)), None)
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise Unreadable(said("This JSON holds no list of objects. Give a list with one object for each vote."))
    return told


def read_entries(entries: Iterator[Entry], repairs: list[Said]) -> Votes:
    """The votes. Of several votes of a person on a statement the latest counts."""
    last: dict[tuple[str, str], tuple[Entry, int]] = {}
    problems: list[Said] = []
    changed = 0
    for entry in entries:
        vote = vote_of(entry.vote)
        if vote is None or not entry.person or not entry.statement:
            problems.append(_no_vote(entry))
            if len(problems) == MOST_PROBLEMS:
                break
            continue
        key = entry.person, entry.statement
        known = last.get(key)
        changed += known is not None and known[1] != vote
        if known is None or _is_later(entry, vote, *known):
            last[key] = entry, vote
    if problems:
        raise Unreadable(*problems)
    if changed:
        repairs.append(
            said("Votes changed by a later vote of the same person: {count}. The last one counts.", count=changed)
        )
    return _votes(last)


def _is_later(entry: Entry, vote: int, known: Entry, known_vote: int) -> bool:
    if entry.time is not None and known.time is not None and entry.time != known.time:
        return entry.time > known.time
    if vote != known_vote:
        raise Unreadable(
            said(
                "Entries {first} and {second}: “{person}” votes differently on statement “{statement}”, and nothing says which vote is later. Keep one.",
                first=known.line,
                second=entry.line,
                person=entry.person,
                statement=entry.statement,
            )
        )
    return False


def _votes(last: dict[tuple[str, str], tuple[Entry, int]]) -> Votes:
    people = {person: at for at, person in enumerate(dict.fromkeys(person for person, _ in last))}
    statements = {key: at for at, key in enumerate(dict.fromkeys(key for _, key in last))}
    check_size(len(people), len(statements) or 1)
    cells = [(people[person], statements[key], vote) for (person, key), (_, vote) in last.items()]
    rows, columns, votes = zip(*cells, strict=True)
    return Votes.of(rows, columns, votes, list(people), list(statements))


def _no_vote(entry: Entry) -> Said:
    if not entry.person or not entry.statement:
        return said("Entry {line} does not say who voted on what. Add it, or remove the entry.", line=entry.line)
    return said(
        "Entry {line}: “{cell}” is no vote. Write 1 for agree, -1 for disagree, 0 for pass.",
        line=entry.line,
        cell=entry.vote[:40],
    )


def _first(named: dict[str, Any], names: tuple[str, ...]) -> str:
    found = next((named[name] for name in names if named.get(name) is not None), "")
    return str(found).strip()
