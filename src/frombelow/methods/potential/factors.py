"""The plain factors openings are made of. Each is a number in 0..1."""

from __future__ import annotations

from math import log10

LARGE = 1000  # workers from which a workplace counts in full
FLOOR = 0.4  # what the smallest workplace keeps: small units are won most often, so size must not drown the rest


def recency(years: float, half_life: float) -> float:
    """1 for today (or the future), 0.5 after `half_life` years, 0.25 after twice that."""
    return float(0.5 ** (max(0.0, years) / half_life))


def largeness(workers: float | None) -> float:
    """From FLOOR for one worker to 1 for LARGE or more, growing with the logarithm; FLOOR where unknown.

    10 workers 0.6, 100 workers 0.8, 1,000 workers 1.
    """
    if not workers or workers <= 1:
        return FLOOR
    return min(1.0, FLOOR + (1 - FLOOR) * log10(workers) / log10(LARGE))


def share_of(value: float, full: float) -> float:
    """value/full, kept within 0..1."""
    return min(1.0, max(0.0, value / full))
