"""What the release tells, in the language of the page: its sentences are English, and constant but for a few numbers and names.

A text is looked up whole, then sentence by sentence, a sentence then clause by clause; what nobody has translated stays
English and is marked `lang="en"`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from django.utils.translation import get_language, gettext

from frombelow.hall.terrain.told_sentences import CLAUSES, PATTERNS, SENTENCES

ENGLISH = "en"
PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")
SENTENCE_END = re.compile(r"(?<=[.)]) (?=[A-Z0-9])")
COUNTS = {"first", "last", "full_first", "full_last", "year", "number"}
KNOWN = frozenset(SENTENCES)


def told(text: str | None) -> str:
    """A title, note or reason of the release in the language of the page; '' for nothing."""
    language = get_language() or ENGLISH
    return text or "" if language == ENGLISH or not text else in_language(text, language)


def is_english(text: str | None) -> bool:
    """Whether a text stays English on a page of another language."""
    return bool(text) and get_language() != ENGLISH and told(text) == text


@lru_cache(maxsize=8192)
def in_language(text: str, language: str) -> str:
    """The text, translated whole or sentence by sentence. `language` is the active one, and the key of the cache."""
    whole = sentence(text)
    return " ".join(sentence(part) or part for part in SENTENCE_END.split(text)) if whole is None else whole


def sentence(text: str) -> str | None:
    """One sentence in the active language, or None if it is not known."""
    if text in KNOWN:
        return gettext(text)
    return matched(text, patterns(PATTERNS)) or of_clauses(text)


def of_clauses(text: str) -> str | None:
    """A sentence made of known clauses with semicolons between them, or None if one of them is not known."""
    known = [matched(clause, patterns(CLAUSES)) for clause in text.removesuffix(".").split("; ")]
    return None if None in known else "; ".join(clause or "" for clause in known) + "."


def matched(text: str, among: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
    """The text in the active language, by the first pattern that it fits."""
    for pattern, template in among:
        if found := pattern.fullmatch(text):
            return gettext(template).format(**found.groupdict())
    return None


@cache
def patterns(templates: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each pattern as an expression that finds its names; the longest first, since they say most."""
    ordered = sorted(templates, key=len, reverse=True)
    return tuple((re.compile(PLACEHOLDER.sub(group, re.escape(template))), template) for template in ordered)


def group(name: re.Match[str]) -> str:
    """What may stand for a name of a pattern: digits for years and counts, else anything."""
    return f"(?P<{name[1]}>{'[0-9, ]+' if name[1] in COUNTS else '.+?'})"
