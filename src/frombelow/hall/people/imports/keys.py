"""By what a row of the file is somebody who is on the list already, or somebody of another row: a ladder of exact keys.

A number in another program counts most, if the name does not contradict it: two spreadsheets may both count 1, 2, 3 …, and then it is no number of theirs.
Then e-mail and name, phone and name, address and full name. A number or an e-mail address alone counts only where one side has no name. Keys are 64-bit salted
hashes, in arrays: a million rows against a million people takes seconds and 200 megabytes. Anything weaker than these is left to the suggestions of linkage.
Two rows or people with different numbers of one program are never one.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from frombelow.hall.people.rules.details import latin

Ints: TypeAlias = NDArray[np.int64]
Hashes: TypeAlias = NDArray[np.uint64]
KINDS = (
    "number",
    "email",
    "phone",
    "address",
    "given",
    "family",
    "full",
)  # the last three stand in one line for each name
NOBODY = -1


class Hasher:
    """Texts -> 64 bits each, 0 for none, that nobody can aim at who does not know the secret."""

    def __init__(self, secret: bytes) -> None:
        self.secret = secret

    def __call__(self, texts: Sequence[str]) -> Hashes:
        blake2b, salt = hashlib.blake2b, self.secret
        digests = [blake2b(text.encode("utf-8", "replace"), digest_size=8, salt=salt).digest() for text in texts]
        hashes = np.frombuffer(b"".join(digests), np.uint64) | np.uint64(1)
        hashes[[not text for text in texts]] = 0
        return hashes


def name_keys(given: str, family: str) -> tuple[str, str]:
    """First given name and family name in Latin letters: who left out a middle name is the same."""
    return latin(given).partition(" ")[0], latin(family)


KnownBytes = dict[str, tuple[bytes, bytes]]  # kind -> owners, hashes


@dataclass
class Known:
    """What is known of rows or of people: pairs of an owner and a hash, for each kind of value."""

    owners: dict[str, Any] = field(default_factory=lambda: {kind: array("q") for kind in KINDS})
    hashes: dict[str, Any] = field(default_factory=lambda: {kind: array("Q") for kind in KINDS})

    def add(self, kind: str, owners: Sequence[int] | Ints, hashes: Hashes) -> None:
        """More values of a kind."""
        self.owners[kind].frombytes(np.asarray(owners, np.int64).tobytes())
        self.hashes[kind].frombytes(hashes.tobytes())

    def as_bytes(self) -> KnownBytes:
        """To lay by."""
        return {kind: (self.owners[kind].tobytes(), self.hashes[kind].tobytes()) for kind in KINDS}

    @classmethod
    def of_bytes(cls, laid_by: KnownBytes) -> Known:
        """What was laid by."""
        known = cls()
        for kind, (owners, hashes) in laid_by.items():
            known.add(kind, np.frombuffer(owners, np.int64), np.frombuffer(hashes, np.uint64))
        return known

    def of(self, kind: str) -> tuple[Ints, Hashes]:
        """As arrays."""
        return np.frombuffer(self.owners[kind], np.int64), np.frombuffer(self.hashes[kind], np.uint64)


def rungs(known: Known) -> Iterator[tuple[Ints, Hashes]]:
    """The ladder: owners and keys of each rung."""
    owners, given = known.of("given")
    family, full = known.of("family")[1], known.of("full")[1]
    names = (owners, np.where((given | family) != 0, mixed(given, family), np.uint64(0)))
    for kind, (whose, name) in (
        ("number", (owners, given)),
        ("number", (owners, family)),
        ("email", names),
        ("phone", names),
        ("address", (owners, full)),
    ):
        there = name != 0
        yield joined(known.of(kind), (whose[there], name[there]))


def joined(left: tuple[Ints, Hashes], right: tuple[Ints, Hashes]) -> tuple[Ints, Hashes]:
    """Every pair of two kinds of values of the same owner, as one key."""
    owners, hashes = right
    order = np.argsort(owners, kind="stable")
    owners, hashes = owners[order], hashes[order]
    begin, end = np.searchsorted(owners, left[0], "left"), np.searchsorted(owners, left[0], "right")
    times = end - begin
    which = np.repeat(np.arange(len(left[0])), times)
    within = np.arange(len(which)) - np.repeat(np.cumsum(times) - times, times)
    return left[0][which], mixed(left[1][which], hashes[begin[which] + within])


def mixed(one: Hashes, other: Hashes) -> Hashes:
    """Two hashes as one."""
    return (one * np.uint64(0x9E3779B97F4A7C15)) ^ (
        other * np.uint64(0xC2B2AE3D27D4EB4F) + np.uint64(0x165667B19E3779F9)
    )


def numbers(known: Known) -> tuple[Ints, Hashes]:
    """The first number of each owner, sorted by owner."""
    owners, hashes = known.of("number")
    unique, first = np.unique(owners, return_index=True)
    return unique, hashes[first]


def number_of(table: tuple[Ints, Hashes], owners: Ints) -> Hashes:
    """The number of each, 0 for none."""
    if not len(table[0]):
        return np.zeros(len(owners), np.uint64)
    at = np.minimum(np.searchsorted(table[0], owners), len(table[0]) - 1)
    return np.where(table[0][at] == owners, table[1][at], np.uint64(0))


def found(file: Known, people: Known, rows: int) -> Ints:
    """For each row the person it is, or NOBODY. Where a key is of several people, the first who came."""
    person = np.full(rows, NOBODY, np.int64)
    row_number = number_of(numbers(file), np.arange(rows))
    their_number = numbers(people)
    for (owners, keys), (ids, known) in zip(rungs(file), rungs(people), strict=True):
        settle(person, owners, *looked_up(keys, known, ids), row_number, their_number)
    for kind in ("number", "email"):
        for of_rows, of_people in (
            (True, False),
            (False, True),
        ):  # a row without a name; a row with one, and somebody without
            owners, keys = chosen(file, kind, nameless=of_rows)
            ids, known = chosen(people, kind, nameless=True) if of_people else people.of(kind)
            settle(person, owners, *looked_up(keys, *only_once(known, ids)), row_number, their_number)
    return person


def strangers(file: Known, people: Known, person: Ints) -> Ints:
    """Rows of nobody on the list whose number is somebody's there: the names contradict."""
    owners, keys = file.of("number")
    hit, _ids = looked_up(keys, people.of("number")[1], people.of("number")[0])
    return np.unique(owners[hit & (person[owners] == NOBODY)])


