"""A row of a file as the values of a person. What cannot be is left out and said; the rest of the row comes.

The busiest code of an import: a million rows pass here. It takes short ways where a text is plain; `details` has the long ones, and a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from json.encoder import encode_basestring_ascii as as_json
from typing import Any

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.imports.phones import phone_match
from frombelow.hall.people.rules import details, fields
from frombelow.hall.people.rules.details import (
    EMAIL,
    EMAIL_MARK,
    ID_MARK,
    NOT_LETTERS,
    PHONE_MARK,
    PLACE_MARK,
    Kind,
    NameLabel,
)
from frombelow.hall.people.rules.imports import FIELD, LIST, NEW, Column, Problem

NAME, PHONE, EMAIL_KIND, ADDRESS, NUMBER, OF_FIELD = (
    str(kind) for kind in (Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.ID, Kind.FIELD)
)
Say = Callable[[Problem, int, str, str], None]  # problem, row, column, value
Value = tuple[
    str, str, str, "str | None", str, int
]  # kind, label, value, parts as JSON, match, number of the field (0: none)
# number, shown_name, sort_name, found_by, language, pronouns, values, consents (kind, given, column)
Row = tuple[int, str, str, str, str, str, tuple[Value, ...], tuple[tuple[str, bool, str], ...]]
SHOWN = 40  # letters of a value that a problem repeats
FORMULA = re.compile(r"=|[@+-][^\d\s]*[(|!]")  # a text may begin with @ or -, a call of something may not
LIST_SEPARATORS = (" / ", ";", "|", ",")
YES = frozenset(
    [
        "yes",
        "y",
        "true",
        "t",
        "1",
        "si",
        "x",
        "on",
        "subscribed",
        "optin",
        "opted",
        "in",
        "opt",
        "in",
        "optedin",
        "granted",
        "agreed",
        "active",
        "ok",
    ]
) | {"opt in", "opted in", "double opt in"}
NO = frozenset(
    ["no", "n", "false", "f", "0", "off", "unsubscribed", "optout", "optedout", "stop", "stopped", "refused", "denied"]
) | {"opt out", "opted out", "spam complaint", "do not contact", "do not text"}
UNKNOWN = frozenset(
    {
        "",
        "unknown",
        "bouncing",
        "bounced",
        "previous bounce",
        "pending",
        "none",
        "null",
        "not set",
        "n a",
        "never subscribed",
        "not subscribed",
    }
)
LANGUAGES = {
    "en": "english ingles anglais eng", "es": "spanish espanol castellano spa", "fr": "french francais frances", "ht": "haitian creole kreyol", "pt": "portuguese portugues",
    "zh": "chinese mandarin cantonese chino", "vi": "vietnamese", "tl": "tagalog filipino", "ar": "arabic arabe", "ko": "korean", "ru": "russian", "so": "somali", "am": "amharic",
    "pl": "polish", "hi": "hindi", "ur": "urdu", "bn": "bengali", "ne": "nepali", "sw": "swahili", "mam": "mam", "quc": "kiche quiche",
}  # fmt: skip
LANGUAGE_OF = {word: code for code, words in LANGUAGES.items() for word in (code, *words.split())}


@dataclass(frozen=True)
class FieldOf:
    """A field of the group that a column fills, by its number among those of the import."""

    number: int
    label: str
    kind: str
    choices: tuple[str, ...]


def clean(text: str) -> str:
    """`details.tidy`, quickly."""
    return " ".join(text.split()) if text.isprintable() else details.tidy(text)


@lru_cache(maxsize=100_000)
def latin(text: str) -> str:
    """`details.latin`, remembered: names and towns come again and again."""
    return NOT_LETTERS.sub(" ", text.lower()).strip() if text.isascii() else details.latin(text)


def packed(parts: Mapping[str, str]) -> str:
    """`json.dumps`, for a flat table of texts."""
    return "{" + ", ".join([f'"{key}": {as_json(text)}' for key, text in parts.items()]) + "}"


class Tidier:
    """Makes rows of one file, whose columns go where the plan says."""

    def __init__(
        self, columns: Sequence[Column], fields_of: Mapping[int, FieldOf], separators: Mapping[int, str], say: Say
    ) -> None:
        self.headers = [column.header or str(at + 1) for at, column in enumerate(columns)]
        self.width = len(columns)
        self.say = say
        where = {column.target: at for at, column in enumerate(columns)}
        self.name_parts = [(part, where[f"name.{part}"]) for part in details.NAME_PARTS if f"name.{part}" in where]
        self.full = where.get("name.full")
        self.other_names = [
            (label, at)
            for at, column in enumerate(columns)
            for label in NAME_LABELS
            if column.target == f"name.{label}"
        ]
        self.phones = self.labelled(columns, "phone:")
        self.emails = self.labelled(columns, "email:")
        self.numbers = self.labelled(columns, "id:")
        self.addresses = [
            (label, [(part, where[f"{place}.{part}"]) for part in ADDRESS_COLUMNS if f"{place}.{part}" in where])
            for place, label in (("address", "home"), ("mailing", "mailing"))
            if any(f"{place}.{part}" in where for part in ADDRESS_COLUMNS)
        ]
        self.fields = sorted(fields_of.items())
        self.separators = separators
        self.consents = self.labelled(columns, "consent:")
        self.refusals = self.labelled(columns, "refusal:")
        self.language, self.pronouns = where.get("language"), where.get("pronouns")
        self.given_key = self.family_key = self.full_key = ""  # of the row before: what it is recognized by

    @staticmethod
    def labelled(columns: Sequence[Column], prefix: str) -> list[tuple[str, int]]:
        """Columns of a kind, with what stands behind the colon."""
        return [
            (column.target.removeprefix(prefix), at)
            for at, column in enumerate(columns)
            if column.target.startswith(prefix)
        ]

    def problem(self, problem: Problem, number: int, at: int, value: str) -> None:
        """Say what is wrong with a cell."""
        self.say(problem, number, self.headers[at], value[:SHOWN])

    def __call__(self, number: int, cells: list[str]) -> Row | None:
        """The row; None for one that says nothing of anybody."""
        if len(cells) != self.width:
            cells = self.evened(number, cells)
        self.given_key = self.family_key = self.full_key = ""
        values: list[Value] = []
        words: list[list[str]] = []
        shown, sort = self.names(number, cells, values, words)
        if self.phones:
            self.take_phones(number, cells, values, words)
        if self.emails:
            self.take_emails(number, cells, values, words)
        for label, parts in self.addresses:
            self.take_address(number, cells, label, parts, values, words)
        if self.numbers:
            self.take_numbers(cells, values, words)
        if not values:
            if any(cell.strip() for cell in cells):
                self.say(Problem.NOBODY, number, "", "")
            return None
        if not shown and (shown := self.stand_in(number, values)):
            sort = self.put_stand_in(shown, values, words)
        for at, field in self.fields:
            self.take_field(number, cells, at, field, values)
        found = " ".join(dict.fromkeys(chain.from_iterable(reversed(words))))
        language = self.language_of(number, cells) if self.language is not None else ""
        pronouns = clean(cells[self.pronouns])[:40] if self.pronouns is not None else ""
        consents = self.consents_of(number, cells) if self.consents or self.refusals else ()
        return number, shown[:160], sort, found, language, pronouns, tuple(values), consents

    def evened(self, number: int, cells: list[str]) -> list[str]:
        """As many cells as there are columns."""
        if len(cells) < self.width:
            return cells + [""] * (self.width - len(cells))
        if any(cell.strip() for cell in cells[self.width :]):
            self.say(Problem.WIDE, number, "", str(len(cells) - self.width))
        return cells[: self.width]

    def text(self, number: int, cells: list[str], at: int) -> str:
        """A cell that is a text: tidy, not too long, no formula; "" else."""
        text = clean(cells[at])
        if not text:
            return ""
        if text[0] in "=@+-" and FORMULA.match(text):
            self.problem(Problem.FORMULA, number, at, text)
            return ""
        if len(text) > details.LONGEST:
            self.problem(Problem.LONG, number, at, text)
            return text[: details.LONGEST]
        return text

    def names(self, number: int, cells: list[str], values: list[Value], words: list[list[str]]) -> tuple[str, str]:
        """All names; gives the one to show, and how it sorts."""
        parts = {part: text for part, at in self.name_parts if (text := self.text(number, cells, at))}
        if not parts and self.full is not None:
            parts = details.parts_of(self.text(number, cells, self.full))
        shown = sort = ""
        best = len(SHOWN_FIRST)
        if parts:
            shown, sort = self.put_name(parts, "", values, words)
            best = 1
        for label, at in self.other_names:
            if called := details.parts_of(self.text(number, cells, at)):  # a comma alone is no name
                other = self.put_name(called, label, values, words)
                if SHOWN_FIRST[label] < best or (SHOWN_FIRST[label] == best and best != 1):
                    best, (shown, sort) = SHOWN_FIRST[label], other
        return shown, sort

    def put_name(
        self, parts: dict[str, str], label: str, values: list[Value], words: list[list[str]]
    ) -> tuple[str, str]:
        """Keep a name."""
        shown = " ".join(parts.values())
        plain = {part: latin(text) for part, text in parts.items()}
        match = " ".join([text for text in plain.values() if text])[:200]
        values.append((NAME, label, shown, packed(parts), match, 0))
        words.append(match.split())
        sort = details.placed(" ".join([text for part in SORTED if (text := plain.get(part))]))
        if not self.full_key:
            self.given_key, self.family_key, self.full_key = (
                plain.get("given", "").partition(" ")[0],
                plain.get("family", ""),
                match,
            )
        return shown, sort

    def stand_in(self, number: int, values: list[Value]) -> str:
        """Who has no name stands under what is before the @, or the last digits of the phone: the rest is not for everybody who sees names.

        "" for a row with a number only: it may be somebody on the list.
        """
        for kind, _label, shown, _parts, match, _field in values:
            if kind in {"email", "phone"}:
                self.say(Problem.NAMELESS, number, "", shown[:SHOWN])
                return match.partition("@")[0] if kind == "email" else f"…{match[-4:]}"
        return ""

    def put_stand_in(self, shown: str, values: list[Value], words: list[list[str]]) -> str:
        """As a name without parts: so it is known for none, and who is on the list already does not get it."""
        match = latin(shown)
        values.append((NAME, "", shown, None, match, 0))
        words.append(match.split())
        return details.sort_name(details.parts_of(shown))

    def take_phones(self, number: int, cells: list[str], values: list[Value], words: list[list[str]]) -> None:
        """Phone numbers; the same in two columns comes once."""
        taken = set()
        for label, at in self.phones:
            text = clean(cells[at])
            if not text:
                continue
            try:
                match = phone_match(text)
            except Refused:
                self.problem(Problem.PHONE, number, at, text)
                continue
            if match in taken:
                continue
            taken.add(match)
            digits = match.partition("x")[0][1:]
            values.append((PHONE, label, text[: details.LONGEST], None, match, 0))
            words.append(
                [PHONE_MARK + digits, PHONE_MARK + digits[-10:], PHONE_MARK + digits[-7:], PHONE_MARK + digits[-4:]]
            )

    def take_emails(self, number: int, cells: list[str], values: list[Value], words: list[list[str]]) -> None:
        """E-mail addresses; the same in two columns comes once."""
        taken = set()
        for label, at in self.emails:
            text = clean(cells[at])
            if not text:
                continue
            if len(text) > 200 or not EMAIL.fullmatch(text):
                self.problem(Problem.EMAIL, number, at, text)
                continue
            match = text.casefold()
            if match in taken:
                continue
            taken.add(match)
            values.append((EMAIL_KIND, label, text, None, match, 0))
            plain = NOT_LETTERS.sub(" ", match) if match.isascii() else details.latin(match)
            words.append([EMAIL_MARK + word for word in plain.split()])

    def take_address(
        self,
        number: int,
        cells: list[str],
        label: str,
        columns: list[tuple[str, int]],
        values: list[Value],
        words: list[list[str]],
    ) -> None:
        """An address from its parts; a country alone is none."""
        parts = {part: text for part, at in columns if (text := self.text(number, cells, at))}
        if "street2" in parts:
            second = parts.pop("street2")
            parts = {"street": f"{parts['street']} {second}" if "street" in parts else second} | {
                key: text for key, text in parts.items() if key != "street"
            }
        if not parts or parts.keys() == {"country"}:
            return
        place = f"{parts.get('state', '')} {parts.get('zip', '')}".strip()
        shown = ", ".join(
            [part for part in (parts.get("street"), parts.get("city"), place, parts.get("country")) if part]
        )
        match = ""
        if "street" in parts:
            match = f"{latin(parts['street'])} {latin(parts.get('zip', ''))}".strip()[:200]
        values.append((ADDRESS, label, shown[: details.LONGEST], packed(parts), match, 0))
        words.append(
            [PLACE_MARK + word for key in ("city", "zip") if key in parts for word in latin(parts[key]).split()]
        )

    def take_numbers(self, cells: list[str], values: list[Value], words: list[list[str]]) -> None:
        """Numbers in other programs."""
        for program, at in self.numbers:
            text = clean(cells[at])[:100]
            if text:
                values.append((NUMBER, program, text, None, f"{program}:{text}".casefold(), 0))
                word = latin(text).replace(" ", "")
                words.append([ID_MARK + word] if word else [])

    def take_field(self, number: int, cells: list[str], at: int, field: FieldOf, values: list[Value]) -> None:
        """A value of a field of the group."""
        text = self.text(number, cells, at)
        if not text:
            return
        if at in self.separators:
            text = ", ".join(
                [part for part in (one.strip() for one in text.split(self.separators[at].strip())) if part]
            )
        elif field.kind != fields.Kind.TEXT:
            try:
                text = fields.tidied(text, label=field.label, kind=fields.Kind(field.kind), choices=field.choices)
            except (Refused, OverflowError):
                self.problem(Problem.FIELD, number, at, text)
                return
        if text:
            values.append((OF_FIELD, "", text, None, "", field.number))

    def language_of(self, number: int, cells: list[str]) -> str:
        """The code of a language."""
        assert self.language is not None
        text = clean(cells[self.language])
        if not text:
            return ""
        words = latin(text).split()
        code = LANGUAGE_OF.get(words[0], "") if words else ""
        if not code:
            self.problem(Problem.LANGUAGE, number, self.language, text)
        return code

    def consents_of(self, number: int, cells: list[str]) -> tuple[tuple[str, bool, str], ...]:
        """What columns say of consent; where two of them say different things, the no counts."""
        said: dict[str, tuple[str, bool, str]] = {}
        for is_refusal, columns in ((False, self.consents), (True, self.refusals)):
            for kind, at in columns:
                word = latin(cells[at][:60])
                if word in UNKNOWN:
                    continue
                if word not in YES and word not in NO:
                    self.problem(Problem.CONSENT, number, at, clean(cells[at]))
                    continue
                is_given = word in YES
                if is_refusal and not is_given:
                    continue  # that somebody did not refuse is no consent
                is_given = is_given and not is_refusal
                if kind not in said or not is_given:
                    said[kind] = (kind, is_given, self.headers[at][:80])
        return tuple(said.values())


RECOGNIZED = frozenset({PHONE, EMAIL_KIND, ADDRESS})
NAME_LABELS = (NameLabel.CHOSEN.value, NameLabel.LEGAL.value, NameLabel.NICKNAME.value)
SHOWN_FIRST = {
    NameLabel.CHOSEN.value: 0,
    NameLabel.OTHER.value: 1,
    NameLabel.LEGAL.value: 2,
    NameLabel.NICKNAME.value: 3,
}
SORTED = ("family", "given", "middle", "suffix")
ADDRESS_COLUMNS = ("street", "street2", "city", "state", "zip", "country")


def is_stand_in(value: Value) -> bool:
    """A name that stands in for none: it has no parts."""
    return value[0] == NAME and value[3] is None


def keys_of(row: Row, tidier: Tidier, program: str) -> list[tuple[str, str]]:
    """What the row that `tidier` made last is recognized by. Of its numbers, the one of the program that wrote the file."""
    keys = [(value[0], value[4]) for value in row[6] if value[4] and value[0] in RECOGNIZED]
    keys += [("number", value[4]) for value in row[6] if value[0] == NUMBER and value[1] == program]
    if tidier.full_key:
        keys += [("given", tidier.given_key), ("family", tidier.family_key), ("full", tidier.full_key)]
    return keys


def fields_in(columns: Sequence[Column], known: Mapping[str, Any]) -> dict[int, FieldOf]:
    """Which columns fill fields, and which."""
    found = {}
    for at, column in enumerate(columns):
        if column.target.startswith((FIELD, NEW, LIST)):
            one = known[column.target]
            found[at] = FieldOf(one["number"], one["label"], one["kind"], tuple(one["choices"]))
    return found


def separator_of(cells: Sequence[str]) -> str:
    """What stands between the words of lists in a column: the one of “ / ”, “;”, “|”, “,” that the most cells have."""
    return max(LIST_SEPARATORS, key=lambda separator: sum(separator in cell for cell in cells))
