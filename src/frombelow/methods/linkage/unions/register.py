"""The register of union bodies, indexed for matching: by union and number, by place, by name words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS
from frombelow.methods.linkage.unions.bodies import NUMBERLESS, Bearer, Body, Entry, Form, body_of, own_names
from frombelow.methods.linkage.unions.fit import Where
from frombelow.methods.linkage.unions.lexicon import Lexicon, table_words
from frombelow.methods.linkage.unions.reading import read
from frombelow.methods.linkage.unions.words import stem

__all__ = ["Body", "Entry", "Form", "OwnName", "Register"]

NO_NUMBERS: dict[str, tuple[Bearer, ...]] = {}
MOST_UNNUMBERED = 12  # of a union's numberless bodies, so many are looked at for a numberless name
MOST_IN_STATE = 40  # in a state with more bodies of a union, only those of the city are looked at
MANY_BODIES = 3  # a label borne by more bodies than this is a national union's, not a body's own name
# How often two bodies of one union and number have their offices in one state: known pairs, and this many as if known.
SHARED, AS_IF = 0.1, 10


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
        self.by_union: dict[str, list[Body]] = defaultdict(list)
        self.by_place: dict[tuple[str, str], list[Body]] = defaultdict(list)
        self.by_office: dict[tuple[str, str], list[Body]] = defaultdict(list)
        self.by_number_and_city: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self.unnumbered: dict[str, list[Body]] = defaultdict(list)
        for body in bodies:
            self._place(body)
        self._bearing: dict[str, dict[str, tuple[Bearer, ...]]] = defaultdict(dict)
        for (code, number), entries in self.by_number.items():
            self._bearing[code][number] = _bearers(entries)
        self.sharing = _sharing(self.by_number)
        self.known_as: dict[str, set[str]] = defaultdict(set)
        for words, body in names:
            self.known_as[body.f_num] |= words
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
            body = body_of(row)
            bodies.append(body)
            places.update(word for city in body.cities for word in city.split())
            for text in row.get("spellings") or ():
                if keep_spelling is None or keep_spelling(text):
                    spellings[body.codes[0]].append(read(text).words)
            names += [(words, body) for words in own_names(body, row, keep_spelling) if words]
        return cls(bodies, _lexicon(bodies, spellings, {stem(place) for place in places}), names)

    def with_number(self, code: str, number: str) -> Sequence[Entry]:
        """Every body of a union that bears this number, with the form that bears it (the plain look-up)."""
        return self.by_number.get((code, number), ())

    def numbers(self, code: str) -> Mapping[str, Sequence[Bearer]]:
        """The numbers that bodies of a union bear: each body once, with the forms that bear the number."""
        return self._bearing.get(code, NO_NUMBERS)

    def members(self, code: str) -> Sequence[Body]:
        """Every body of a union."""
        return self.by_union.get(code, ())

    def at(self, code: str, where: Where) -> list[Body]:
        """The bodies of a union that have an office in this city."""
        return [body for body in self.by_office.get((code, where.city), ()) if where.state in body.states]

    def numbered_at(self, number: str, where: Where) -> list[Entry]:
        """The bodies of any union that bear this number and have an office in this city, with the forms that bear it."""
        found = self.by_number_and_city.get((number, where.city), ())
        return [(body, form) for body, form in found if where.state in body.states]

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
        places = {*body.states, *body.cities, *body.unit_words, *(w for c in body.cities for w in c.split())}
        for code in body.codes:
            self.by_union[code].append(body)
            for word in places:
                self.by_place[code, word].append(body)
            for city in body.cities:
                self.by_office[code, city].append(body)
            for form in body.forms:
                if form.number != NUMBERLESS:
                    self.by_number[code, form.number].append((body, form))
            if body.is_numberless:
                self.unnumbered[code].append(body)
        for form in body.forms:
            if form.number != NUMBERLESS:
                for city in body.cities:
                    self.by_number_and_city[form.number, city].append((body, form))

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


def _bearers(entries: list[Entry]) -> tuple[Bearer, ...]:
    forms: dict[str, tuple[Body, list[Form]]] = {}
    for body, form in entries:
        forms.setdefault(body.f_num, (body, []))[1].append(form)
    return tuple((body, tuple(told)) for body, told in forms.values())


def _lexicon(bodies: list[Body], spellings: dict[str, list[tuple[str, ...]]], places: set[str]) -> Lexicon:
    """Word evidence from the spellings of every national union, without the words of places."""
    for code, told in spellings.items():
        own = table_words(code)
        spellings[code] = [tuple(w for w in words if w not in places or w in own) for words in told]
    shared = Counter(body.codes[0] for body in bodies)
    judged = {code: words for code, words in spellings.items() if code in AFFILIATIONS}
    judged.update({c: spellings[c] for c, n in shared.items() if n > MANY_BODIES and c not in AFFILIATIONS})
    return Lexicon(judged, places)


def _sharing(by_number: dict[tuple[str, str], list[Entry]]) -> dict[str, float]:
    """By union: how often do two bodies of one number and level share a state?"""
    same: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for (code, _), entries in by_number.items():
        placed = list({body.f_num: (form.level, body.states) for body, form in entries if body.states}.values())
        for i, (level, states) in enumerate(placed):
            others = [other for other_level, other in placed[:i] if other_level == level]
            pairs[code] += len(others)
            same[code] += sum(not states.isdisjoint(other) for other in others)
    return {code: (same[code] + SHARED * AS_IF) / (n + AS_IF) for code, n in pairs.items()}


def _rarity(names: Iterable[frozenset[str]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    total = 1
    for words in names:
        counts.update(words)
        total += 1
    return {word: math.log(total / n) for word, n in counts.items()}