def looked_up(keys: Hashes, known: Hashes, ids: Ints) -> tuple[NDArray[np.bool_], Ints]:
    """Which keys are known, and whose they are."""
    if not len(known) or not len(keys):
        return np.zeros(len(keys), bool), np.zeros(len(keys), np.int64)
    order = np.lexsort((ids, known))
    known, ids = known[order], ids[order]
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return known[at] == keys, ids[at]


def only_once(known: Hashes, ids: Ints) -> tuple[Hashes, Ints]:
    """Values of one person only."""
    pairs = np.unique(np.stack([known, ids.astype(np.uint64)]), axis=1) if len(known) else np.zeros((2, 0), np.uint64)
    values, first, counts = np.unique(pairs[0], return_index=True, return_counts=True)
    return values[counts == 1], pairs[1][first][counts == 1].astype(np.int64)


def chosen(known: Known, kind: str, *, nameless: bool) -> tuple[Ints, Hashes]:
    """Values of a kind of those who have no name, or of those who have one."""
    owners, hashes = known.of(kind)
    fits = np.isin(owners, known.of("full")[0], invert=nameless)
    return owners[fits], hashes[fits]


def settle(
    person: Ints, owners: Ints, hit: NDArray[np.bool_], ids: Ints, row_number: Hashes, their_number: tuple[Ints, Hashes]
) -> None:
    """Give rows that have nobody yet whom this rung found, unless their numbers contradict."""
    mine, theirs = row_number[owners], number_of(their_number, ids)
    fits = hit & (person[owners] == NOBODY) & ((mine == 0) | (theirs == 0) | (mine == theirs))
    rows, first = np.unique(owners[fits], return_index=True)
    person[rows] = ids[fits][first]


def clustered(file: Known, person: Ints) -> Ints:
    """For each row the first row of the file that is the same somebody; `person` is completed: who is found by one row is found for all."""
    rows = len(person)
    parent = list(range(rows))
    number = number_of(numbers(file), np.arange(rows)).tolist()
    whom = person.tolist()

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for first, second in pairs(file, rows):
        one, other = root(first), root(second)
        if (
            one == other
            or (number[one] and number[other] and number[one] != number[other])
            or (whom[one] >= 0 <= whom[other] and whom[one] != whom[other])
        ):
            continue
        low, high = min(one, other), max(one, other)
        parent[high] = low
        number[low] = number[low] or number[high]
        whom[low] = whom[low] if whom[low] >= 0 else whom[high]
    leaders = np.fromiter((root(row) for row in range(rows)), np.int64, rows) if any_joined(parent) else np.arange(rows)
    person[:] = np.array(whom, np.int64)[leaders]
    return leaders


def any_joined(parent: list[int]) -> bool:
    """Whether any row is the same as another."""
    return any(up != row for row, up in enumerate(parent))


def pairs(file: Known, rows: int) -> Iterator[tuple[int, int]]:
    """Rows that share a key, each with the one before it."""
    alone = [chosen(file, kind, nameless=True) for kind in ("email",)]
    for owners, keys in [*rungs(file), file_numbers(file), *alone]:
        order = np.lexsort((owners, keys))
        owners, keys = owners[order], keys[order]
        same = np.flatnonzero((keys[1:] == keys[:-1]) & (owners[1:] != owners[:-1]))
        yield from zip(owners[same].tolist(), owners[same + 1].tolist(), strict=True)


def file_numbers(file: Known) -> tuple[Ints, Hashes]:
    """Numbers that a row without a name has: then all rows with that number are one, whatever their names."""
    owners, hashes = file.of("number")
    bare = np.unique(chosen(file, "number", nameless=True)[1])
    fits = np.isin(hashes, bare)
    return owners[fits], hashes[fits]
