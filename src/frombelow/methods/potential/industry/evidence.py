"""What the records say of an employer besides its sector, and the marks (words, pieces of words, unions) it leaves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

PIECES = (3, 4, 5)  # letters of a piece of a word, its ends counted as letters
_WORD = re.compile(r"[a-z0-9]+")
_DROPPED = re.compile(r"[.'’`]")


@dataclass(frozen=True, order=True)
class Evidence:
    """One employer: its names in all spellings, the unions it met (ids of affiliations and of local bodies), their
    names as written, and the words that describe its bargaining units. Repeats and order carry no meaning."""

    names: tuple[str, ...]
    unions: tuple[str, ...] = ()
    union_names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Example:
    """An employer whose sector is told: sector -> share of the rows that tell one, together 1."""

    evidence: Evidence
    shares: Mapping[str, float]


def words(text: str) -> list[str]:
    """The words of a text in small letters, without accents, points and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall(_DROPPED.sub("", plain))


@lru_cache(maxsize=100_000)
def pieces(word: str) -> frozenset[str]:
    """All runs of three to five letters of a word, '<' and '>' standing for its ends. Numbers have none."""
    if word.isdigit():
        return frozenset()
    closed = f"<{word}>"
    return frozenset(closed[i : i + size] for size in PIECES for i in range(len(closed) - size + 1))


def marks_of_names(evidence: Evidence) -> set[str]:
    """Words of the names, and pairs of words that follow each other."""
    return set(_words_and_pairs(evidence.names))


def marks_of_letters(evidence: Evidence) -> set[str]:
    """Pieces of the words of the names: what is left of a word in another form or cut short."""
    return set().union(*(pieces(word) for name in evidence.names for word in words(name)))


def marks_of_unions(evidence: Evidence) -> set[str]:
    """The unions themselves."""
    return set(evidence.unions)


def marks_of_union_names(evidence: Evidence) -> set[str]:
    """Words of the names of the unions, which reach further than the unions that could be identified."""
    return {word for name in evidence.union_names for word in words(name)}


def marks_of_units(evidence: Evidence) -> set[str]:
    """Words, and pairs of words, of who is in the unit. Who is excluded is nearly the same everywhere."""
    return {mark for mark in _words_and_pairs(map(_included, evidence.units)) if not mark.isdigit()}


def _included(unit: str) -> str:
    return re.split(r"\bexclud", unit.lower(), maxsplit=1)[0]


def _words_and_pairs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        found = words(text)
        yield from found
        for first, second in pairwise(found):
            yield f"{first} {second}"
