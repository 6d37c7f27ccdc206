"""A union body of the register: its numbers and levels, its names, its offices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Any

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS, CODE_OF_LABEL
from frombelow.methods.linkage.unions.lexicon import STATE_STEMS, national_words
from frombelow.methods.linkage.unions.places import city_name
from frombelow.methods.linkage.unions.reading import read
from frombelow.methods.linkage.unions.strangers import looks_like_union
from frombelow.methods.linkage.unions.words import FILLERS

LEVELS = {
    "district": frozenset({"D", "DC", "DJC", "RC", "C", "LEADC", "AREA", "R", "CONF", "GMB", "DIST", "SD"}),
    "council": frozenset({"C", "DC", "SC", "LEADC", "JC", "RC", "CONF", "BCTC", "MTC", "CAP", "DJC", "STC", "STCON", "PC", "LSC"}),
    "board": frozenset({"JB", "CONBD", "LJEB", "JPB", "RB", "BD", "SBA"}),
}  # fmt: skip
LOCAL_LEVELS = frozenset(
    {"LU", "LOCAL", "BR", "LBR", "LG", "SLG", "LDIV", "DIV", "CH", "LCH", "UNIT", "SLB", "", "ASSN", "DALU", "GMB", "LC"}
)  # fmt: skip
BRANCHES = frozenset({"BR", "LBR", "CH", "LCH", "DIV", "LDIV"})
HEADQUARTERS = "NHQ"
NUMBERLESS = "0"


@dataclass(frozen=True, slots=True)
class Form:
    """One way the register writes a body: OLMS level code, number, prefix (a district), suffix letters."""

    level: str
    number: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Body:
    """A union body: OLMS file number, unions it filed under, forms, offices, own name words.

    `called`: the words of its unit name and of its cities, each a set; `telling`: all of them, and its states. `seen`: reports and notices of late.
    `last_year`: the last of its union's own, if that merged. `is_numberless`: the register knows no number of it.
    """

    f_num: str
    codes: tuple[str, ...]
    forms: tuple[Form, ...]
    label: str
    unit_name: str
    states: frozenset[str]
    cities: frozenset[str]
    unit_words: frozenset[str]
    called: tuple[frozenset[str], ...]
    telling: frozenset[str]
    seen: int
    last_year: int | None
    is_numberless: bool


Entry = tuple[Body, Form]
Bearer = tuple[Body, tuple[Form, ...]]


def body_of(row: dict[str, Any]) -> Body:
    """A body from a row of `union_register`."""
    labels = row["labels"]
    codes = tuple(dict.fromkeys(CODE_OF_LABEL.get(label, label) for label in labels))
    forms = _forms(row)
    unit = row.get("unit_name") or ""
    cities = _same(tuple(sorted({city_name(city) for city in row.get("cities") or ()})))
    own = name_words(unit)
    called = tuple(words for words in (own, *(_same(tuple(city.split())) for city in sorted(cities))) if words)
    states = _same(tuple(row.get("states") or ()))
    return Body(
        f_num=str(row["f_num"]),
        codes=codes,
        forms=forms,
        label=intern(labels[0]),
        unit_name=unit,
        states=states,
        cities=cities,
        unit_words=own,
        called=called,
        telling=_same(tuple(sorted(states.union(*called)))),
        seen=int(row.get("seen") or 0),
        last_year=_end_of(codes),
        is_numberless=all(form.number == NUMBERLESS for form in forms),
    )


def _forms(row: dict[str, Any]) -> tuple[Form, ...]:
    written = zip(row["levels"], row["numbers"], row["prefixes"], row["suffixes"], strict=True)
    return tuple(
        dict.fromkeys(
            _form(
                level or "",
                number or NUMBERLESS,
                "" if prefix in (None, "0") else prefix,
                (suffix or "").strip("' ").upper(),
            )
            for level, number, prefix, suffix in written
        )
    )


# Equal forms and sets are one object each: thousands of bodies are then looked at without leaving the processor's cache.
@lru_cache(maxsize=100_000)
def _form(level: str, number: str, prefix: str, suffix: str) -> Form:
    return Form(intern(level), intern(number), intern(prefix), intern(suffix))


@lru_cache(maxsize=100_000)
def _same(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(intern, words))


def _end_of(codes: tuple[str, ...]) -> int | None:
    """Last year of a body's unions, if all of them merged into others."""
    ends = [AFFILIATIONS[code].last_year if code in AFFILIATIONS else None for code in codes]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def name_words(text: str) -> frozenset[str]:
    """The words of a body's own name, without numbers and fillers."""
    return frozenset(w for w in read(text).words if w not in FILLERS and not w[-1].isdigit())


def own_names(body: Body, row: dict[str, Any], keep: Callable[[str], bool] | None) -> Iterable[frozenset[str]]:
    """Names that stand for this body alone: an independent's label, a unit's name; spellings of the numberless."""
    independent = body.codes[0] not in AFFILIATIONS
    if independent:
        yield from (name_words(label) for label in row["labels"])
    if independent or body.is_numberless:
        told = (name_words(text) for text in row.get("spellings") or () if keep is None or keep(text))
        yield from (words for words in told if independent or _says_which(words, body.codes[0]))
    if len(body.unit_words) > 1 and looks_like_union(tuple(body.unit_words)):
        yield body.unit_words


def _says_which(words: frozenset[str], code: str) -> bool:
    """Does a name say more than its union's: two words, or a state in a name of three ("SEIU Healthcare Pennsylvania")?"""
    rest = words - national_words(code)
    return len(rest - STATE_STEMS) > 1 or (len(words) > 2 and bool(rest & STATE_STEMS))
