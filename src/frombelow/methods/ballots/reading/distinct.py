"""Equal lines of a large file together, without making an object of each line.

A line of up to 64 bytes is a few machine words. A table with a place for each hash keeps one line of those that share it; a line that is equal to the one kept, word for
word, is counted there. The few that met another line's place try another table, the last of them a dictionary. Nothing rests on hashes being different.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.ballots.papers import Numbers

LONGEST = 64  # bytes of a line
FEWEST = 5_000  # lines for which the tables are worth their while
WORD = 8
BLOCK = 1 << 14  # lines
END = ord("\n")

Words = NDArray[np.uint64]
Bytes = NDArray[np.uint8]
Marks = NDArray[np.bool_]

MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(29))
# MASKS[length]: the bits that a line of that length has in each of its words
MASKS = np.array(
    [
        [(1 << (8 * min(max(length - start, 0), WORD))) - 1 for start in range(0, LONGEST, WORD)]
        for length in range(LONGEST + 1)
    ],
    np.uint64,
)


@dataclass(frozen=True, eq=False)
class Lines:
    """Every distinct line once, and how often each stands in the file.

    `text` holds one after the other: all of the same `width` with zero bytes behind them, or (`width` 0) each with its line end.
    """

    text: Bytes
    times: Numbers
    width: int = 0

    def sums(self, marks: Marks) -> Numbers:
        """How many places of each line are marked."""
        if self.width:
            by_line: Numbers = marks.reshape(-1, self.width).sum(axis=1, dtype=np.int64)
            return by_line
        so_far: Numbers = np.cumsum(marks, dtype=np.int64)[self.text == END]
        return so_far - np.concatenate(([0], so_far[:-1])) if len(so_far) else so_far


def distinct_lines(text: bytes, start: int = 0, stop: int | None = None) -> Lines:
    """The distinct lines of `text[start:stop]`, which ends with a line end (and is not copied)."""
    stop = len(text) if stop is None else stop
    ends = np.flatnonzero(np.frombuffer(text, np.uint8, stop - start, start) == END) + start
    starts = np.empty_like(ends)
    if len(ends):
        starts[0] = start
        np.add(ends[:-1], 1, out=starts[1:])
    length = np.subtract(ends, starts, out=ends)
    longest = int(length.max(initial=0))
    if len(ends) < FEWEST or longest > LONGEST or text.find(b"\0", start, stop) >= 0:
        lines = Counter(text[start:stop].split(b"\n")[:-1])
        joined = b"".join(line + b"\n" for line in lines)
        return Lines(np.frombuffer(joined, np.uint8), np.fromiter(lines.values(), np.int64, len(lines)))
    rows = _rows(text, starts, length, longest)
    kept = _kept(rows)
    times = np.bincount(kept, minlength=len(rows))
    first = np.flatnonzero(times)
    distinct = np.zeros((len(first), longest // WORD + 1), np.uint64)  # a zero byte stands behind the longest too
    distinct[:, : rows.shape[1]] = rows[first]
    return Lines(distinct.view(np.uint8).reshape(-1), times[first], WORD * distinct.shape[1])


def _rows(text: bytes, starts: Numbers, length: Numbers, longest: int) -> Words:
    """The bytes of each line as a row of numbers, eight to one, 0 after its end."""
    words = max(-(-longest // WORD), 1)
    if len(text) < int(starts[-1]) + WORD * words:
        text += bytes(WORD * words)
    at_every_byte = np.ndarray((len(text) - WORD * words + 1,), _as_one(words), text, strides=(1,))
    masks = MASKS[:, :words].copy()
    rows = np.empty((len(starts), words), np.uint64)
    for block in _blocks(len(starts)):
        read = at_every_byte[starts[block]].view(np.uint64).reshape(-1, words)
        np.bitwise_and(read, masks[length[block]], out=rows[block])
    return rows


def _as_one(words: int) -> np.dtype[np.void]:
    """So many words moved as one."""
    return np.dtype((np.void, WORD * words))


def _blocks(lines: int) -> list[slice]:
    """So many lines at a time as the processor's own memory holds."""
    return [slice(start, min(start + BLOCK, lines)) for start in range(0, lines, BLOCK)]


def _kept(rows: Words, shift: int = 0) -> Numbers:
    """For each line, an equal one: the same for all that are equal. `shift`: which bits of the hash choose the place."""
    if shift >= WORD * 8:
        return _by_dictionary(rows)
    lines, words = rows.shape
    bits = max(lines.bit_length(), 1)
    table, kept = np.empty(1 << bits, np.int64), np.empty(lines, np.int64)
    for block in _blocks(lines):
        place = (_mixed(rows[block]) << np.uint64(shift)) >> np.uint64(64 - bits)
        kept[block] = place  # for now
        table[kept[block]] = np.arange(block.start, block.stop)
    is_other, whole = np.empty(lines, np.bool_), rows.view(_as_one(words)).reshape(-1)
    for block in _blocks(lines):
        kept[block] = np.take(table, kept[block], mode="clip")
        one = np.take(whole, kept[block], mode="clip").view(np.uint64).reshape(-1, words)
        is_other[block] = one[:, 0] != rows[block, 0]
        for word in range(1, words):
            is_other[block] |= one[:, word] != rows[block, word]
    left = np.flatnonzero(is_other)
    if len(left):
        kept[left] = left[_kept(rows[left], shift + 20)]
    return kept


def _mixed(rows: Words) -> Words:
    mixed = rows[:, 0] * MIX[0]
    for word in rows.T[1:]:
        mixed = (mixed ^ (mixed >> MIX[2]) ^ word) * MIX[1]
    return mixed


def _by_dictionary(rows: Words) -> Numbers:
    first: dict[bytes, int] = {}
    return np.array([first.setdefault(line.tobytes(), row) for row, line in enumerate(rows)], np.int64)
