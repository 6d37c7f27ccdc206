"""Which national union do these words name? Weights of evidence, learned from names and spellings.

For each word and union: log of how much oftener the word stands in that union's names than in names at
large (Good's weight of evidence). Words add up; a union whose names lack the word loses a little.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS, RELATED, Affiliation
from frombelow.methods.linkage.unions.places import STATE_WORDS
from frombelow.methods.linkage.unions.reading import read
from frombelow.methods.linkage.unions.strangers import looks_like_no_union
from frombelow.methods.linkage.unions.words import Speller, stem

NAME, LABEL = 12.0, 2.0  # how many spellings one entry of the table is worth
MOST_SPELLINGS = 60.0  # spellings of one union count at most as much as this many entries
ABSENT = 0.12  # chance that a right name holds a word its union's other names lack
FLOOR = 0.0006  # how often any word stands in names at large
SHARPNESS = 0.9  # words of one name are not independent: the sum is taken as this much of itself
OWNED = 5.0  # further weight of an abbreviation for the union whose it is
CHILD = 4.0  # further weight of a division where its parent is named beside it
INITIALS = 6.0  # weight of the initials of a spelling in use, where they point to one union only
WHOLE_NAME = 3.0  # further weight of a union's whole name, structural words apart
ONE_WORD_NAME = 4.0  # "Teamsters", "Boilermakers"
EVERY_WORD = 1.2  # weight of each word of a whole name where not even a structural word is left out
UNLISTED = 4.5  # evidence that would be there even if the union stood in no list
HEARSAY = 0.1  # a spelling's word counts for a union only if this share of its spellings belongs to that union
RARE, OFTEN = 3, 10  # a word in fewer spellings says nothing; in so many it is one of the union's own
WIDE = 8.0  # evidence by which a union may lag behind the best and still be weighed
FAINT = -4.6  # a union a hundred times less likely than the best is not looked at
ENOUGH = 5.0  # evidence below which the words name no national union
# Words that tell the kind of body, not the union.
KIND = frozenset(
    {"LOCAL", "UNION", "INTERNATIONAL", "NATIONAL", "AMERICA", "AMERICAN", "ASSOCIATION", "STATE", "CANADA",
     "NO", "NUMBER", "UNIT", "MEMBER", "AFFILIATED", "CLC", "DC", "INC", "CO", "C", "U", "N", "L", "DISTRICT"}
)  # fmt: skip
STATE_STEMS = frozenset(stem(word) for word in STATE_WORDS) - KIND
STRUCTURAL = KIND | STATE_STEMS
# Words that many unions share: evidence, but not enough to name one.
COMMON = frozenset(
    {"DISTRICT", "COUNCIL", "JOINT", "BOARD", "LODGE", "BRANCH", "CHAPTER", "DIVISION", "WORKER", "EMPLOYEE", "SERVICE",
     "PROFESSIONAL", "INDUSTRIAL", "ALLIED", "TRADE", "UNITED", "GENERAL", "DEPARTMENT", "REGIONAL", "OFFICE"}
)  # fmt: skip

# division -> the union it belongs to; "RWDSU, UFCW" means the division
PARENTS = {
    "RWDSU": "UFCW", "TP": "UFCW", "AFA": "CWA", "NFFE": "IAM", "TCU/IAM": "IAM", "BLE": "IBT", "BMWE": "IBT",
    "PPPWU": "IBT", "NPMHU": "LIUNA", "WU": "SEIU", "NAGE": "SEIU", "NACU": "AFSCME", "USWU": "IUJAT",
    "NOITU": "IUJAT", "AMO": "SIUNA", "IATC": "NFIU", "WPPW": "CJA",
}  # fmt: skip


def akin(code: str) -> frozenset[str]:
    """Unions that a union merged with, belongs to, or has as divisions: its bodies may be called by their names."""
    divisions = {child for child, parent in PARENTS.items() if parent == code}
    return frozenset({*RELATED.get(code, ()), *divisions, PARENTS.get(code, code)})


Evidence = tuple[tuple[str, float], ...]
_NOTHING: dict[str, float] = {}
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WholeName:
    """A union's name: its words without the structural ones, all its words, and the union."""

    words: frozenset[str]
    full: tuple[str, ...]
    code: str

    def in_order(self, told: tuple[str, ...]) -> bool:
        """ "Workers United" is not in "United Service Workers": two words must stand in their order, if spelled so."""
        first, last = (word for word in dict.fromkeys(self.full) if word in self.words)
        return first not in told or last not in told or told.index(first) < len(told) - 1 - told[::-1].index(last)

    def weight(self, told: tuple[str, ...]) -> float:
        """Further weight of evidence where the words told hold this name."""
        if len(self.full) > 2 and set(self.full).issubset(told):
            return max(WHOLE_NAME, EVERY_WORD * len(self.full))
        return ONE_WORD_NAME if len(self.words) == 1 else WHOLE_NAME


