"""Votes on statements as a value: who agreed, disagreed or passed, in one canonical order.

Votes are kept person by person (compressed rows): a conversation of 100,000 people, 500 statements and 5 million votes takes 25 MB.
People are ordered by their keys and statements in natural order ("2" before "10"), so the order of a file's rows and columns is forgotten here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

DIGITS = 18  # of a key that is taken for a number
AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True)
class Statement:
    """One statement people vote on.

    `is_out`: a moderator took it out. `is_meta`: it asks about the people themselves ("I work nights"). Neither shapes the map; a meta statement is offered first.
    """

    key: str
    text: str = ""
    is_out: bool = False
    is_meta: bool = False

    @property
    def is_on_map(self) -> bool:
        """Do votes on it move people on the map?"""
        return not (self.is_out or self.is_meta)


@dataclass(frozen=True, eq=False)
class Votes:
    """All votes of a conversation.

    `people`: keys, sorted and distinct. `statements`: in natural order of their keys. The votes of person i are the entries `starts[i]` to
    `starts[i + 1]` of `statement` (places in `statements`, ascending) and `vote` (1, 0, -1). Who has not voted on a statement has no entry.
    """

    people: NDArray[np.str_]
    statements: tuple[Statement, ...]
    starts: Ints
    statement: NDArray[np.int32]
    vote: NDArray[np.int8]

    @classmethod
    def of(
        cls,
        person: ArrayLike,
        statement: ArrayLike,
        vote: ArrayLike,
        people: Sequence[object] | NDArray[np.generic],
        statements: Iterable[Statement | object],
    ) -> Votes:
        """From three equally long lists (places in `people`, places in `statements`, votes) in any order.

        Raises ValueError for a vote that is none of 1, 0, -1, for two votes of a person on one statement, and for a key that stands twice.
        """
        listed = tuple(s if isinstance(s, Statement) else Statement(str(s)) for s in statements)
        keys, person_rank = _ranked(np.asarray(people).astype(np.str_))
        order = sorted(range(len(listed)), key=lambda place: natural(listed[place].key))
        if len({s.key for s in listed}) < len(listed):
            raise ValueError("a statement stands twice")
        statement_rank = np.empty(len(listed), np.int64)
        statement_rank[order] = np.arange(len(listed))
        rows, columns, value = np.asarray(person), np.asarray(statement), np.asarray(vote)
        if value.size and not np.isin(value, (AGREE, PASS, DISAGREE)).all():
            raise ValueError("a vote is none of 1 (agree), 0 (pass), -1 (disagree)")
        return cls(keys, tuple(listed[place] for place in order), *_compressed(
            person_rank[rows.astype(np.int64)], statement_rank[columns.astype(np.int64)], value, len(keys), len(listed)
        ))  # fmt: skip

    @classmethod
    def of_table(
        cls, table: Mapping[str, Mapping[str, int]], statements: Iterable[Statement | object] | None = None
    ) -> Votes:
        """From {"Ana": {"1": 1, "2": -1}, …}; `statements` names also those without a vote."""
        listed = list({key: None for row in table.values() for key in row}) if statements is None else list(statements)
        place = {s.key if isinstance(s, Statement) else str(s): at for at, s in enumerate(listed)}
        cells = [(at, place[key], vote) for at, row in enumerate(table.values()) for key, vote in row.items()]
        rows, columns, votes = zip(*cells, strict=True) if cells else ((), (), ())
        return cls.of(rows, columns, votes, list(table), listed)

    @property
    def cast(self) -> Ints:
        """How many votes each person has cast."""
        return np.diff(self.starts)

    @property
    def on_map(self) -> Flags:
        """Which statements shape the map."""
        return np.array([s.is_on_map for s in self.statements], np.bool_)

    @property
    def person(self) -> Ints:
        """The person of each vote, as a place in `people`."""
        return np.repeat(np.arange(len(self.people)), self.cast)

    def place_of(self, person: str) -> int | None:
        """Where a person stands in `people`."""
        at = int(np.searchsorted(self.people, person))
        return at if at < len(self.people) and self.people[at] == person else None

    def of_person(self, person: str) -> dict[str, int]:
        """One person's votes by the statements' keys."""
        at = self.place_of(person)
        if at is None:
            return {}
        span = slice(int(self.starts[at]), int(self.starts[at + 1]))
        found = zip(self.statement[span].tolist(), self.vote[span].tolist(), strict=True)
        return {self.statements[place].key: vote for place, vote in found}

    def with_statements(self, told: Mapping[str, Statement]) -> Votes:
        """The same votes, with what is told about the statements (text, moderation)."""
        return replace(self, statements=tuple(told.get(s.key, s) for s in self.statements))

    def with_vote(self, person: str, statement: int, vote: int) -> Votes:
        """With one more vote, or one changed, on a statement given by its place. The person may be new."""
        if vote not in (AGREE, PASS, DISAGREE):
            raise ValueError("a vote is none of 1 (agree), 0 (pass), -1 (disagree)")
        known = self if self.place_of(person) is not None else self._with_person(person)
        at = int(np.searchsorted(known.people, person))
        first, last = int(known.starts[at]), int(known.starts[at + 1])
        entry = first + int(np.searchsorted(known.statement[first:last], statement))
        if entry < last and known.statement[entry] == statement:
            changed = known.vote.copy()
            changed[entry] = vote
            return replace(known, vote=changed)
        starts = known.starts.copy()
        starts[at + 1 :] += 1
        return replace(
            known,
            starts=starts,
            statement=np.insert(known.statement, entry, statement),
            vote=np.insert(known.vote, entry, vote),
        )

    def _with_person(self, person: str) -> Votes:
        at = int(np.searchsorted(self.people, person))
        wide = self.people.astype(np.result_type(self.people.dtype, np.array([person]).dtype))
        return replace(self, people=np.insert(wide, at, person), starts=np.insert(self.starts, at, self.starts[at]))


def natural(key: str) -> tuple[tuple[int, int | str], ...]:
    """A sorting key by which "2" comes before "10" and "a2" before "a10"."""
    parts = re.split(r"(\d+)", key)
    return (
        *((0, int(part)) if part.isdecimal() and len(part) <= DIGITS else (1, part) for part in parts if part),
        (2, key),
    )


def _ranked(keys: NDArray[np.str_]) -> tuple[NDArray[np.str_], Ints]:
    """The keys sorted, and the rank of each."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    if (ordered[1:] == ordered[:-1]).any():
        raise ValueError("a person stands twice")
    rank = np.empty(len(keys), np.int64)
    rank[order] = np.arange(len(keys))
    return ordered, rank


def _compressed(
    person: Ints, statement: Ints, vote: NDArray[np.generic], people: int, statements: int
) -> tuple[Ints, NDArray[np.int32], NDArray[np.int8]]:
    """Starts, statements and votes in order of person and statement. One sort of whole numbers: it is fast, and equal numbers are equal votes."""
    bits = max(statements - 1, 0).bit_length()
    packed = (((person << bits) | statement) << 2) + (vote.astype(np.int64) + 1)
    packed.sort()
    cell = packed >> 2
    if (cell[1:] == cell[:-1]).any():
        raise ValueError("a person voted twice on one statement")
    starts = np.searchsorted(packed, np.arange(people + 1) << (bits + 2))
    column = (cell & ((1 << bits) - 1)).astype(np.int32)
    return starts, column, (packed & 3).astype(np.int8) - np.int8(1)
