"""Equal lines of a large file together, without making an object of each line.

A line of up to 64 bytes is a few machine words. A table with a place for each hash keeps one line of those that share it; a line that is equal to the one kept, word for
word, is counted there. The few that met another line's place are counted by a dictionary. Nothing rests on hashes being different.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.ballots.papers import Numbers

LONGEST = 64  # bytes of a line
FEWEST = 5_000  # lines for which the tables are worth their while
WORD = 8
END = ord("\n")

Words = NDArray[np.uint64]
Bytes = NDArray[np.uint8]

MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(29))
MASKS = np.array([(1 << (8 * count)) - 1 for count in range(WORD + 1)], np.uint64)


class Lines(NamedTuple):
    """`text`: every distinct line once, each with its line end; `times`: how often each stands in the file."""

    text: Bytes
    times: Numbers


def distinct_lines(body: bytes) -> Lines:
    """The distinct lines of a text that ends with a line end."""
    text = np.frombuffer(body, np.uint8)
    ends = np.flatnonzero(text == END)
    starts = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
    if len(ends) < FEWEST or int((ends - starts).max()) > LONGEST or b"\0" in body:
        return _counted(Counter(body.split(b"\n")[:-1]))
    kept, is_counted = _kept(_words(body, starts, ends - starts), (ends - starts).astype(np.uint8))
    times = np.bincount(kept[is_counted], minlength=len(starts))
    first = np.flatnonzero(times)
    others = _counted(Counter(body[starts[row] : ends[row]] for row in np.flatnonzero(~is_counted).tolist()))
    lines = _taken(text, starts[first], ends[first] + 1)
    return Lines(np.concatenate([lines, others.text]), np.concatenate([times[first], others.times]))


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


def _kept(words: list[Words], length: Bytes) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """For each line, the line kept in its place; and whether the two are equal."""
    mixed = words[0] * MIX[0]
    for word in words[1:]:
        mixed = (mixed ^ (mixed >> MIX[2]) ^ word) * MIX[1]
    bits = len(mixed).bit_length() + 1
    place = (mixed >> np.uint64(64 - bits)).astype(np.int64)
    table = np.empty(1 << bits, np.int32)
    table[place] = np.arange(len(mixed), dtype=np.int32)
    kept = table[place]
    is_equal = (length[kept] == length) & (words[0][kept] == words[0])
    for number, word in enumerate(words[1:], 1):
        rows = np.flatnonzero(length > WORD * number)
        is_equal[rows] &= word[kept[rows]] == word[rows]
    return kept, is_equal


def _taken(text: Bytes, starts: Numbers, ends: Numbers) -> Bytes:
    """These stretches of a text, one after the other."""
    length = ends - starts
    before = np.cumsum(length) - length
    return text[np.repeat(starts - before, length) + np.arange(int(length.sum()))]


def _counted(lines: Counter[bytes]) -> Lines:
    text = b"".join(line + b"\n" for line in lines)
    return Lines(np.frombuffer(text, np.uint8), np.fromiter(lines.values(), np.int64, len(lines)))
