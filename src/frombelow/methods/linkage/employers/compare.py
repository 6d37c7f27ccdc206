"""Two employers' names held against each other, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import OSA

from frombelow.methods.linkage.employers.names import EmployerName
from frombelow.methods.linkage.employers.words import GENERIC, STATE_WORDS, STATES, TRADES, bits

Words = tuple[str, ...]
_STATE_CODES = frozenset(code.lower() for code in STATES)
PLAIN_BITS = 4.0  # a trade or generic word never tells more than this
PLACE_BITS = 2.0  # a word of the party's own city or state
LITTLE = 2.5  # bits that may be left over before a name counts as having more words than the other
ENOUGH = 7.0  # bits that two names must share to be more than a coincidence of common words


class Likeness(IntEnum):
    """How alike two names are, from nothing in common to the same words."""

    NOTHING = 0  # no telling word in common
    COMMON_WORDS = 1  # only words many employers carry, or the town's own
    SOME = 2  # a telling word in common, and a telling word against it on both sides
    PARTLY = 3  # more in common than not
    CONTAINED_WEAK = 4  # one holds the other, which says little
    CONTAINED = 5  # one holds every telling word of the other
    SPELLED = 6  # the same words, spelled or ordered otherwise
    SAME_COMMON = 7  # the same words, but words that many employers carry
    SAME = 8  # the same words


@dataclass(frozen=True)
class NameComparison:
    """Likeness of two names, the shared and the left-over words, and bits shared."""

    likeness: Likeness
    shared: Words
    left_a: Words
    left_b: Words
    strength: float


def compare_names(a: EmployerName, b: EmployerName, place_words: frozenset[str] = frozenset()) -> NameComparison:
    """The best comparison among the names that stand in `a` and in `b`. Symmetric up to the order of the sides."""
    if a.public or b.public:
        return _compare_public(a, b)
    best = _compare(a.parts[0], b.parts[0], place_words, a.is_cut, b.is_cut)
    if best.likeness >= Likeness.SPELLED or (len(a.parts) == 1 and len(b.parts) == 1):
        return best
    for i, x in enumerate(a.parts):
        for j, y in enumerate(b.parts):
            if i or j:
                found = _compare(x, y, place_words, a.is_cut, b.is_cut)
                found = _as_part(found, i, j)
                if (found.likeness, found.strength) > (best.likeness, best.strength):
                    best = found
    return best


def _as_part(found: NameComparison, i: int, j: int) -> NameComparison:
    """A name inside a longer one counts as contained, and only if it tells enough."""
    if found.likeness < Likeness.CONTAINED:
        return found
    like = Likeness.CONTAINED if found.strength >= ENOUGH else Likeness.CONTAINED_WEAK
    if i and j:
        like = min(like, Likeness.CONTAINED)
    return NameComparison(like, found.shared, found.left_a, found.left_b, found.strength)


def _compare_public(a: EmployerName, b: EmployerName) -> NameComparison:
    """Public bodies: the place is the name, so every word must agree, and the kind of body too."""
    if a.public == b.public and a.numbers == b.numbers and set(a.words) == set(b.words):
        return NameComparison(Likeness.SAME, a.words, (), (), 14.0)
    if a.public and b.public and a.public != b.public:
        return NameComparison(Likeness.NOTHING, (), a.words, b.words, 0.0)
    shared, left_a, left_b = _align(a.words, b.words, a.is_cut, b.is_cut)
    close = not left_a and not left_b
    like = Likeness.SPELLED if close else Likeness.COMMON_WORDS
    return NameComparison(like, tuple(x for x, _ in shared), left_a, left_b, 10.0 if close else 2.0)


def weight(word: str, place_words: frozenset[str]) -> float:
    """What a word tells, in bits, once its being a trade, a place or a common word is taken off."""
    if word in place_words or word in STATE_WORDS or word in _STATE_CODES:
        return min(bits(word), PLACE_BITS)
    if word in GENERIC or word in TRADES or word.isdigit() or len(word) == 1:
        return min(bits(word), PLAIN_BITS)
    return bits(word)


def _compare(a: Words, b: Words, places: frozenset[str], a_cut: bool, b_cut: bool) -> NameComparison:
    if a == b or "".join(a) == "".join(b):
        strength = sum(weight(w, places) for w in set(a))
        like = Likeness.SAME if strength >= ENOUGH else Likeness.SAME_COMMON
        return NameComparison(like, a, (), (), strength)
    shared, left_a, left_b = _align(a, b, a_cut, b_cut)
    strength = sum(min(weight(x, places), weight(y, places)) * (1.0 if x == y else 0.85) for x, y in shared)
    telling = max((min(weight(x, places), weight(y, places)) for x, y in shared), default=0.0)
    over_a = sum(weight(w, places) for w in left_a)
    over_b = sum(weight(w, places) for w in left_b)
    like = _likeness(strength, telling, over_a, over_b)
    return NameComparison(like, tuple(x for x, _ in shared), left_a, left_b, strength)


def _likeness(strength: float, telling: float, over_a: float, over_b: float) -> Likeness:
    less, more = min(over_a, over_b), max(over_a, over_b)
    if strength == 0.0:
        return Likeness.NOTHING
    if telling <= PLAIN_BITS and strength < 2.5 * PLAIN_BITS:
        return Likeness.COMMON_WORDS
    if more <= LITTLE:
        return Likeness.SPELLED if strength >= ENOUGH else Likeness.SAME_COMMON
    if less <= LITTLE:
        return Likeness.CONTAINED if strength >= ENOUGH else Likeness.CONTAINED_WEAK
    if strength >= ENOUGH and strength >= over_a + over_b:
        return Likeness.PARTLY
    return Likeness.SOME if telling > PLAIN_BITS else Likeness.COMMON_WORDS


def _align(a: Words, b: Words, a_cut: bool, b_cut: bool) -> tuple[list[tuple[str, str]], Words, Words]:
    """Pair the words of two names: equal ones first, then misspelled, shortened or joined ones."""
    in_b = set(b)
    shared = [(w, w) for w in dict.fromkeys(a) if w in in_b]
    both = {w for w, _ in shared}
    left_a = [w for w in dict.fromkeys(a) if w not in both]
    left_b = [w for w in dict.fromkeys(b) if w not in both]
    if left_a and left_b:
        for x in list(left_a):
            y = next((y for y in left_b if alike(x, y)), None)
            if y is not None:
                shared.append((x, y))
                left_a.remove(x)
                left_b.remove(y)
        _match_joined(left_a, left_b, shared)
        _match_joined(left_b, left_a, shared)
    if a_cut and left_a and left_a[-1] == a[-1]:
        _match_cut(left_a, left_b, shared)
    if b_cut and left_b and left_b[-1] == b[-1]:
        _match_cut(left_b, left_a, shared)
    return shared, tuple(left_a), tuple(left_b)


def _match_cut(cut: list[str], other: list[str], shared: list[tuple[str, str]]) -> None:
    """The last word of a cut name may be the start of a word, or a stump that says nothing."""
    stump = cut[-1]
    whole = next((w for w in other if w.startswith(stump)), None)
    if whole is not None:
        shared.append((whole, whole))
        other.remove(whole)
        cut.pop()
    elif len(stump) <= 3:
        cut.pop()


def _match_joined(ones: list[str], twos: list[str], shared: list[tuple[str, str]]) -> None:
    """'supermarket' is 'super' + 'market'."""
    for word in list(ones):
        for i in range(len(twos) - 1):
            if twos[i] + twos[i + 1] == word:
                shared.append((word, word))
                ones.remove(word)
                del twos[i : i + 2]
                break


def alike(x: str, y: str) -> bool:
    """Is one word a misspelling or a shortening of the other?"""
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    if short.isdigit() or long.isdigit() or len(short) < 3:
        return False
    if long.startswith(short) and (len(short) >= 4 or long[len(short) :] in {"s", "es"}):
        return True
    if len(short) < 4:
        return False
    allowed = 1 if len(long) <= 7 else 2
    if len(long) - len(short) > allowed or (short[0] != long[0] and len(short) < 6):
        return False
    return OSA.distance(short, long, score_cutoff=allowed) <= allowed
