"""Statements that say nearly the same: pairs to show to whoever moderates, each with its reason. Nothing is merged here.

English and Spanish. Two texts are alike by their letters (cosine of character trigrams, so that endings and typing slips matter little) or by their words
(the words that carry meaning, accents and endings dropped). A pair that differs in a "not" or in a number is told apart: it may say the opposite.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
from scipy import sparse

from frombelow.methods.opinions.votes import Statement

LETTERS_ALIKE = 0.80  # cosine of character trigrams
WORDS_ALIKE = 0.75  # Jaccard index of the words that carry meaning
FEWEST_WORDS = 2
AT_ONCE = 500  # texts that are compared with all others at once
SLACK = 1e-9  # candidates are measured again, one by one


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _words(
    """not no never none nobody without cannot cant dont doesnt isnt arent wont shouldnt wouldnt couldnt
    nunca jamas nadie ninguno ninguna ningun sin tampoco"""
)
EMPTY_WORDS = _words(
    """a an the of to in on at for and or is are be been it its this that these those we our us they their i my you your he she as by with
    from should would could can will must have has do does more
    el la los las un una unos unas de del al a en y o u e es son ser esta este esto estos estas que se su sus lo le les me mi nos nuestro nuestra
    por para con como mas muy debe deben deberia deberian hay ha han"""
)
ENDINGS = ("aciones", "iciones", "mente", "ments", "ment", "ings", "ing", "ers", "er", "es", "ed", "s")


class Alike(StrEnum):
    """Why two statements are shown together."""

    SAME = "the same words"
    LETTERS = "nearly the same text"
    WORDS = "the same words that carry meaning, differently put"


@dataclass(frozen=True)
class Twin:
    """Two statements (their places) that may say the same. `score`: 1 for equal texts. `negated`: one has a "not" that the other lacks; `numbers_differ`: they name different numbers."""

    one: int
    other: int
    alike: Alike
    score: float
    negated: bool
    numbers_differ: bool


@dataclass(frozen=True)
class Wording:
    """A text prepared: plain letters, its words, those that carry meaning, its trigrams."""

    words: tuple[str, ...]
    meaning: frozenset[str]
    grams: Counter[str]
    negations: int
    numbers: frozenset[str]


def near_duplicates(statements: Sequence[Statement]) -> tuple[Twin, ...]:
    """Pairs of statements with texts that may say the same, the most alike first."""
    wordings = [wording(s.text) for s in statements]
    found = [twin for one, other in _candidates(wordings) if (twin := _twin(wordings, one, other))]
    return tuple(sorted(found, key=lambda twin: (-twin.score, twin.one, twin.other)))


def wording(text: str) -> Wording:
    """A text prepared for comparison."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = tuple(re.findall(r"\w+", plain))
    joined = f" {' '.join(words)} "
    return Wording(
        words=words,
        meaning=frozenset(_stem(word) for word in words if word not in EMPTY_WORDS and word not in NEGATIONS),
        grams=Counter(joined[at : at + 3] for at in range(len(joined) - 2)),
        negations=sum(word in NEGATIONS for word in words) % 2,
        numbers=frozenset(word for word in words if word.isdecimal()),
    )


def letters_alike(one: Wording, other: Wording) -> float:
    """The cosine of the trigrams."""
    shared = sum(count * other.grams[gram] for gram, count in one.grams.items())
    lengths = sqrt(sum(n * n for n in one.grams.values()) * sum(n * n for n in other.grams.values()))
    return shared / lengths if lengths else 0.0


def words_alike(one: Wording, other: Wording) -> float:
    """The Jaccard index of the words that carry meaning; 0 where there are too few to judge."""
    if min(len(one.meaning), len(other.meaning)) < FEWEST_WORDS:
        return 0.0
    return len(one.meaning & other.meaning) / len(one.meaning | other.meaning)


def _candidates(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs whose letters or words are alike, found with products of sparse tables of whole numbers."""
    grams = _table([one.grams for one in wordings])
    words = _table([dict.fromkeys(one.meaning, 1) for one in wordings])
    square = np.sqrt(np.asarray(grams.multiply(grams).sum(axis=1)).reshape(-1))
    count = np.asarray(words.sum(axis=1)).reshape(-1)
    for first in range(0, len(wordings), AT_ONCE):
        rows = slice(first, first + AT_ONCE)
        cosine = (grams[rows] @ grams.T).toarray() / np.maximum(np.multiply.outer(square[rows], square), 1)
        both = (words[rows] @ words.T).toarray()
        union = np.maximum(np.add.outer(count[rows], count) - both, 1)
        alike = (cosine >= LETTERS_ALIKE - SLACK) | (both / union >= WORDS_ALIKE - SLACK)
        for one, other in np.argwhere(alike).tolist():
            if first + one < other:
                yield first + one, other


def _table(rows: Sequence[Mapping[str, int]]) -> sparse.csr_array:
    """Texts × what they contain."""
    column = {key: at for at, key in enumerate(dict.fromkeys(key for row in rows for key in row))}
    cells = [(at, column[key], count) for at, row in enumerate(rows) for key, count in row.items()]
    row, place, count = zip(*cells, strict=True) if cells else ((), (), ())
    shape = len(rows), max(1, len(column))
    return sparse.csr_array(
        (np.array(count, np.int64), (np.array(row, np.int64), np.array(place, np.int64))), shape=shape
    )


def _twin(wordings: Sequence[Wording], at: int, beside: int) -> Twin | None:
    one, other = wordings[at], wordings[beside]
    letters, words = letters_alike(one, other), words_alike(one, other)
    if not one.words or not other.words:
        return None
    if one.words == other.words:
        alike, score = Alike.SAME, 1.0
    elif letters >= LETTERS_ALIKE:
        alike, score = Alike.LETTERS, letters
    elif words >= WORDS_ALIKE:
        alike, score = Alike.WORDS, words
    else:
        return None
    return Twin(at, beside, alike, score, one.negations != other.negations, one.numbers != other.numbers)


def _stem(word: str) -> str:
    """A word without a common ending, if at least three letters remain."""
    ending = next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= 3), "")
    return word[: len(word) - len(ending)] if ending else word
