"""Finds the names of a state that a written city may mean."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from frombelow.methods.linkage.places.gazetteer import Gazetteer, Name, StateNames
from frombelow.methods.linkage.places.spelling import part_readings, plain_reading, squash, whole_readings

LEAST_LENGTH = 4  # letters: a shorter word has too many near neighbours to be called a misspelling
TWO_MISTAKES = 7  # letters: from here on two mistakes are forgiven
LEAST_PREFIX = 5  # letters of a word cut short


@dataclass(frozen=True)
class Found:
    """Names that a city may mean, each with its part of the whole, and how they were found.

    `how`: exact | parts (several places named) | typo | cut (a name cut short, or among other words) | none.
    """

    how: str
    names: tuple[tuple[Name, float], ...] = ()

    def share(self) -> dict[str, float]:
        """County -> share, over all the names."""
        total: dict[str, float] = {}
        for name, part in self.names:
            for fips, share in name.share.items():
                total[fips] = total.get(fips, 0.0) + part * share
        return total

    def point(self) -> dict[str, float]:
        """County -> share by where the middle of the place lies."""
        total: dict[str, float] = {}
        for name, part in self.names:
            for fips, share in name.point.items():
                total[fips] = total.get(fips, 0.0) + part * share
        return total


NOTHING = Found("none")


def find(places: Gazetteer, city: str, state: str) -> Found:
    """The names that a written city may mean in a state: as written, in parts, misspelled, or cut short."""
    names = places.names.get(state)
    if names is None:
        return NOTHING
    as_written = names.by_key.get(plain_reading(city, state))
    if as_written:
        return Found("exact", ((as_written, 1.0),))
    readings = whole_readings(city, state)
    if not readings:
        return NOTHING
    whole = _exact(names, readings)
    if whole:
        return Found("exact", ((whole, 1.0),))
    parts = [name for piece in part_readings(city, state) if (name := _exact(names, piece))]
    if parts:
        return Found("parts", _falling(parts))
    near = _nearly(names, readings[0])
    return near if near is not NOTHING else _inside(names, readings[0])


def _falling(names: list[Name]) -> tuple[tuple[Name, float], ...]:
    """Parts of 1, 1/2, 1/3 …, brought to a sum of 1: what is named first is meant most."""
    total = sum(1 / place for place in range(1, len(names) + 1))
    return tuple((name, 1 / place / total) for place, name in enumerate(names, start=1))


def _exact(names: StateNames, readings: list[str]) -> Name | None:
    for key in readings:
        if key in names.by_key:
            return names.by_key[key]
    for key in readings:
        if squash(key) in names.by_squash:
            return names.by_key[names.by_squash[squash(key)]]
    return None


def _nearly(names: StateNames, key: str) -> Found:
    """Names one mistake away; else names that begin like it; else names two mistakes away."""
    word = squash(key)
    if len(word) < LEAST_LENGTH:
        return NOTHING
    near = process.extract(
        word,
        names.squashed,
        scorer=OSA.distance,
        processor=None,
        score_cutoff=2 if len(word) >= TWO_MISTAKES else 1,
        limit=12,
    )
    if near and near[0][1] <= 1:
        return _weighed("typo", names, [other for other, mistakes, _ in near if mistakes == near[0][1]])
    longer = [other for other in names.squashed if len(word) >= LEAST_PREFIX and other.startswith(word)]
    if longer:
        return _weighed("cut", names, longer)
    return _weighed("typo", names, [other for other, _, _ in near])


def _inside(names: StateNames, key: str) -> Found:
    """A name among the words: 'port of panama city' -> 'panama city'; the longest, then the weightiest."""
    words = key.split()
    for length in range(len(words) - 1, 0, -1):
        runs = (" ".join(words[start : start + length]) for start in range(len(words) - length + 1))
        known = [names.by_key[run] for run in runs if run in names.by_key and len(run) >= LEAST_PREFIX]
        if known:
            return Found("cut", ((max(known, key=lambda name: (name.weight, name.label)), 1.0),))
    return NOTHING


def _weighed(how: str, names: StateNames, squashed: list[str]) -> Found:
    """The names, each with a part that grows with the people it reaches."""
    chosen = [names.by_key[names.by_squash[word]] for word in squashed]
    total = sum(name.weight + 1 for name in chosen)
    return Found(how, tuple((name, (name.weight + 1) / total) for name in chosen)) if chosen else NOTHING
