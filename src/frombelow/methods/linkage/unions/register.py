"""The register of union bodies, indexed for matching: by union and number, by place, by name words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS, CODE_OF_LABEL
from frombelow.methods.linkage.unions.lexicon import STRUCTURAL, Lexicon, table_words
from frombelow.methods.linkage.unions.places import city_name
from frombelow.methods.linkage.unions.reading import read
from frombelow.methods.linkage.unions.strangers import looks_like_union
from frombelow.methods.linkage.unions.words import FILLERS, stem

LEVELS = {
    "district": frozenset({"D", "DC", "DJC", "RC", "C", "LEADC", "AREA", "R", "CONF", "GMB", "DIST", "SD"}),
    "council": frozenset({"C", "DC", "SC", "LEADC", "JC", "RC", "CONF", "BCTC", "MTC", "CAP", "DJC", "STC", "STCON", "PC", "LSC"}),
    "board": frozenset({"JB", "CONBD", "LJEB", "JPB", "RB", "BD", "SBA"}),
}  # fmt: skip
LOCAL_LEVELS = frozenset(
    {
        "LU",
        "LOCAL",
        "BR",
        "LBR",
        "LG",
        "SLG",
        "LDIV",
        "DIV",
        "CH",
        "LCH",
        "UNIT",
        "SLB",
        "",
        "ASSN",
        "DALU",
        "GMB",
        "LC",
    }
)
MOST_UNNUMBERED = 12  # of a union's numberless bodies, so many are looked at for a numberless name
MOST_IN_STATE = 40  # in a state with more bodies of a union, only those of the city are looked at
MANY_BODIES = 3  # a label borne by more bodies than this is a national union's, not a body's own name


@dataclass(frozen=True, slots=True)
class Form:
    """One way the register writes a body: OLMS level code, number, prefix (a district), suffix letters."""

    level: str
    number: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Body:
    """A union body of the register: OLMS file number, unions it filed under, forms, places, own name words;

    `called`: the words of its unit name and of its cities, each a set. `seen`: reports and notices of late.
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
    seen: int
    last_year: int | None

    @property
    def is_numberless(self) -> bool:
        """Does the register know no number of it?"""
        return all(form.number == "0" for form in self.forms)


Entry = tuple[Body, Form]


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name that stands for bodies by itself: its words, their weight, and the file numbers."""

    words: frozenset[str]
    weight: float
    bodies: tuple[Body, ...]


class Register:
    """Union bodies, ready to be matched against. Build with `from_rows`; it is not changed afterwards."""

    def __init__(self, bodies: Sequence[Body], lexicon: Lexicon, names: Sequence[tuple[frozenset[str], Body]]) -> None:
        self.bodies = {body.f_num: body for body in bodies}
        self.lexicon = lexicon
        self.by_number: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self.unnumbered: dict[str, list[Body]] = defaultdict(list)
        self.by_union: dict[str, list[Body]] = defaultdict(list)
        self.by_place: dict[tuple[str, str], list[Body]] = defaultdict(list)
        for body in bodies:
            self._place(body)
        self.word_weight = _rarity(words for words, _ in names)
        self.names, self.names_with = self._index_names(names)
        self._by_words = {name.words: (name,) for name in self.names}

    @classmethod
    def from_rows(cls, rows: Iterable[dict[str, Any]], keep_spelling: Callable[[str], bool] | None = None) -> Register:
        """Build from rows with the columns of the table `union_register` (see its card).

        Needed: f_num, labels, levels, numbers, prefixes, suffixes (lists, one value a form). Optional: unit_name,
        states, cities, spellings, seen. `keep_spelling` leaves spellings out (for honest measuring).
        """
        bodies, spellings, names = [], defaultdict(list), []
        places: set[str] = set()
        for row in rows:
            body = _body(row)
            bodies.append(body)
            places.update(word for city in body.cities for word in city.split())
            for text in row.get("spellings") or ():
                if keep_spelling is None or keep_spelling(text):
                    spellings[body.codes[0]].append(read(text).words)
            names += [(words, body) for words in _own_names(body, row, keep_spelling) if words]
        places = {stem(place) for place in places}
        for code, told in spellings.items():
            own = table_words(code)
            spellings[code] = [tuple(w for w in words if w not in places or w in own) for words in told]
        shared = Counter(body.codes[0] for body in bodies)
        judged = {c: w for c, w in spellings.items() if c in AFFILIATIONS}
        judged.update({c: spellings[c] for c, n in shared.items() if n > MANY_BODIES and c not in AFFILIATIONS})
        return cls(bodies, Lexicon(judged, places), names)

    def with_number(self, code: str, number: str) -> Sequence[Entry]:
        """Every body of a union that bears this number, with the form that bears it (the plain look-up)."""
        return self.by_number.get((code, number), ())

    def members(self, code: str) -> Sequence[Body]:
        """Every body of a union."""
        return self.by_union.get(code, ())

    def names_of(self, words: frozenset[str]) -> Sequence[OwnName]:
        """The names of exactly these words."""
        return self._by_words.get(words, ())

    def near_members(self, code: str, words: frozenset[str], state: str, city: str) -> list[Body]:
        """Bodies of a union that its city or state, the words of a city or of a unit's name, or no number point to."""
        found = {body.f_num: body for word in (*sorted(words), city) for body in self.by_place.get((code, word), ())}
        in_state = self.by_place.get((code, state), ())
        if len(in_state) <= MOST_IN_STATE:
            found.update({body.f_num: body for body in in_state})
        found.update({body.f_num: body for body in self.unnumbered.get(code, ())[:MOST_UNNUMBERED]})
        return list(found.values())

    def _place(self, body: Body) -> None:
        for code in body.codes:
            self.by_union[code].append(body)
            for word in {*body.states, *body.cities, *body.unit_words, *(w for c in body.cities for w in c.split())}:
                self.by_place[code, word].append(body)
        for form in body.forms:
            for code in body.codes:
                if form.number != "0":
                    self.by_number[code, form.number].append((body, form))
        if body.is_numberless:
            for code in body.codes:
                self.unnumbered[code].append(body)

    def _index_names(
        self, names: Sequence[tuple[frozenset[str], Body]]
    ) -> tuple[list[OwnName], dict[str, list[OwnName]]]:
        gathered: dict[frozenset[str], dict[str, Body]] = defaultdict(dict)
        for words, body in names:
            gathered[words][body.f_num] = body
        found, index = [], defaultdict(list)
        for words, bodies in gathered.items():
            weight = math.sqrt(math.fsum(self.word_weight[w] ** 2 for w in words))
            name = OwnName(words, weight, tuple(bodies.values()))
            found.append(name)
            for word in sorted(words, key=lambda w: (-self.word_weight[w], w))[:2]:
                index[word].append(name)
        return found, dict(index)


