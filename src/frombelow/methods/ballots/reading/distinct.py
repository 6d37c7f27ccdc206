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
END = ord("\n")

Words = NDArray[np.uint64]
Bytes = NDArray[np.uint8]
Rows = NDArray[np.int32]
Marks = NDArray[np.bool_]

MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(29))
MASKS = np.array([(1 << (8 * count)) - 1 for count in range(WORD + 1)], np.uint64)


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


def distinct_lines(body: bytes) -> Lines:
    """The distinct lines of a text that ends with a line end."""
    ends = np.flatnonzero(np.frombuffer(body, np.uint8) == END)
    starts = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
    length = ends - starts
    if len(ends) < FEWEST or int(length.max()) > LONGEST or b"\0" in body:
        lines = Counter(body.split(b"\n")[:-1])
        joined = b"".join(line + b"\n" for line in lines)
        return Lines(np.frombuffer(joined, np.uint8), np.fromiter(lines.values(), np.int64, len(lines)))
    words = _words(body, starts, length)
    kept = _kept(words, length.astype(np.uint8))
    times = np.bincount(kept, minlength=len(starts))
    first = np.flatnonzero(times)
    text = np.zeros((len(first), len(words) + 1), np.uint64)  # zero bytes stand behind the longest too
    for column, word in enumerate(words):
        text[:, column] = word[first]
    return Lines(text.view(np.uint8).reshape(-1), times[first], WORD * (len(words) + 1))


def _words(body: bytes, starts: Numbers, length: Numbers) -> list[Words]:
    """The bytes of each line as numbers, eight to one, 0 after its end."""
    padded = body + bytes(LONGEST)
    at_every_byte: Words = np.ndarray((len(padded) - WORD + 1,), np.uint64, padded, strides=(1,))
    words = [at_every_byte[starts] & MASKS[np.minimum(length, WORD)]]
    for offset in range(WORD, int(length.max()), WORD):
        rows = np.flatnonzero(length > offset)
        word = np.zeros(len(starts), np.uint64)
        word[rows] = at_every_byte[starts[rows] + offset] & MASKS[np.minimum(length[rows] - offset, WORD)]
        words.append(word)
    return words


def _kept(words: list[Words], length: Bytes, shift: int = 0) -> Rows:
    """For each line, an equal one: the same for all that are equal. `shift`: which bits of the hash choose the place."""
    if shift >= WORD * 8:
        return _by_dictionary(words)
    bits = max(len(length).bit_length(), 1)
    place = ((_mixed(words) << np.uint64(shift)) >> np.uint64(64 - bits)).astype(np.int64)
    table = np.empty(1 << bits, np.int32)
    table[place] = np.arange(len(length), dtype=np.int32)
    kept = table[place]
    is_equal = (length[kept] == length) & (words[0][kept] == words[0])
    for number, word in enumerate(words[1:], 1):
        longer = np.flatnonzero(length > WORD * number)
        is_equal[longer] &= word[kept[longer]] == word[longer]
    left = np.flatnonzero(~is_equal)
    if len(left):
        kept[left] = left[_kept([word[left] for word in words], length[left], shift + 20)]
    return kept


def _mixed(words: list[Words]) -> Words:
    mixed = words[0] * MIX[0]
    for word in words[1:]:
        mixed = (mixed ^ (mixed >> MIX[2]) ^ word) * MIX[1]
    return mixed


def _by_dictionary(words: list[Words]) -> Rows:
    first: dict[bytes, int] = {}
    lines = np.stack(words, axis=1)
    return np.array([first.setdefault(line.tobytes(), row) for row, line in enumerate(lines)], np.int32)