class Lexicon:
    """Word evidence for every national union; `judge(words)` gives the likeliest ones."""

    def __init__(self, spellings: Mapping[str, Iterable[tuple[str, ...]]], never: Iterable[str] = ()) -> None:
        """`spellings`: code -> the words of names in use; `never`: words the speller must leave alone (places)."""
        heard = _heard(spellings)
        self._solid = {code: table_words(code) | _often(heard.get(code, ())) for code in {*AFFILIATIONS, *spellings}}
        shares = {code: _shares(code, heard.get(code, ())) for code in sorted({*AFFILIATIONS, *spellings})}
        self._gain = _gains(shares)
        self._owners: dict[str, frozenset[str]] = {}
        self._whole: dict[str, list[WholeName]] = defaultdict(list)
        for code, affiliation in AFFILIATIONS.items():
            self._own(code, affiliation)
        for word, code in _initials(spellings).items():
            if word not in self._gain:
                self._gain[word] = {code: INITIALS}
                self._solid[code] |= {word}
        known = [word for word, gains in self._gain.items() if len(word) >= 6 and any(g > 3 for g in gains.values())]
        self.speller = Speller(known, never)
        self._cache: dict[tuple[tuple[str, ...], bool], Evidence] = {}

    def judge(self, words: tuple[str, ...], numbered: bool = False) -> Evidence:
        """The likeliest unions with the logs of their probabilities, best first; empty if the words name none.

        They sum to less than one: the rest is for unions that stand in no list. `numbered`: a number stands beside the words, so that one word of a union's own is enough.
        """
        key = (words, numbered)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > 200_000:
                self._cache.clear()
            found = self._cache[key] = self._judge(words, numbered)
        return found

    def _own(self, code: str, affiliation: Affiliation) -> None:
        """Further weight for a union's own abbreviations and whole names."""
        for short in affiliation.abbreviations:
            for word in read(short).words:
                gains = self._gain.setdefault(word, {})
                gains[code] = gains.get(code, 0.0) + OWNED
                self._owners[word] = self._owners.get(word, frozenset()) | {code}
        for name in affiliation.names:
            full = read(name).words
            words = frozenset(full) - STRUCTURAL
            if words:
                rarest = min(words, key=lambda w: (len(self._gain.get(w, ())), w))
                self._whole[rarest].append(WholeName(words, full, code))

    def knows(self, word: str) -> bool:
        """Does the word stand in the name of some national union?"""
        return word in self._gain or self.speller.mend(word) in self._gain

    def _is_meant(self, code: str, words: tuple[str, ...], mended: Set[str], numbered: bool) -> bool:
        """Without abbreviation or whole name: do two of the union's own words (one beside a number) stand there?"""
        own = (mended & self._solid.get(code, frozenset())) - COMMON
        gain = math.fsum([self._gain.get(word, _NOTHING).get(code, 0.0) for word in own])
        return len(own) > (0 if numbered else 1) and gain >= ENOUGH and not looks_like_no_union(words)

    def _judge(self, words: tuple[str, ...], numbered: bool) -> Evidence:
        mended = self._mended(words)
        named, short = self._named(mended, words)
        totals: dict[str, float] = {}
        for word in mended:
            for code, gain in self._gain.get(word, _NOTHING).items():
                totals[code] = totals.get(code, 0.0) + gain
        for code, gain in named.items():
            totals[code] = totals.get(code, 0.0) + (gain + (CHILD if PARENTS.get(code) in named else 0.0))
        best = _likeliest(totals)
        if best and not (best[0][1] in named or self._is_meant(best[0][1], words, mended.keys(), numbered)):
            best = _likeliest({code: totals[code] for code in short})  # shared words do not outweigh an abbreviation
        if not best:
            return ()
        top = best[0][0]
        weights = [(code, SHARPNESS * (total - top)) for total, code in best]
        norm = math.log(sum([math.exp(w) for _, w in weights]) + math.exp(SHARPNESS * (UNLISTED - top)))
        return tuple([(code, w - norm) for code, w in weights if w > FAINT])

    def _mended(self, words: tuple[str, ...]) -> dict[str, None]:
        """The words spelled as unions spell them, each once, in their order; without those that all unions share."""
        known, mend = self._gain, self.speller.mend
        return {word if word in known else mend(word): None for word in words if word not in STRUCTURAL}

    def _named(self, mended: dict[str, None], words: tuple[str, ...]) -> tuple[dict[str, float], frozenset[str]]:
        """Unions named outright with the further weight of that: by a whole name, or by abbreviation (those apart, too)."""
        named: dict[str, float] = {}
        short = NOBODY
        told = frozenset(mended)
        for word in mended:
            for name in self._whole.get(word, ()):
                if name.words <= told and (len(name.words) != 2 or name.in_order(words)):
                    named[name.code] = max(named.get(name.code, 0.0), name.weight(words))
            if word in self._owners:
                short |= self._owners[word]
        for code in sorted(short):
            named.setdefault(code, 0.0)
        return named, short


