"""Which words of two names are the same word: equal, misspelled, shortened, joined, or its initials."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from frombelow.methods.linkage.employers.lexicon import ABBREVIATIONS
from frombelow.methods.linkage.employers.words import is_known, is_word, may_be_slip

Words = tuple[str, ...]
ENDINGS = frozenset({"s", "es", "e", "er", "ers", "or", "ors", "ing", "ion", "ions", "ed", "al"})
ENDINGS_LONGEST_FIRST = sorted(ENDINGS, key=lambda e: (-len(e), e))
Pairs = list[tuple[str, str]]


def align(a: Words, b: Words, a_cut: bool = False, b_cut: bool = False) -> tuple[Pairs, Words, Words]:
    """Pair the words of two names: equal ones first, then those that are one word written in two ways.

    `a_cut`, `b_cut`: the source may have cut this name off, so that its last word may be a stump.
    Returns the pairs and the words left over on each side.
    """
    in_b = set(b)
    shared: Pairs = [(w, w) for w in dict.fromkeys(a) if w in in_b]
    both = {w for w, _ in shared}
    left_a = [w for w in dict.fromkeys(a) if w not in both]
    left_b = [w for w in dict.fromkeys(b) if w not in both]
    if left_a and left_b:
        _pair_alike(left_a, left_b, shared)
    if left_a and left_b:
        _pair_joined(left_a, left_b, shared)
        _pair_initials(left_a, left_b, b, shared)
        _pair_initials(left_b, left_a, a, shared)
    if a_cut and left_a and left_a[-1] == a[-1]:
        _drop_stump(left_a, left_b, shared)
    if b_cut and left_b and left_b[-1] == b[-1]:
        _drop_stump(left_b, left_a, shared)
    return shared, tuple(left_a), tuple(left_b)


def _pair_alike(left_a: list[str], left_b: list[str], shared: Pairs) -> None:
    for x in list(left_a):
        y = next((y for y in left_b if alike(x, y)), None)
        if y is not None:
            shared.append((x, y))
            left_a.remove(x)
            left_b.remove(y)


def _pair_joined(left_a: list[str], left_b: list[str], shared: Pairs) -> None:
    """'super market' is 'supermarket'; 'hydro ire' is a slip for 'hydro aire'."""
    one, two = "".join(left_a), "".join(left_b)
    slip = min(len(one), len(two)) >= 3 and len(one) != len(two) and _one_letter_more(one, two)
    if (len(left_a) + len(left_b) > 2 and (one == two or _one_letter_more(one, two))) or (slip and shared):
        shared.append((max(left_a, key=len), max(left_b, key=len)))
        left_a.clear()
        left_b.clear()


def _one_letter_more(one: str, two: str) -> bool:
    return may_be_slip(one, two) and one.isalpha() and two.isalpha() and OSA.distance(one, two, score_cutoff=1) == 1


def _pair_initials(ones: list[str], twos: list[str], whole: Words, shared: Pairs) -> None:
    """'atc' is 'air traffic control', 'he' is 'howard e'; `whole`: all words of the other name."""
    for word in [w for w in ones if 2 <= len(w) <= 5 and w.isalpha()]:
        if len(word) >= 3 and "".join(w[0] for w in whole) == word:
            shared.append((word, word))
            ones.remove(word)
            twos.clear()
            return
        for i in range(len(twos) - len(word) + 1):
            if "".join(w[0] for w in twos[i : i + len(word)]) == word:
                shared.append((word, word))
                ones.remove(word)
                del twos[i : i + len(word)]
                break


def _drop_stump(cut: list[str], other: list[str], shared: Pairs) -> None:
    """The last word of a cut name may be the start of a word, a short form, or a stump that says nothing."""
    stump = cut[-1]
    whole = next(
        (
            w
            for w in other
            if (len(stump) >= 2 and not is_word(stump) and w.startswith(stump)) or ABBREVIATIONS.get(stump) == w
        ),
        None,
    )
    if whole is not None:
        shared.append((whole, whole))
        other.remove(whole)
        cut.pop()
    elif len(stump) <= 3 and not is_known(stump):
        cut.pop()


@lru_cache(maxsize=100_000)
def alike(x: str, y: str) -> bool:
    """Is one word a misspelling or a shortening of the other? Two words that many carry are two words."""
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    if ABBREVIATIONS.get(x, x) == ABBREVIATIONS.get(y, y):
        return True
    if short[0] != long[0]:
        return _wrong_first(short, long)
    if not (short.isalpha() and long.isalpha()) or len(short) < 2:
        return False
    if (
        long == short + "s"
        or (long == short + "e" and len(short) == 3)
        or (len(short) >= 5 and squeeze(short) == squeeze(long))
    ):
        return True
    if len(short) < 4:
        return False
    if long.startswith(short):
        return long[len(short) :] in ENDINGS or not is_known(short)
    stems = stem(short), stem(long)
    if not may_be_slip(short, long):
        return stems[0] == stems[1] and len(stems[0]) >= 5
    if len(stems[0]) >= 5 and (stems[0] == stems[1] or (len(stems[0]) >= 7 and _slip(*stems))):
        return True
    return _slip(short, long)


def _wrong_first(short: str, long: str) -> bool:
    """Is only the first letter lost or wrong, and one of the two no known word?"""
    if len(short) < 5 or (long[1:] != short and (len(short) < 6 or long[1:] != short[1:])):
        return False
    return short.isalpha() and long.isalpha() and may_be_slip(short, long)


def _slip(x: str, y: str) -> bool:
    """Are two words of one first letter a letter or two apart?"""
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    allowed = 1 if len(long) < 8 else 2
    if len(long) - len(short) > allowed:
        return False
    if len(short) < 5:  # so short a word may lack or turn letters, but not change them
        turned = sorted(short) == sorted(long)
        return (turned or len(long) > len(short)) and OSA.distance(short, long, score_cutoff=1) <= 1
    return OSA.distance(short, long, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=100_000)
def squeeze(word: str) -> str:
    """Without doubled letters: 'marriott' and 'marriot' are 'mariot'."""
    return "".join(c for i, c in enumerate(word) if not i or c != word[i - 1])


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its commonest endings: 'contractors' and 'contracting' are 'contract'."""
    return next((word[: -len(e)] for e in ENDINGS_LONGEST_FIRST if word.endswith(e) and len(word) - len(e) >= 4), word)