def _rarity(names: Iterable[frozenset[str]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    total = 1
    for words in names:
        counts.update(words)
        total += 1
    return {word: math.log(total / n) for word, n in counts.items()}


def _body(row: dict[str, Any]) -> Body:
    labels = row["labels"]
    codes = tuple(dict.fromkeys(CODE_OF_LABEL.get(label, label) for label in labels))
    forms = tuple(
        dict.fromkeys(
            Form(
                level or "", number or "0", "" if prefix in (None, "0") else prefix, (suffix or "").strip("' ").upper()
            )
            for level, number, prefix, suffix in zip(
                row["levels"], row["numbers"], row["prefixes"], row["suffixes"], strict=True
            )
        )
    )
    unit = row.get("unit_name") or ""
    cities = frozenset(city_name(city) for city in row.get("cities") or ())
    own = name_words(unit)
    return Body(
        f_num=str(row["f_num"]),
        codes=codes,
        forms=forms,
        label=labels[0],
        unit_name=unit,
        states=frozenset(row.get("states") or ()),
        cities=cities,
        unit_words=own,
        called=tuple(words for words in (own, *(frozenset(city.split()) for city in sorted(cities))) if words),
        seen=int(row.get("seen") or 0),
        last_year=_end_of(codes),
    )


def _end_of(codes: tuple[str, ...]) -> int | None:
    """Last year of a body's unions, if all of them merged into others."""
    ends = [AFFILIATIONS[code].last_year if code in AFFILIATIONS else None for code in codes]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def name_words(text: str) -> frozenset[str]:
    """The words of a body's own name, without numbers and fillers."""
    return frozenset(w for w in read(text).words if w not in FILLERS and not w[-1].isdigit())


def _own_names(body: Body, row: dict[str, Any], keep: Callable[[str], bool] | None) -> Iterable[frozenset[str]]:
    """Names that stand for this body alone: an independent's label, a unit's name; spellings of the numberless."""
    independent = body.codes[0] not in AFFILIATIONS
    if independent:
        yield from (name_words(label) for label in row["labels"])
    if independent or body.is_numberless:
        told = (name_words(text) for text in row.get("spellings") or () if keep is None or keep(text))
        national = frozenset() if independent else table_words(body.codes[0]) | STRUCTURAL
        yield from (words for words in told if independent or len(words - national) > 1)
    if len(body.unit_words) > 1 and looks_like_union(tuple(body.unit_words)):
        yield body.unit_words
