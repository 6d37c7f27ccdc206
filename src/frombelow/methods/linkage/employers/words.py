"""How much a word of an employer's name tells: rare words much, trades, places and common words little."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import log2

from frombelow.methods.linkage.employers.lexicon import FILLERS, GENERIC, REGIONS, SAINTS, STATE_WORDS, STATES, TRADES

RAREST = 14.0  # bits; a word seen in fewer than about eight names counts as this rare
FILLER_BITS = 2.0
SAINT_BITS = 6.0
PLAIN_BITS = 4.0  # a trade, a generic word or a well-known place never tells more than this
OWN_PLACE_BITS = 2.0  # a word of the party's own city or state
COMMON = 60
KNOWN = 9  # a word carried by so many employers is a word, not a slip of the pen


@cache
def _counts() -> dict[str, tuple[int, int]]:
    text = (files(__package__) / "word_counts.csv").read_text(encoding="utf-8")
    rows = (line.split(",") for line in text.splitlines()[1:])
    return {word: (int(names), int(cities)) for word, names, cities in rows}


@cache
def bits(word: str) -> float:
    """How much a shared word tells, in bits: -log2 of the share of employers whose name holds it (at most 14)."""
    names, _ = _counts().get(word, (0, 0))
    return min(RAREST, log2(_counts()["*"][0] / names)) if names else RAREST


@cache
def is_known(word: str) -> bool:
    """Is it a word that many employers carry?"""
    return _counts().get(word, (0, 0))[0] >= KNOWN or word in GENERIC or word in TRADES


@cache
def is_word(word: str) -> bool:
    """Is it a word of its own, that very many employers carry, rather than the start of a longer one?"""
    return _counts().get(word, (0, 0))[0] >= COMMON


def may_be_slip(x: str, y: str) -> bool:
    """May one word be a slip of the pen for the other? Not if both are words of their own; but a common word's
    misspelling recurs: 'transporation' beside sixty times as many 'transportation'."""
    if not (is_known(x) and is_known(y)):
        return True
    fewer, more = sorted((_counts().get(x, (0, 0))[0], _counts().get(y, (0, 0))[0]))
    return min(len(x), len(y)) >= 8 and 25 * fewer <= more


@cache
def is_place(word: str) -> bool:
    """Does the word name a state, or oftener a city than an employer?"""
    names, cities = _counts().get(word, (0, 0))
    return word in STATE_WORDS or word in REGIONS or word.upper() in STATES or (cities >= 100 and cities >= names)


@cache
def general_bits(word: str) -> float:
    """What a word tells wherever the employer is: trades, generic words and known places tell little."""
    if word in FILLERS:
        return FILLER_BITS
    if word in SAINTS:
        return min(bits(word), SAINT_BITS)
    plain = word in GENERIC or word in TRADES or word.isdigit() or len(word) == 1 or is_place(word)
    return min(bits(word), PLAIN_BITS) if plain else bits(word)


def weight(word: str, own_places: frozenset[str]) -> float:
    """What a word tells of an employer whose city has the words `own_places`."""
    return min(bits(word), OWN_PLACE_BITS) if word in own_places else general_bits(word)