def _likeliest(totals: Mapping[str, float]) -> list[tuple[float, str]]:
    """At most eight unions with the most evidence, and only those that have nearly as much as the best."""
    least = max(totals.values(), default=0.0) - WIDE
    return sorted([(total, code) for code, total in totals.items() if total > least], reverse=True)[:8]


@cache
def table_words(code: str) -> frozenset[str]:
    """The words of a union's names and abbreviations in the table (of its label, if it is not there)."""
    one = AFFILIATIONS.get(code)
    texts = (*one.abbreviations, *one.names, *one.labels) if one else (code,)
    return frozenset(word for text in texts for word in read(text).words)


@cache
def national_words(code: str) -> frozenset[str]:
    """The words that say no more than which union: its own but for states and sides of the wind, and those of every union."""
    return table_words(code) - STATE_STEMS | KIND


def _initials(spellings: Mapping[str, Iterable[tuple[str, ...]]]) -> dict[str, str]:
    """Initials of long spellings in use -> the one union they point to (SCDCL: a council of Laborers)."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, told in spellings.items():
        for words in told:
            letters = "".join(word[0] for word in words if not word[-1].isdigit())
            if 4 <= len(letters) <= 8:
                found[letters].add(code)
    return {letters: codes.pop() for letters, codes in found.items() if len(codes) == 1}


def _heard(spellings: Mapping[str, Iterable[tuple[str, ...]]]) -> dict[str, list[tuple[str, ...]]]:
    """Spellings without the words that belong elsewhere: links made by machine mix a few of them up."""
    by_code: dict[str, Counter[str]] = {c: Counter(w for words in s for w in set(words)) for c, s in spellings.items()}
    total: Counter[str] = Counter()
    for counts in by_code.values():
        total.update(counts)
    return {
        code: [tuple(w for w in words if by_code[code][w] >= max(RARE, HEARSAY * total[w])) for words in told]
        for code, told in spellings.items()
    }


def _often(told: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Words that stand in many spellings of a union."""
    counts = Counter(word for words in told for word in set(words))
    return frozenset(word for word, n in counts.items() if n >= OFTEN)


def _shares(code: str, spellings: Iterable[tuple[str, ...]]) -> dict[str, float]:
    """Share of a union's names that hold each word."""
    entries: list[tuple[frozenset[str], float]] = []
    affiliation = AFFILIATIONS.get(code)
    short: set[str] = set()
    if affiliation:
        short = {word for one in affiliation.abbreviations for word in read(one).words}
        entries += [(frozenset(read(one).words), NAME) for one in affiliation.names]
        entries += [(frozenset(read(one).words), LABEL) for one in affiliation.labels]
    else:
        entries.append((frozenset(read(code).words), LABEL))
    used = [frozenset(words) for words in spellings]
    share = min(1.0, MOST_SPELLINGS / len(used)) if used else 0.0
    entries += [(words, share) for words in used]
    counts: dict[str, float] = defaultdict(float)
    spelled_out = 0.0  # names that are more than an abbreviation
    for words, weight in entries:
        for word in words - STRUCTURAL:
            counts[word] += weight
        if words - short - STRUCTURAL:
            spelled_out += weight
    total = max(spelled_out, 1.0)
    shares = {word: min(count / total, 0.9) for word, count in counts.items()}
    shares.update(dict.fromkeys(short - STRUCTURAL, 0.5))
    return shares


def _gains(shares: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    background: dict[str, float] = defaultdict(float)
    for words in shares.values():
        for word, share in words.items():
            background[word] += share / len(shares)
    gains: dict[str, dict[str, float]] = defaultdict(dict)
    for code, words in shares.items():
        for word, share in words.items():
            common = background[word] + FLOOR
            gain = math.log((share * (1 - ABSENT) + ABSENT * common) / common) - math.log(ABSENT)
            if gain > 0.3:
                gains[word][code] = gain
    return dict(gains)
