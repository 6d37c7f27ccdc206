"""Bodies whose name stands for them alone: independent unions, named units."""

from __future__ import annotations

import math
from typing import NamedTuple

from frombelow.methods.linkage.unions.fit import Where, place_fit
from frombelow.methods.linkage.unions.reading import Reading
from frombelow.methods.linkage.unions.register import Body, OwnName, Register
from frombelow.methods.linkage.unions.words import FILLERS

UNSEEN = 5.0  # weight of a word that stands in no name of the register
NUMBER_UNKNOWN = 0.9  # a numberless body called by a number: it may be the employer's own, or another body
LEAST = 0.45  # likeness below which a name is not looked at
TOO_COMMON = 3.0  # weight of a word that stands in one name of twenty


class Called(NamedTuple):
    """A body, how like its own name the text is (0..1, the cosine of rare words), and the words of that name."""

    likeness: float
    body: Body
    words: frozenset[str]


def best_names(register: Register, reading: Reading, where: Where, loosely: bool) -> list[Called]:
    """Bodies whose own name is like the text, best first.

    Not `loosely`: only names of the very same words count (the text has none of the words of unions).
    """
    words = frozenset(w for w in reading.words if w not in FILLERS and not w[-1].isdigit())
    if not words:
        return []
    rarity = register.word_weight
    told = {number.value for number in reading.numbers}
    own = math.sqrt(math.fsum([rarity.get(w, UNSEEN) ** 2 for w in words]))
    best: dict[str, Called] = {}
    for name in _near(register, words) if loosely else register.names_of(words):
        both = words & name.words
        if len(both) < 2 and words != name.words:
            continue
        likeness = math.fsum([rarity[w] ** 2 for w in both]) / (own * name.weight)  # exact in any order of a set
        if likeness < LEAST:
            continue
        for body in name.bodies:
            value = (
                likeness * (_number_agrees(body, told) if told else 1.0) * (0.85 if place_fit(body, where) < 0 else 1.0)
            )
            if body.f_num not in best or best[body.f_num].likeness < value:
                best[body.f_num] = Called(value, body, name.words)
    return sorted(
        best.values(), key=lambda s: (-round(s.likeness, 2), -place_fit(s.body, where), -s.body.seen, s.body.f_num)
    )


def _near(register: Register, words: frozenset[str]) -> list[OwnName]:
    """Names that share one of their two rarest words with the text, if that word is not a common one; or all words."""
    found = list(register.names_of(words))
    for word in words:
        if register.word_weight.get(word, 0.0) > TOO_COMMON:
            found += register.names_with.get(word, ())
    return found


def _number_agrees(body: Body, told: set[str]) -> float:
    """1 where the numbers agree, less where they differ or the body has none."""
    own = {form.number for form in body.forms} - {"0"}
    if own & told:
        return 1.0
    return 0.5 if own else NUMBER_UNKNOWN
