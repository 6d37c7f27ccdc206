"""What is done with a file in a process of its own (`kit.bounded`): to look at it, and to read it as people. Neither knows the database."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, cast

import orjson

from frombelow.hall.kit.bounded import Report
from frombelow.hall.kit.messages import tells
from frombelow.hall.people.imports.columns import LOOKED_AT, SAMPLES, Looked, guessed
from frombelow.hall.people.imports.keys import KINDS, Hasher
from frombelow.hall.people.imports.opening import opened
from frombelow.hall.people.imports.rows import Row, Tidier, fields_in, keys_of, separator_of
from frombelow.hall.people.imports.store import Store
from frombelow.hall.people.rules.details import tidy
from frombelow.hall.people.rules.imports import LIST, Column

FILE = "file"
BATCH = 5_000  # rows
SAMPLE_LETTERS = 60


@dataclass(frozen=True)
class Batch:
    """Rows of the file, to be sealed by whoever gets them, and what they are recognized by."""

    begin: int  # place of the first among all rows
    rows: bytes  # a list of Row as JSON, None where a row is nobody
    count: int
    numbers: bytes  # of the rows in the file, 64 bits each
    keys: dict[str, tuple[bytes, bytes]]  # kind -> places, hashes, 64 bits each
    bare: list[int]  # places of rows without a name to stand under
    nobody: list[int]
    problems: tuple[tuple[str, int, str, str], ...]


def look(report: Report, folder: str, key: bytes) -> Looked:
    """What the file is, and what its columns are likely to be."""
    table = opened(file_of(folder, key))
    first = [row for _number, row in islice(table.rows, LOOKED_AT)]
    chosen, columns = guessed(table.kind, table.header, first)
    count = len(first) + sum(1 for _row in table.rows)
    program = next((column.target.removeprefix("id:") for column in columns if column.target.startswith("id:")), "")
    samples = tuple(tuple(samples_of(first, at)) for at in range(len(columns)))
    return Looked(table.kind, chosen.key, program, columns, samples, count)


def samples_of(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    """The first different values of a column."""
    seen: dict[str, None] = {}
    for row in rows:
        if at < len(row) and (text := tidy(row[at][:500])):
            seen[text[:SAMPLE_LETTERS]] = None
        if len(seen) == SAMPLES:
            break
    return list(seen)


@dataclass(frozen=True)
class Reading:
    """How a file is to be read."""

    targets: Sequence[str]  # of its columns
    fields: Mapping[str, Any]  # target -> number, label, kind, choices of the field
    secret: bytes  # of the hashes
    program: str  # whose numbers count
    part: int = 0  # this process makes every batch that leaves this rest
    parts: int = 1


@tells(batch=Batch)
def read(report: Report, folder: str, key: bytes, reading: Reading) -> int:
    """All rows as people, reported in batches; the number of rows. Several processes share a file: each makes every so-manieth batch."""
    table = opened(file_of(folder, key))
    columns = [Column(header, target) for header, target in zip(table.header, reading.targets, strict=True)]
    first = list(islice(table.rows, LOOKED_AT))
    problems: list[tuple[str, int, str, str]] = []
    tidier = Tidier(
        columns,
        fields_in(columns, reading.fields),
        separators_of(first, columns),
        lambda *problem: problems.append(problem),
    )
    hashed, begin = Hasher(reading.secret), 0
    rows = chain(first, table.rows)
    while batch := list(islice(rows, BATCH)):
        if begin // BATCH % reading.parts == reading.part:
            report("", batch=made(begin, batch, tidier, hashed, reading.program, problems))
            problems.clear()
        begin += len(batch)
    return begin


def made(
    begin: int,
    rows: Sequence[tuple[int, list[str]]],
    tidier: Tidier,
    hashed: Hasher,
    program: str,
    problems: list[tuple[str, int, str, str]],
) -> Batch:
    """One batch."""
    tidied: list[Row | None] = []
    owners = {kind: array("q") for kind in KINDS}
    texts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for place, (number, cells) in enumerate(rows, begin):
        row = tidier(number, cells)
        tidied.append(row)
        for kind, text in keys_of(row, tidier, program) if row else ():
            owners[kind].append(place)
            texts[kind].append(text)
    return Batch(
        begin, orjson.dumps(tidied), len(tidied), array("q", [number for number, _cells in rows]).tobytes(),
        {kind: (owners[kind].tobytes(), hashed(texts[kind]).tobytes()) for kind in KINDS},
        [begin + at for at, row in enumerate(tidied) if row and not row[1]], [begin + at for at, row in enumerate(tidied) if row is None], tuple(problems),
    )  # fmt: skip


def separators_of(rows: Sequence[tuple[int, list[str]]], columns: Sequence[Column]) -> dict[int, str]:
    """What stands between the words of the columns that are lists."""
    lists = [at for at, column in enumerate(columns) if column.target.startswith(LIST)]
    return {at: separator_of([row[at] for _number, row in rows if at < len(row)]) for at in lists}


def file_of(folder: str, key: bytes) -> IO[bytes]:
    """The sealed file."""
    return cast(IO[bytes], Store(Path(folder), key).open(FILE))
