"""Names that are written wrong or otherwise: how far two words are apart, and the keys by which near ones are looked up without looking at all.

A slip is a letter too much, too few, another one, or two that changed places. From four letters on one slip is forgiven, from seven on two. A word cut in three
keeps at least one of its parts whole through two slips, but for letters that change places: so words with two letters exchanged are looked up too.
`people_word` in the database cuts its words the same way, and writes `sound` the same way (`migrations/0009_words.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST, LONG = 4, 7  # letters of a typed word: below it stands as it is; from there on it may have two slips
KEPT, LONGEST = 3, 40  # letters of the words that are kept to be looked up

# In this order: sounds that other alphabets and other hands write otherwise.
ALIKE = (
    ("tch", "c"), ("sch", "s"), ("ch", "c"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("cz", "c"), ("ts", "c"),
    ("tz", "c"), ("ck", "k"), ("ks", "x"), ("q", "k"), ("dj", "j"), ("j", "y"), ("y", "i"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("w", "b"), ("v", "b"), ("z", "s"),
)  # fmt: skip
LETTERS, VOWELS = "abcdefghijklmnopqrstuvwxyz", "aeiou"
TELLING = 3  # letters of a sound that say enough for vowels to differ


@dataclass(frozen=True)
class Keys:
    """Where words near a typed one stand: beginnings, middles and ends with the length of their word, and the sound."""

    heads: frozenset[str]
    middles: frozenset[str]
    tails: frozenset[str]
    sound: str


def forgiven(word: str) -> int:
    """How many slips a typed word may have."""
    return 0 if len(word) < SHORTEST or not word[0].isalpha() else 1 if len(word) < LONG else 2


def apart(typed: str, word: str) -> int | None:
    """Slips between a typed word and another, 0 for the same; what sounds alike counts as one, with other vowels as two. None: they are not near."""
    most = forgiven(typed)
    if not most or not KEPT <= len(word) <= LONGEST:
        return None
    slips = OSA.distance(typed, word, score_cutoff=most)
    if slips <= 1:
        return slips
    heard = heard_apart(typed, word)
    return heard if slips > most else slips if heard is None else min(slips, heard)


def within(typed: str, words: Sequence[str]) -> list[str]:
    """Those of many words that are as few slips off as are forgiven, whatever they sound like."""
    near = process.extract(typed, words, scorer=OSA.distance, score_cutoff=forgiven(typed), limit=None)
    return [word for word, _slips, _place in near]


def heard_apart(typed: str, word: str) -> int | None:
    """1 for words that sound alike, 2 where vowels differ too, None where they sound otherwise."""
    if sound(typed) != sound(word):
        return None
    vowels = OSA.distance(folded(typed), folded(word))
    if len(sound(word)) < TELLING and vowels:
        return None
    return max(1, vowels) if vowels <= 2 else None


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A word with one letter for each sound, and none doubled."""
    for written, heard in ALIKE:
        word = word.replace(written, heard)
    for letter in LETTERS:
        word = word.replace(letter * 2, letter)
    return word


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """The first letter of a folded word and its consonants."""
    word = folded(word)
    return word[:1] + "".join(letter for letter in word[1:] if letter not in VOWELS)


def keys(typed: str) -> Keys:
    """Keys under which every word stands that `apart` calls near. The word is forgiven a slip at least."""
    most = forgiven(typed)
    heads, middles, tails = set(), set(), set()
    for spelling in {typed, *exchanged(typed)} if most > 1 else {typed}:
        for length in range(max(KEPT, len(typed) - most), len(typed) + most + 1):
            one, two = length // 3, length - (length + 1) // 3
            for shift in shifts(len(typed) - length, most):
                heads.add(part(spelling, length, 0, one, shift))
                middles.add(part(spelling, length, one, two, shift))
                tails.add(part(spelling, length, two, length, shift))
    return Keys(frozenset(heads - {""}), frozenset(middles - {""}), frozenset(tails - {""}), sound(typed))


def shifts(longer: int, most: int) -> Iterator[int]:
    """By how many letters a part that stayed whole may have moved: letters that came before it, and the rest of the difference after it."""
    return (shift for shift in range(-most, most + 1) if abs(shift) + abs(longer - shift) <= most)


def part(spelling: str, length: int, begin: int, end: int, shift: int) -> str:
    """A key: the length of the word looked for, and what would stand there; "" where the spelling has no such place."""
    inside = begin + shift >= 0 and end + shift <= len(spelling)
    return f"{length}{spelling[begin + shift : end + shift]}" if inside else ""


def exchanged(word: str) -> Iterator[str]:
    """The word with two neighbours in each other's place."""
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
