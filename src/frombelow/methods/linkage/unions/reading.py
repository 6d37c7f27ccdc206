"""Reading a union name: its words, its numbers, and what each number counts (local, district, unit …)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from frombelow.methods.linkage.unions.words import FILLERS, clean, stem

# word -> what the number after it counts
COUNTS = {
    "LOCAL": "local", "LOCALS": "local", "LU": "local", "LODGE": "local", "LODGES": "local", "LL": "local", "LG": "local",
    "BRANCH": "branch", "BR": "branch", "CHAPTER": "branch", "CH": "branch", "DIVISION": "branch", "DIV": "branch", "LOC": "local",
    "LOCALES": "local", "DISTRICT": "district", "DIST": "district", "REGION": "district", "DL": "district", "DC": "council",
    "COUNCIL": "council", "COUN": "council", "JC": "council", "CO": "council", "COMMITTEE": "council", "BOARD": "board", "JB": "board",
    "UNIT": "unit", "UNITS": "unit", "DEPT": "unit", "LCL": "local", "SC": "council", "SUB": "unit", "AMALGAMATED": "local",
}  # fmt: skip
LINKS = frozenset({"NO", "NOS", "NUMBER", "NUM", "UNION", "UNIONS", "AND", "THE", "N", "UN", "NR", "OF"})
SPELLED = {
    "ONE": 1, "TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5, "SIX": 6, "SEVEN": 7, "EIGHT": 8, "NINE": 9, "TEN": 10,
    "ELEVEN": 11, "TWELVE": 12, "THIRTEEN": 13, "FOURTEEN": 14, "FIFTEEN": 15, "TWENTY": 20,
}  # fmt: skip
PIECES = re.compile(r"\b([A-Z]\d+[A-Z]+)\b|(\d+(?:\s?-\s?\d+)*)(?:-?([A-Z]{1,3})(?![A-Z]))?|([A-Z]+)|([,;/()])")
DIGIT = re.compile(r"\d")
APART = " -#"  # before a first digit: what stands on either side is read for itself
FIRST_LOCAL = 14  # in `8-149` or `12075-18`: district numbers (Steelworkers, Paperworkers) run to 13


class Number(NamedTuple):
    """A number that may be the local's: value, suffix letters, what it counts, district before it, log weight."""

    value: str
    suffix: str
    counts: str
    prefix: str
    weight: float


class Reading(NamedTuple):
    """A union name, read: stems in their order, possible numbers, and whether it names several locals."""

    words: tuple[str, ...]
    numbers: tuple[Number, ...]
    several: bool


class _Known(NamedTuple):
    """What a word is to the reader: what it says the next number counts, the number it spells, an idle link, its stem."""

    counts: str
    spells: str
    is_link: bool
    stem: str


@lru_cache(maxsize=50_000)
def _known(word: str) -> _Known:
    spells = str(SPELLED[word]) if word in SPELLED else ""
    return _Known(COUNTS.get(word, ""), spells, word in LINKS, "" if word in FILLERS else stem(word))


