"""Papers in piles, one for each candidate, each pile in parcels of papers that have the same value.

The arithmetic is done once for each parcel, whatever numbers it takes; the papers themselves only move, and only those of the candidate who gives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.ballots.papers import Marks, RankedPapers
from frombelow.methods.ballots.stv.arithmetic import Amount

Rows = NDArray[np.int64]

Holders = NDArray[np.int16]

NOBODY = 0  # holds the papers that name no continuing candidate any more


@dataclass(frozen=True, eq=False)
class Parcel:
    """Papers of the same value that came to a candidate. `voters` are as many as wrote them."""

    value: Amount
    rows: tuple[Rows, ...]
    voters: int

    @property
    def all_rows(self) -> Rows:
        return self.rows[0] if len(self.rows) == 1 else np.concatenate(self.rows)


@dataclass(frozen=True, eq=False)
class Bundle:
    """Papers on their way to their next choice (NOBODY where they name none)."""

    taker: int
    rows: Rows
    voters: int


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
        bundles = self.sort(np.arange(len(self._weight)), standing)
        for bundle in bundles:
            self.lay(bundle, one)
        return {bundle.taker: bundle.voters for bundle in bundles}

    def parcels(self, holder: int) -> list[Parcel]:
        """The parcels of a candidate, the most valuable first."""
        return sorted(self._held.get(holder, {}).values(), key=lambda parcel: parcel.value, reverse=True)

    def pick_up(self, holder: int) -> list[Parcel]:
        """All parcels of a candidate, who holds none any more."""
        parcels = self.parcels(holder)
        self._held.pop(holder, None)
        return parcels

    def pass_on(
        self, holder: int, continuing: Iterable[int], values: Mapping[Amount, Amount] | None = None
    ) -> list[tuple[int, Amount, int]]:
        """All papers of a candidate go to their next choices among the continuing: who takes how many voters' papers at which value.

        `values`: the new value for each old one; None where papers keep theirs.
        """
        moved: list[tuple[int, Amount, int]] = []
        for parcel in self.pick_up(holder):
            value = parcel.value if values is None else values[parcel.value]
            for bundle in self.sort(parcel.all_rows, continuing):
                self.lay(bundle, value)
                moved.append((bundle.taker, value, bundle.voters))
        return moved

    def sort(self, rows: Rows, continuing: Iterable[int]) -> list[Bundle]:
        """Papers into bundles by their next choice among the continuing; they are not with them yet."""
        if not len(rows):
            return []
        self._continuing[:] = False
        self._continuing[[NOBODY, *continuing]] = True
        takers = self._advance(rows)
        return [Bundle(taker, taken, int(self._weight[taken].sum())) for taker, taken in _by_taker(takers, rows)]

    def lay(self, bundle: Bundle, value: Amount) -> None:
        """A bundle to the pile of its taker."""
        pile = self._held.setdefault(bundle.taker, {})
        before = pile.get(value)
        if before:
            pile[value] = Parcel(value, (*before.rows, bundle.rows), before.voters + bundle.voters)
        else:
            pile[value] = Parcel(value, (bundle.rows,), bundle.voters)

    def holders(self) -> Holders:
        """Who holds each paper."""
        held: Holders = self._flat[self._place]
        return held

    def fingerprint(self) -> bytes:
        """The same for the same papers in the same piles at the same values."""
        mark = hashlib.blake2b(self._place.tobytes(), digest_size=16)
        held = sorted(
            (holder, sorted((str(v), p.voters) for v, p in pile.items())) for holder, pile in self._held.items()
        )
        mark.update(repr(held).encode())
        return mark.digest()

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
