"""An employer's name taken apart: legal form off, short words written out, other names it goes by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import fsum

from frombelow.methods.linkage.employers.lexicon import (
    ABBREVIATIONS,
    CUT_FORMS,
    JOINED,
    LEGAL_FORMS,
    LEGAL_PHRASES,
    STATE_CODES_READ,
    STATES,
    STOP_WORDS,
)
from frombelow.methods.linkage.employers.words import general_bits

# Where agencies cut long names off: the stored length of a name that may be incomplete.
CUT_LENGTHS = frozenset({28, 29, 30, 39, 40, 41, 48, 49, 50})

TAG_LETTERS = 5

# "A d/b/a B", "A, a division of B", "A (B)", "A; B": each part is a name of its own.
_PARTS = re.compile(
    r"""\bd\s*[/.]\s*b\s*[/.]\s*a\b\.? | \bdba\b | \bdoing\ business\ as\b | \ba\s*[/.]\s*k\s*[/.]\s*a\b\.? | \baka\b
      | \bf\s*[/.]\s*k\s*[/.]\s*a\b\.? | \bfka\b | \bn\s*[/.]\s*k\s*[/.]\s*a\b\.? | \bt\s*/\s*a\b | \bformerly\b
      | \b(?:an?\ )?(?:wholly[- ]owned\ )?(?:division|div|subsidiary|sub|unit|affiliate)\b\.?\s+of\b
      | \b(?:division|div|subsidiary)\b\.?\s*$ | \bc/o\b | \bd/b/?a?\s*$ | [;()\[\]] | \s/\s | \s-{1,2}\s | --""",
    re.IGNORECASE | re.VERBOSE,
)
_SLASH = re.compile(r"(?<=\w{3})/(?=\w{3})")
_NUMBER = re.compile(r"(?:#|\bno\.?|\bstore|\bunit|\bsite|\blocation|\bplant)\s*#?\s*(\d+)\b", re.IGNORECASE)
# What stands after these is where the work is done, or a contract: no part of the name.
_ASIDE = re.compile(
    r"@.*$|\((?:for\s|at\s|contract|agreement|unit|local)[^)]*\)?|\b(?:contract|case) ?#.*$|\[[^\]]*\]?"
)
_ATT = re.compile(r"\ba ?\.?t\.? ?& ?t\b\.?")
_DROP = re.compile(r"[.'’`´\"]")
_ZERO = re.compile(r"(?<=[a-z])0(?=[a-z]|$)|^0(?=[a-z]{2})")  # a typist's nought for an o
_SPLIT = re.compile(r"[^a-z0-9]+")
_PHRASES = re.compile(r"\b(?:" + "|".join(sorted(LEGAL_PHRASES, key=len, reverse=True)) + r")\b")
_SHORT_FORMS = {**STATE_CODES_READ, **ABBREVIATIONS}
_STATE_NAMES = {name: code.lower() for code, name in STATES.items() if " " in name}
_STATE_NAME = re.compile(r"\b(?:" + "|".join(sorted(_STATE_NAMES, key=len, reverse=True)) + r")\b")
_MAYBE_PUBLIC = re.compile(
    r"county|parish|city|town|village|borough|school|board of|authority|district|department|state|wealth|\b[iu]sd\b"
)
_PUBLIC = (
    ("school", re.compile(r"\b(?:school district|public schools?|board of ed\w*|unified school|school board|"
                          r"schools? dist|community schools|area schools?|city schools|county schools?|isd|usd)\b")),
    ("housing", re.compile(r"\bhousing authority\b")),
    ("transit", re.compile(r"\b(?:transit authority|transit district|transportation authority)\b")),
    ("fire", re.compile(r"\bfire (?:district|department|protection district)\b")),
    ("water", re.compile(r"\b(?:water|sewer|sanitary|sanitation) (?:district|authority|department)\b")),
    ("county", re.compile(r"^(?:the )?county of\b|^(?!.* of )[a-z .]+ county$|\bcounty (?:government|sheriff|board|commission)|"
                          r"\bparish (?:government|police jury)\b")),
    ("city", re.compile(r"^(?:the )?city of\b|^[a-z .]+ city of$")),
    ("town", re.compile(r"^(?:the )?(?:town|township|borough|village) of\b|^[a-z .]+ (?:township|borough)$")),
    ("state", re.compile(r"^(?:the )?(?:state|commonwealth) of\b")),
)  # fmt: skip


@dataclass(frozen=True)
class EmployerName:
    """A name made comparable.

    `words`: the whole name. `parts`: every name in it (the whole first; trade names, divisions after).
    `public`: the kind of public body ('' for others). `numbers`: store, plant or district numbers.
    `is_cut`: the source may have cut the name off. `known`: the employer of several states whose name it is
    ('' for others; known_employers.csv). `telling_bits`: what its words tell, in bits.
    """

    words: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    public: str
    numbers: frozenset[str]
    is_cut: bool
    known: str = ""
    telling_bits: float = 0.0

    @property
    def key(self) -> str:
        """The normalized name as one text."""
        return " ".join(self.words)


@lru_cache(maxsize=400_000)
def normalize(name: str) -> EmployerName:
    """Take a name apart; the same employer under another legal form or punctuation gives the same `words`."""
    is_cut = len(name.strip()) in CUT_LENGTHS
    plain = _ASIDE.sub(" ", fold(name)) or fold(name)
    numbers = frozenset(_NUMBER.findall(plain))
    without_numbers = _NUMBER.sub(" ", plain)
    whole = words_of(without_numbers, is_cut) or words_of(plain) or (plain,)
    parts = [whole]
    for piece in _pieces(without_numbers):
        words = words_of(piece, is_cut)
        if words and words not in parts and not _is_tag(words, whole):
            parts.append(words)
    public = _public_kind(_DROP.sub("", plain)) if _MAYBE_PUBLIC.search(plain) else ""
    told = fsum(general_bits(w) for w in set(whole))
    return EmployerName(whole, tuple(parts), public, numbers, is_cut, known_employer(whole), told)


def _is_tag(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Is a part one short word that does not abbreviate the rest: the mark of a contract or an association?"""
    if len(part) > 1 or len(part[0]) > TAG_LETTERS:
        return False
    initials = iter("".join(w[0] for w in whole if w != part[0]))
    return not all(letter in initials for letter in part[0][:3])