class _Reader:
    """Walks over the pieces of one name, remembering what the next number would count."""

    __slots__ = ("after_number", "comma", "counts", "locals", "numbers", "several", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.numbers: list[Number] = []
        self.counts = ""  # what the next number counts
        self.after_number = False  # only commas, slashes or "and" since the last number
        self.comma = False
        self.several = False
        self.locals: set[str] = set()

    def copy(self) -> _Reader:
        """A reader that has read as much, and goes on alone."""
        other = _Reader.__new__(_Reader)
        other.words, other.numbers, other.locals = self.words.copy(), self.numbers.copy(), self.locals.copy()
        other.counts, other.after_number, other.comma, other.several = (
            self.counts, self.after_number, self.comma, self.several,
        )  # fmt: skip
        return other

    def pieces(self, cleaned: str) -> None:
        """Go over a cleaned text."""
        for code, digits, suffix, word, mark in PIECES.findall(cleaned):
            if word or code:
                self.word(word or code)
            elif digits:
                self.number(digits, suffix)
            elif mark in ",;/":
                self.comma = self.after_number
            else:
                self.after_number = False

    def reading(self) -> Reading:
        """All that was read."""
        numbers = _weigh(self.numbers)
        several = (self.several or len(self.locals) > 1) and _own_numbers(numbers) > 1
        return Reading(tuple(self.words), numbers, several)

    def word(self, word: str) -> None:
        told, spells, is_link, stemmed = _known(word)
        if spells and self.counts == "local" and not self.after_number:
            self.number(spells, "")
            return
        if told:
            if self.counts in ("district", "council") and not self.after_number and word in ("LODGE", "COUNCIL"):
                told = "district" if word == "LODGE" else "council"  # "District Lodge", "Joint Council"
            self.counts, self.after_number, self.comma = told, False, False
        elif word == "AND" and self.after_number:
            self.comma = True
        elif not is_link:
            self.counts, self.after_number, self.comma = "", False, False
        if word == "AMERICA" and self.words and self.words[-1] == "NORTH":
            self.words.pop()  # "of North America" says no more than "of America"
        if stemmed:
            self.words.append(stemmed)

    def number(self, digits: str, suffix: str) -> None:
        if suffix in ("ST", "ND", "RD", "TH"):
            return
        counts = self.counts or "bare"
        if self.after_number and len(digits) == 2 and digits[0] == "0":  # `12934 02`, `4708-00,01`: units of the local
            self.add(digits[1], suffix, "unit", "", 0.0)
            return
        if self.after_number:
            if self.comma and counts in ("local", "branch", "bare"):
                self.several = True
            if counts in ("district", "council"):
                counts = "bare"  # "District Council 37 389": the second number is the local's
        parts = (
            [part.strip().lstrip("0") or "0" for part in digits.split("-")]
            if "-" in digits
            else [digits.lstrip("0") or "0"]
        )
        if counts == "local":
            self.locals.add(parts[0])
        if len(parts) == 1:
            self.add(parts[0], suffix, counts, "", 0.0)
            if counts in ("district", "council"):
                self.words.append(counts.upper() + parts[0])
        else:
            self.chain(parts, suffix, counts)
        self.after_number, self.comma = True, False

    def chain(self, parts: list[str], suffix: str, counts: str) -> None:
        """`12075-18` is local 12075, unit 18; `7-647` is district 7, local 647; of `8-12` either may be meant."""
        if counts in ("district", "council") and int(parts[0]) >= FIRST_LOCAL:
            self.add(parts[1], suffix, "bare", parts[0], 0.0)
            return
        counts = "bare" if counts in ("district", "council") else counts
        large = [i for i, part in enumerate(parts) if int(part) >= FIRST_LOCAL]
        if not large:
            self.add(parts[0], suffix, counts, parts[1], -0.5)
            self.add(parts[1], suffix, "bare", parts[0], -0.5)
        elif large[0]:
            self.add(parts[large[0]], suffix, counts, parts[large[0] - 1], 0.0)
            self.add(parts[large[0] - 1], "", "bare", "", -4.0)
        else:
            first, second = parts[:2]
            district = second if int(second) < FIRST_LOCAL else ""
            self.add(first, suffix, counts, district, 0.0)
            near = 0 < int(second) - int(first) <= 10
            self.several = self.several or near
            self.add(second, suffix, "bare", "", -0.5 if near else -4.0 if district else -2.5)

    def add(self, value: str, suffix: str, counts: str, prefix: str, weight: float) -> None:
        if len(value) <= 6:
            self.numbers.append(Number(value, suffix, counts, prefix, weight))


def read(text: str) -> Reading:
    """Read a union name. Empty or numberless text gives empty words or numbers, never an error."""
    first = DIGIT.search(text)
    start = first.start() if first else 0
    if start and text[start - 1] in APART and text.isascii():
        reader = _begun(text[:start]).copy()
        told = text[start:]
        if told.isdigit():
            reader.number(told, "")
        else:
            reader.pieces(clean(told))
    else:
        reader = _Reader()
        reader.pieces(clean(text))
    return reader.reading()


@lru_cache(maxsize=50_000)
def _begun(start: str) -> _Reader:
    """A reader that has read what stands before the first digit: many locals begin their name alike. To be copied, not changed.

    No pattern reaches over a blank, a hyphen or a number sign into the first digit, so that what follows is read for
    itself; but some ask whether the name ends here, and so a digit stands in for it.
    """
    reader = _Reader()
    reader.pieces(clean(start + "1")[:-1])
    return reader


def _own_numbers(numbers: tuple[Number, ...]) -> int:
    """How many of the numbers may well be a local's own."""
    return sum(1 for n in numbers if n.counts in ("local", "branch", "bare") and n.weight > -1.0)


def _weigh(told: list[Number]) -> tuple[Number, ...]:
    """Each number once, with how likely it is to be the local's own, likeliest first."""
    if not told:
        return ()
    if len(told) == 1:
        only = told[0]
        return (only if only.counts != "unit" else Number(only.value, only.suffix, "unit", only.prefix, -2.0),)
    has_local = any(n.counts == "local" for n in told)
    has_bare = any(n.counts in ("local", "branch", "bare") for n in told)
    less = {
        "local": 0.0,
        "branch": -1.5 if has_local else 0.0,
        "bare": -1.2 if has_local else 0.0,
        "unit": -4.0 if has_bare else -2.0,
    }
    found: dict[str, Number] = {}
    for n in told:
        weight = n.weight + less.get(n.counts, -3.0 if has_bare else 0.0)
        old = found.get(n.value)
        found[n.value] = _both(old, n, weight) if old else Number(n.value, n.suffix, n.counts, n.prefix, weight)
    return tuple(sorted(found.values(), key=lambda n: (-n.weight, n.value)))


def _both(old: Number, new: Number, weight: float) -> Number:
    """A number told twice (`Local 12 12`): its best reading, with the suffix and district of either."""
    counts = "local" if "local" in (old.counts, new.counts) else old.counts if old.weight >= weight else new.counts
    return Number(old.value, old.suffix or new.suffix, counts, old.prefix or new.prefix, max(old.weight, weight))
