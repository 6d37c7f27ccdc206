"""People in pieces, by a hash of their keys: half-samples without chance, and tables that one more vote changes in one place only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.opinions.crosses import Cross, cross, row_of, total
from frombelow.methods.opinions.settings import Settings
from frombelow.methods.opinions.votes import Flags, Votes


@dataclass(frozen=True, eq=False)
class Pieces:
    """`of`: the piece of each person. `tables`: those of each piece; `whole`: those over all people."""

    of: NDArray[np.int8]
    tables: tuple[Cross, ...]
    whole: Cross

    @classmethod
    def by_hash(cls, votes: Votes, settings: Settings) -> Pieces:
        """All people of a conversation."""
        of = pieces_of(votes.people, settings)
        tables = tuple(cross(votes, np.flatnonzero(of == number)) for number in range(settings.pieces))
        return cls(of, tables, total(tables))

    def halves(self, settings: Settings) -> Iterator[tuple[Flags, Cross]]:
        """The half-samples: who is in each, and its tables.

        Five of the ten pieces at a time, evenly spread over all ways to choose them; and the other five.
        """
        for way in ways(settings):
            inside, tables = np.isin(self.of, way), total([self.tables[number] for number in way])
            yield inside, tables
            yield ~inside, self.whole - tables

    def after(self, before: Votes, now: Votes, person: str, place: int, settings: Settings) -> Pieces:
        """After one vote of a person on the statement at `place`: only her piece changes. She may be new."""
        at = int(np.searchsorted(now.people, person))
        old, new = row_of(before, before.place_of(person)), row_of(now, at)
        of = self.of
        if len(now.people) > len(before.people):
            of = np.insert(of, at, pieces_of(now.people[at : at + 1], settings))
        tables = list(self.tables)
        tables[of[at]] = tables[of[at]].changed(place, old, new)
        return Pieces(of, tuple(tables), self.whole.changed(place, old, new))


def pieces_of(people: NDArray[np.str_], settings: Settings) -> NDArray[np.int8]:
    """The piece of each person: the first eight bytes of SHA-256 of "seed|key", as a number, modulo the number of pieces."""
    head = sha256(f"{settings.seed}|".encode())
    found = np.empty(len(people), np.int8)
    for at, key in enumerate(people.tolist()):
        digest = head.copy()
        digest.update(key.encode())
        found[at] = int.from_bytes(digest.digest()[:8], "big") % settings.pieces
    return found


def ways(settings: Settings) -> list[tuple[int, ...]]:
    """Half of the pieces at a time, the first piece always among them, evenly spread over all ways to choose them."""
    every = [way for way in combinations(range(settings.pieces), settings.pieces // 2) if 0 in way]
    count = min(len(every), max(1, settings.half_samples // 2))
    return [every[number * len(every) // count] for number in range(count)]
