"""Two employers' names held against each other, word by word."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from frombelow.methods.linkage.employers.align import align
from frombelow.methods.linkage.employers.lexicon import FILLERS
from frombelow.methods.linkage.employers.names import EmployerName
from frombelow.methods.linkage.employers.words import FILLER_BITS, PLAIN_BITS, weight

Words = tuple[str, ...]
LITTLE = 2.5  # bits that may be left over before a name counts as having more words than the other
SPEAKS = 7.0  # bits two names must share to be more than a coincidence of common words
RARE = 11.0  # bits of a word so rare that, in one city, only common words need follow
SPEAKS_ALONE = 11.0  # bits a name must hold to be recognized anywhere inside a longer one


class Likeness(IntEnum):
    """How alike two names are, from nothing in common to the same words."""

    NOTHING = 0  # no word in common
    COMMON_WORDS = 1  # only words many employers carry, or the town's own
    SOME = 2  # a telling word in common, and telling words on both sides that differ
    PARTLY = 3  # more in common than not
    CONTAINED_WEAK = 4  # one holds the other, which says little
    CONTAINED = 5  # one holds every word of the other
    SPELLED_COMMON = 6  # the same words spelled otherwise, but words that many employers carry
    SPELLED = 7  # the same words, spelled or ordered otherwise
    SAME = 8  # the same words


_CONTAINED = (Likeness.CONTAINED, Likeness.CONTAINED_WEAK)


class NameComparison(NamedTuple):
    """Likeness of two names, the shared and the left-over words, the bits shared, and those of the best word."""

    likeness: Likeness
    shared: Words
    left_a: Words
    left_b: Words
    strength: float
    telling: float


def compare_names(a: EmployerName, b: EmployerName, own_places: frozenset[str] = frozenset()) -> NameComparison:
    """The best comparison among the names that stand in `a` and in `b`; the order of the sides does not matter."""
    if a.known and a.known == b.known:
        return NameComparison(Likeness.SAME, tuple(a.known.split()), (), (), PLAIN_BITS * 6, PLAIN_BITS * 6)
    if a.known and b.known:
        return NameComparison(Likeness.SOME, (), a.words, b.words, 0.0, 0.0)
    if a.public or b.public:
        return _compare_public(a, b)
    best = _compare(a.parts[0], b.parts[0], own_places, a.is_cut, b.is_cut)
    if best.likeness >= Likeness.CONTAINED:
        return best
    for i, x in enumerate(a.parts):
        for j, y in enumerate(b.parts):
            if i or j:
                found = _as_part(_compare(x, y, own_places, a.is_cut, b.is_cut), i, j)
                if (found.likeness, found.strength) > (best.likeness, best.strength):
                    best = found
    return best


def _as_part(found: NameComparison, i: int, j: int) -> NameComparison:
    """A name that stands inside a longer one: the whole name is then contained, if the part tells enough."""
    tells = found.telling > PLAIN_BITS
    if tells and found.likeness >= Likeness.SPELLED:
        return found._replace(likeness=Likeness.CONTAINED)
    if tells and found.likeness is Likeness.CONTAINED and (found.strength >= SPEAKS_ALONE or not (i and j)):
        return found
    if found.likeness >= Likeness.SPELLED_COMMON and len(found.shared) >= 2 and found.strength >= SPEAKS:
        return found._replace(likeness=Likeness.CONTAINED_WEAK)
    return found._replace(likeness=min(found.likeness, Likeness.SOME))


def _compare_public(a: EmployerName, b: EmployerName) -> NameComparison:
    """Public bodies: the place is the name, so the kind of body, its number and every word must agree."""
    if a.public and b.public and (a.public != b.public or a.numbers != b.numbers):
        return NameComparison(Likeness.NOTHING, (), a.words, b.words, 0.0, 0.0)
    shared, left_a, left_b = align(a.words, b.words, a.is_cut, b.is_cut)
    words = tuple(x for x, _ in shared)
    if not left_a and not left_b:
        like = Likeness.SAME if a.words == b.words else Likeness.SPELLED
        return NameComparison(like, words, (), (), 14.0, 14.0)
    short, long = sorted((a.words, b.words), key=len)
    if a.public == b.public and len(short) >= 2 and long[: len(short)] == short:
        return NameComparison(Likeness.CONTAINED, words, left_a, left_b, SPEAKS, SPEAKS)
    return NameComparison(Likeness.COMMON_WORDS, words, left_a, left_b, 0.0, 0.0)


@lru_cache(maxsize=8192)
def _compare(a: Words, b: Words, places: frozenset[str], a_cut: bool, b_cut: bool) -> NameComparison:
    if a == b:
        told = [weight(w, places) for w in set(a)]
        return NameComparison(Likeness.SAME, a, (), (), sum(told), max(told, default=0.0))
    shared, left_a, left_b = align(a, b, a_cut, b_cut)
    told = [min(weight(x, places), weight(y, places)) for x, y in shared]
    strength = sum(bits if x == y else 0.85 * bits for bits, (x, y) in zip(told, shared, strict=True))
    over_a = [weight(w, places) for w in left_a]
    over_b = [weight(w, places) for w in left_b]
    like = _likeness(strength, max(told, default=0.0), over_a, over_b)
    if like in _CONTAINED and _only_fillers(left_a, left_b):
        like = Likeness.PARTLY if strength >= SPEAKS and strength >= sum(over_a) + sum(over_b) else Likeness.SOME
    if (
        like is Likeness.COMMON_WORDS
        and max(told) > FILLER_BITS
        and _nearly_all(a, b, len(shared), strength, sum(over_a), sum(over_b))
    ):
        like = Likeness.CONTAINED_WEAK
    if like is Likeness.CONTAINED and strength < SPEAKS_ALONE and not _begins(a, b):
        like = Likeness.CONTAINED_WEAK
    if like >= Likeness.PARTLY and _numbers(left_a) and _numbers(left_b):
        like = Likeness.SOME
    words = tuple(x for x, _ in shared)
    return NameComparison(like, words, left_a, left_b, strength, max(told, default=0.0))


def _only_fillers(left_a: Words, left_b: Words) -> bool:
    """Is a filler all that stands on one side against telling words on the other ("Systems" against "Sheet Metal")?"""
    return bool(left_a and left_b) and (FILLERS.issuperset(left_a) or FILLERS.issuperset(left_b))


def _likeness(strength: float, telling: float, over_a: list[float], over_b: list[float]) -> Likeness:
    less, more = sorted((sum(over_a), sum(over_b)))
    if strength == 0.0:
        return Likeness.NOTHING
    if more <= LITTLE and (strength >= PLAIN_BITS or more == 0.0):
        return Likeness.SPELLED if strength >= SPEAKS else Likeness.SPELLED_COMMON
    if telling <= PLAIN_BITS:
        return Likeness.COMMON_WORDS
    if less <= LITTLE:
        return Likeness.CONTAINED if strength >= SPEAKS else Likeness.CONTAINED_WEAK
    if strength >= SPEAKS and strength >= less + more:
        return Likeness.PARTLY
    if telling >= RARE and max(over_a + over_b) <= PLAIN_BITS:
        return Likeness.PARTLY
    return Likeness.SOME


def _nearly_all(a: Words, b: Words, shared: int, strength: float, over_a: float, over_b: float) -> bool:
    """Common words only, but one name begins with the other, holds three of its words, or little is left over."""
    if strength < PLAIN_BITS or shared < 2:
        return False
    return _begins(a, b) or (shared >= 3 and min(over_a, over_b) < 1.0) or strength >= 1.2 * (over_a + over_b)


def _begins(a: Words, b: Words) -> bool:
    """Does one name begin with the whole of the other (of two words or more)?"""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return len(short) >= 2 and long[: len(short)] == short


def _numbers(words: Words) -> bool:
    return any(w.isdigit() for w in words)
