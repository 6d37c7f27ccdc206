"""Papers in piles, one for each candidate, each pile in parcels of papers that have the same value.

The arithmetic is done once for each parcel, whatever numbers it takes; the papers themselves only move, and only those of the candidate who gives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.ballots.papers import Marks, RankedPapers
from frombelow.methods.ballots.stv.arithmetic import Amount

Rows = NDArray[np.int64]

NOBODY = 0  # holds the papers that name no continuing candidate any more


@dataclass(frozen=True, eq=False)
class Parcel:
    """Papers of the same value that came to a candidate. `voters` are as many as wrote them."""

    value: Amount
    rows: tuple[Rows, ...]
    voters: int

    def with_(self, rows: Rows, voters: int) -> Parcel:
        return replace(self, rows=(*self.rows, rows), voters=self.voters + voters)


class Piles:
    """Which candidate holds which papers. `papers` rank nobody as equals."""

    def __init__(self, papers: RankedPapers, candidates: int) -> None:
        count, width = papers.order.shape
        self._width = width + 1  # a column of 0 at the end: nobody further
        padded = np.zeros((count, self._width), np.int16)
        padded[:, :width] = papers.order
        self._flat = padded.reshape(-1)
        self._weight = papers.weight
        self._place = np.arange(count) * self._width - 1  # before the first choice
        self._continuing = np.zeros(candidates + 1, np.bool_)
        self._held: dict[int, dict[Amount, Parcel]] = {}

    def deal(self, standing: Iterable[int], one: Amount) -> dict[int, int]:
        """All papers to their first choices among those who stand; how many voters each has."""
        everything = Parcel(one, (np.arange(len(self._weight)),), int(self._weight.sum()))
        self._continue_with(standing)
        return {taker: voters for taker, _, voters in self._move(everything, one)}

    def parcels(self, holder: int) -> list[Parcel]:
        """The parcels of a candidate, the most valuable first."""
        return sorted(self._held.get(holder, {}).values(), key=lambda parcel: parcel.value, reverse=True)

    def pass_on(
        self, holder: int, continuing: Iterable[int], values: Mapping[Amount, Amount] | None = None
    ) -> list[tuple[int, Amount, int]]:
        """All papers of a candidate go to their next choices among the continuing: who takes how many voters' papers at which value.

        `values`: the new value for each old one; None where papers keep theirs.
        """
        self._continue_with(continuing)
        moved: list[tuple[int, Amount, int]] = []
        for parcel in self.parcels(holder):
            value = parcel.value if values is None else values[parcel.value]
            moved.extend((taker, value, voters) for taker, _, voters in self._move(parcel, value))
        self._held.pop(holder, None)
        return moved

    def pass_parcel(
        self, holder: int, parcel: Parcel, continuing: Iterable[int], value: Amount
    ) -> list[tuple[int, Amount, int]]:
        """One parcel alone goes on."""
        self._continue_with(continuing)
        del self._held[holder][parcel.value]
        return [(taker, value, voters) for taker, _, voters in self._move(parcel, value)]

    def fingerprint(self) -> bytes:
        """The same for the same papers in the same piles at the same values."""
        mark = hashlib.blake2b(self._place.tobytes(), digest_size=16)
        held = sorted(
            (holder, sorted((str(v), p.voters) for v, p in pile.items())) for holder, pile in self._held.items()
        )
        mark.update(repr(held).encode())
        return mark.digest()

    def _continue_with(self, continuing: Iterable[int]) -> None:
        self._continuing[:] = False
        self._continuing[[NOBODY, *continuing]] = True

    def _move(self, parcel: Parcel, value: Amount) -> Iterator[tuple[int, Rows, int]]:
        rows = np.concatenate(parcel.rows) if len(parcel.rows) != 1 else parcel.rows[0]
        if not len(rows):
            return
        takers = self._advance(rows)
        for taker, taken in _by_taker(takers, rows):
            voters = int(self._weight[taken].sum())
            pile = self._held.setdefault(taker, {})
            before = pile.get(value)
            pile[value] = before.with_(taken, voters) if before else Parcel(value, (taken,), voters)
            yield taker, taken, voters

    def _advance(self, rows: Rows) -> NDArray[np.int16]:
        """The next continuing candidate of each of these papers."""
        places = self._place[rows] + 1
        takers: NDArray[np.int16] = self._flat[places]
        waiting = np.flatnonzero(~self._may_take(takers))
        while len(waiting):
            places[waiting] += 1
            takers[waiting] = self._flat[places[waiting]]
            waiting = waiting[~self._may_take(takers[waiting])]
        self._place[rows] = places
        return takers

    def _may_take(self, takers: NDArray[np.int16]) -> Marks:
        may: Marks = self._continuing[takers]
        return may


def _by_taker(takers: NDArray[np.int16], rows: Rows) -> Iterator[tuple[int, Rows]]:
    in_order = np.argsort(takers, kind="stable")
    ordered = takers[in_order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    ends = np.concatenate((starts[1:], [len(ordered)]))
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield int(ordered[start]), rows[in_order[start:end]]
