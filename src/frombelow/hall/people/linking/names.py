"""What two spellings of a name have in common: the names a nickname stands for, and how it sounds."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from frombelow.hall.people.rules.details import latin

NICKNAMES = Path(__file__).with_name("nicknames.csv")
PARTICLES = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "al",
        "van",
        "von",
        "der",
        "den",
        "da",
        "das",
        "do",
        "dos",
        "di",
        "du",
        "le",
        "ibn",
        "bin",
        "bint",
        "abu",
        "san",
        "st",
        "y",
        "e",
    ]
)

# In this order: sounds written otherwise in another language or another romanization.
SOUNDS = (
    (r"^hs|^x", "s"), (r"x", "ks"), (r"ph", "f"), (r"kh", "h"), (r"sch|tch|tsh|dzh|sh|ch|cz|zh", "x"), (r"ck|qu?", "k"), (r"ts|tz", "s"),
    (r"c(?=[eiy])", "s"), (r"c", "k"), (r"g(?=[eiy])", "j"), (r"dj", "j"), (r"[vw]", "f"), (r"z", "s"), (r"h", ""),
)  # fmt: skip
RULES = tuple((re.compile(pattern), sound) for pattern, sound in SOUNDS)
DOUBLED = re.compile(r"(.)\1+")
VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=1)
def formal_names() -> dict[str, frozenset[str]]:
    """Each name with the names it stands for: "tony" → {"anthony", "antonia"}."""
    stands_for: dict[str, set[str]] = {}
    for line in NICKNAMES.read_text(encoding="utf-8").splitlines():
        root, *others = (latin(name) for name in line.split(","))
        for name in (root, *others):
            stands_for.setdefault(name, set()).add(root)
    return {name: frozenset(roots) for name, roots in stands_for.items()}


def roots(word: str) -> list[str]:
    """The names that a given name may stand for, also where the nickname is spelled otherwise (Rickky); else itself."""
    found = formal_names().get(word)
    if found is None:
        found = frozenset({word}).union(*(formal_names()[near] for near in spelled_otherwise(word)))
    return sorted(found)


def spelled_otherwise(word: str) -> list[str]:
    """Known names that sound the same and look much the same."""
    return [
        name
        for name in names_by_sound().get(sound(word), ())
        if name[0] == word[0] and JaroWinkler.similarity(name, word) >= 0.9
    ]


@lru_cache(maxsize=1)
def names_by_sound() -> dict[str, list[str]]:
    """The names of the table by how they sound."""
    found: dict[str, list[str]] = {}
    for name in formal_names():
        found.setdefault(sound(name), []).append(name)
    return found


def sound(word: str) -> str:
    """How a name sounds, roughly and across romanizations: Yusuf and Youssef, Aleksandr and Alexander are the same."""
    for rule, replacement in RULES:
        word = rule.sub(replacement, word)
    word = DOUBLED.sub(r"\1", word)
    return word[:1].translate(str.maketrans("eiou", "aaaa")) + VOWELS.sub("", word[1:])


def words_of(name: str) -> list[str]:
    """The words of a name in Latin letters; "de la Cruz" is one word, an initial stays."""
    words: list[str] = []
    held = ""
    for word in latin(name).split():
        if word in PARTICLES:
            held += word
        else:
            words.append(held + word)
            held = ""
    return words or ([held] if held else [])