def _public_kind(plain: str) -> str:
    return next((kind for kind, pattern in _PUBLIC if pattern.search(plain)), "")


@cache
def _known() -> dict[tuple[str, ...], str]:
    text = (files(__package__) / "known_employers.csv").read_text(encoding="utf-8")
    rows = (line.split(",") for line in text.splitlines()[1:])
    return {tuple(words.split()): employer for words, employer in rows}


def known_employer(words: tuple[str, ...]) -> str:
    """The employer of several states whose name this is, or whose name of two or more words it begins with."""
    if words in _known():
        return _known()[words]
    return next((_known()[words[:k]] for k in range(min(5, len(words) - 1), 1, -1) if words[:k] in _known()), "")


def fold(name: str) -> str:
    """Small letters without accents, blanks tidied."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return _ATT.sub("att", " ".join(text.lower().split()))


def words_of(text: str, is_cut: bool = False) -> tuple[str, ...]:
    """The words of a folded text: legal forms and little words gone, short forms written out, initials joined.

    The last word of a cut text stays as it is: 'trans' may be the start of 'transfer'.
    """
    text = _PARTS.sub(" ", text).replace("&", " and ")
    text = _PHRASES.sub(" ", _DROP.sub("", _join_points(text)))
    text = _STATE_NAME.sub(lambda m: _STATE_NAMES[m.group()], text)
    raw = _join_pairs(_join_initials([_ZERO.sub("o", w) for w in _SPLIT.split(text) if w]))
    last = len(raw) - 1
    words = [w if is_cut and i == last else _SHORT_FORMS.get(w, w) for i, w in enumerate(raw)]
    kept = [w for i, w in enumerate(words) if w not in STOP_WORDS and not (w in LEGAL_FORMS and i)]
    if is_cut and len(kept) > 1 and any(form.startswith(kept[-1]) for form in CUT_FORMS):
        kept.pop()
    return tuple("saint" if w == "st" and i + 1 < len(kept) else w for i, w in enumerate(kept)) or tuple(raw)


def _join_pairs(words: list[str]) -> list[str]:
    """'health', 'care' -> 'healthcare'."""
    joined: list[str] = []
    for word in words:
        pair = (joined[-1], word) if joined else ("", "")
        if pair in JOINED:
            joined[-1] = JOINED[pair]
        else:
            joined.append(word)
    return joined


def _pieces(text: str) -> list[str]:
    pieces = [p for p in _PARTS.split(text) if p and p.strip()]
    pieces += [p for piece in pieces for p in _SLASH.split(piece) if p != piece]
    return pieces if len(pieces) > 1 else []


def _join_points(text: str) -> str:
    """'med.trans.mgmt' is three words, 'u.s.a.' is one."""
    return re.sub(r"(?<=[a-z0-9]{2})\.(?=[a-z0-9])|(?<=[a-z0-9])\.(?=[a-z0-9]{2})", " ", text)


def _join_initials(words: list[str]) -> list[str]:
    """Single letters in a row are one word: 't', 'l' -> 'tl' ('and' between them is bridged: 'd and d' -> 'dd')."""
    joined: list[str] = []
    run = ""
    for i, word in enumerate(words):
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        bridges = word == "and" and run and i + 1 < len(words) and len(words[i + 1]) == 1
        if bridges:
            continue
        if run:
            joined.append(run)
            run = ""
        joined.append(word)
    return [*joined, run] if run else joined
