"""The papers of a BLT file that are nothing but numbers, all at once."""

from __future__ import annotations

import numpy as np

from frombelow.methods.ballots.papers import Numbers, Places, RankedPapers
from frombelow.methods.ballots.reading.distinct import Lines

BETWEEN = (ord(" "), ord("\t"), ord("\n"), 0)  # what may stand between numbers, beside nothing else
LONGEST = 15  # digits that an int64 holds with room to spare
MOST_VOTERS = 2**53
TOO_LARGE = 2**15 - 1  # for a candidate's number


def read_numbers(lines: Lines, candidates: int) -> RankedPapers | None:
    """Papers from distinct lines. None where a line is anything but weight, different candidates, 0."""
    parsed = _numbers(lines)
    if parsed is None:
        return None
    values, length = parsed
    first = np.cumsum(length) - length
    order = _places(values, length)
    if not (_is_sound(values, first, length, candidates) and _without_doubles(order)):
        return None
    weight, times = values[first], lines.times
    if not weight.all() or float(weight.astype(float) @ times) > MOST_VOTERS:
        return None
    return RankedPapers(order, weight * times).grouped()


def _numbers(lines: Lines) -> tuple[Numbers, Numbers] | None:
    """All numbers in a row, and how many each line has; None if there is anything else, or a line without."""
    text = lines.text
    is_digit = np.zeros(len(text) + 2, np.bool_)
    is_digit[1:-1] = text - np.uint8(ord("0")) < 10  # what is below 0 wraps around
    if np.count_nonzero(is_digit) + sum(np.count_nonzero(text == byte) for byte in BETWEEN) < len(text):
        return None
    is_start = is_digit[1:-1] & ~is_digit[:-2]
    length = lines.sums(is_start)
    if not length.all():
        return None
    starts = np.flatnonzero(is_start)
    values = text[starts].astype(np.int64) - ord("0")
    is_more = is_digit[2:]  # is there a digit behind this place?
    longer = np.flatnonzero(is_more[starts])
    for place in range(1, LONGEST + 1):
        if not len(longer):
            return values, length
        at = starts[longer] + place
        values[longer] = values[longer] * 10 + (text[at] - ord("0"))
        longer = longer[is_more[at]]
    return None


def _is_sound(values: Numbers, first: Numbers, length: Numbers, candidates: int) -> bool:
    """Every line has a weight, ends with its only 0, and names existing candidates."""
    last = first + length - 1
    between = np.ones(len(values), np.bool_)
    between[first] = between[last] = False
    named = values[between]
    return bool((length >= 2).all() and not values[last].any() and named.all() and (named <= candidates).all())


def _places(values: Numbers, length: Numbers) -> Places:
    """One row per line: the candidates from first to last, then 0. (What is no candidate is found out elsewhere.)"""
    width = int(length.max(initial=2))
    whole = np.zeros((len(length), width), np.int16)
    whole[np.arange(width) < length[:, np.newaxis]] = np.minimum(values, TOO_LARGE)
    return np.ascontiguousarray(whole[:, 1 : width - 1])


def _without_doubles(order: Places) -> bool:
    ordered = np.sort(order, axis=1)
    return not bool(((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] > 0)).any())
