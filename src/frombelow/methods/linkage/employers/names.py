"""An employer's name taken apart: legal form off, short words written out, other names it goes by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from frombelow.methods.linkage.employers.words import ABBREVIATIONS, LEGAL_FORMS, LEGAL_PHRASES, STATES, STOP_WORDS

# Where agencies cut long names off: the stored length of a name that may be incomplete.
CUT_LENGTHS = frozenset({28, 29, 30, 39, 40, 41, 48, 49, 50})

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
_DROP = re.compile(r"[.'’`´\"]")
_SPLIT = re.compile(r"[^a-z0-9]+")
_PHRASES = re.compile(r"\b(?:" + "|".join(sorted(LEGAL_PHRASES, key=len, reverse=True)) + r")\b")
_STATE_NAMES = {name: code.lower() for code, name in STATES.items() if " " in name}
_STATE_NAME = re.compile(r"\b(?:" + "|".join(sorted(_STATE_NAMES, key=len, reverse=True)) + r")\b")
_PUBLIC = (
    ("school", re.compile(r"\b(?:school district|public schools?|board of ed\w*|unified school|school board|"
                          r"schools? dist|community schools|area schools?|city schools|county schools?|isd|usd)\b")),
    ("housing", re.compile(r"\bhousing authority\b")),
    ("transit", re.compile(r"\b(?:transit authority|transit district|transportation authority)\b")),
    ("fire", re.compile(r"\bfire (?:district|department|protection)\b")),
    ("water", re.compile(r"\b(?:water|sewer|sanitary|sanitation) (?:district|authority|department)\b")),
    ("county", re.compile(r"^(?:the )?county of\b|^[a-z .]+ county$|\bcounty (?:government|sheriff|board|commission)|"
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
    `is_cut`: the source may have cut the name off.
    """

    words: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    public: str
    numbers: frozenset[str]
    is_cut: bool

    @property
    def key(self) -> str:
        """The normalized name as one text."""
        return " ".join(self.words)


@lru_cache(maxsize=400_000)
def normalize(name: str) -> EmployerName:
    """Take a name apart; the same employer under another legal form or punctuation gives the same `words`."""
    plain = fold(name)
    numbers = frozenset(_NUMBER.findall(plain))
    without_numbers = _NUMBER.sub(" ", plain)
    whole = words_of(without_numbers)
    parts = [whole]
    for piece in _pieces(without_numbers):
        words = words_of(piece)
        if words and words not in parts:
            parts.append(words)
    public = next((kind for kind, pattern in _PUBLIC if pattern.search(_DROP.sub("", plain))), "")
    return EmployerName(whole, tuple(parts), public, numbers, len(name.strip()) in CUT_LENGTHS)


def fold(name: str) -> str:
    """Small letters without accents, blanks tidied."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.lower().split())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a folded text: legal forms and little words gone, short forms written out, initials joined."""
    text = _PARTS.sub(" ", text).replace("&", " and ")
    text = _PHRASES.sub(" ", _DROP.sub("", _join_points(text)))
    text = _STATE_NAME.sub(lambda m: _STATE_NAMES[m.group()], text)
    raw = [w for w in _SPLIT.split(text) if w]
    words = [ABBREVIATIONS.get(w, w) for w in _join_initials(raw)]
    kept = [w for i, w in enumerate(words) if w not in STOP_WORDS and not (w in LEGAL_FORMS and i)]
    return tuple("saint" if w == "st" and i + 1 < len(kept) else w for i, w in enumerate(kept)) or tuple(raw)


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
