"""The papers of a BLT file that are nothing but numbers, all at once."""

from __future__ import annotations

import numpy as np

from frombelow.methods.ballots.papers import Numbers, Places, RankedPapers
from frombelow.methods.ballots.reading.distinct import Bytes, Lines

PLAIN = b"0123456789 \t\n"
LONGEST = 15  # digits that an int64 holds with room to spare
MOST_VOTERS = 2**53


def read_numbers(lines: Lines, candidates: int) -> RankedPapers | None:
    """Papers from distinct lines. None where a line is anything but weight, different candidates, 0."""
    if lines.text.tobytes().translate(None, PLAIN):
        return None
    parsed = _numbers(lines.text)
    if parsed is None:
        return None
    values, first, length, rows = parsed
    times = lines.times[rows]
    order = _places(values, first, length)
    if not (_is_sound(values, first, length, candidates) and _without_doubles(order)):
        return None
    weight = values[first]
    if not weight.all() or float(weight.astype(float) @ times) > MOST_VOTERS:
        return None
    return RankedPapers(order, weight * times).grouped()


def _numbers(text: Bytes) -> tuple[Numbers, Numbers, Numbers, Numbers] | None:
    """All numbers in a row; for each line that has any: its first number, how many it has, which line it is."""
    is_digit = np.zeros(len(text) + 2, np.bool_)
    is_digit[1:-1] = text - np.uint8(ord("0")) < 10  # what is below 0 wraps around
    edges = np.flatnonzero(is_digit[1:] != is_digit[:-1])
    starts, ends = edges[::2], edges[1::2]
    if not len(starts) or int((ends - starts).max()) > LONGEST:
        return None
    values = text[starts].astype(np.int64) - ord("0")
    for place in range(1, int((ends - starts).max())):
        longer = np.flatnonzero(starts + place < ends)
        values[longer] = values[longer] * 10 + (text[starts[longer] + place] - ord("0"))
    line = np.cumsum(text == ord("\n"), dtype=np.int32)[starts]
    first = np.flatnonzero(np.concatenate(([True], line[1:] != line[:-1])))
    length = np.diff(np.concatenate((first, [len(values)])))
    return values, first, length, line[first].astype(np.int64)


def _is_sound(values: Numbers, first: Numbers, length: Numbers, candidates: int) -> bool:
    """Every line has a weight, ends with its only 0, and names existing candidates."""
    last = first + length - 1
    between = np.ones(len(values), np.bool_)
    between[first] = between[last] = False
    named = values[between]
    return bool((length >= 2).all() and not values[last].any() and named.all() and (named <= candidates).all())


def _places(values: Numbers, first: Numbers, length: Numbers) -> Places:
    """One row per line: the candidates from first to last, then 0."""
    width = max(int(length.max()) - 2, 0)
    order = np.zeros((len(first), width), np.int16)
    for place in range(width):
        rows = np.flatnonzero(length - 2 > place)
        order[rows, place] = values[first[rows] + 1 + place]
    return order


def _without_doubles(order: Places) -> bool:
    ordered = np.sort(order, axis=1)
    return not bool(((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] > 0)).any())
