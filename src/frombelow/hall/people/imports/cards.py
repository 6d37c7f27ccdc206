"""Address books (vCard 2.1, 3.0, 4.0) as a table: one row a card, one column for each thing that any card says."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from frombelow.hall.people.imports.csvs import lines

LONGEST_LINE = 200_000
MOST_OF_A_KIND = 5  # phone numbers of one card; more are no person's
UNESCAPED = re.compile(r"\\([\\,;:nN])")
FIELDS = re.compile(r"(?<!\\)(?:\\\\)*;")
PLACES = {"home": "home", "work": "work", "cell": "mobile", "mobile": "mobile", "iphone": "mobile"}
SIMPLE = {"FN": "full name", "NICKNAME": "nickname", "ORG": "employer", "TITLE": "title", "LANG": "language", "CATEGORIES": "categories", "UID": "card id", "BDAY": "birthday", "NOTE": "note"}  # fmt: skip
NAME = ("family name", "given name", "middle name")
ADDRESS = {2: "street", 3: "city", 4: "state", 5: "zip", 6: "country"}


@dataclass
class Line:
    """A line of a card: `item1.TEL;TYPE=cell,voice:+1 601 555 0100`."""

    name: str
    params: list[tuple[str, str]]
    value: str

    def types(self) -> set[str]:
        """What kind of phone, address, e-mail."""
        return {one for key, value in self.params if key in {"TYPE", ""} for one in value.lower().strip('"').split(",")}


@dataclass
class Card:
    """What one card says, by column."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)

    def put(self, column: str, text: str) -> None:
        """Another value of the same kind gets a column of its own."""
        text = text.strip()
        if not text:
            return
        name = column
        for count in range(2, MOST_OF_A_KIND + 2):
            if name not in self.cells:
                self.cells[name] = text
                return
            if self.cells[name] == text:
                return
            name = f"{column} {count}"


def read(file: IO[bytes], encoding: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The columns that the cards have, and a row a card. Reads the file twice."""
    columns: dict[str, None] = {}
    for card in cards(file, encoding):
        columns.update(dict.fromkeys(card.cells))
    file.seek(0)
    header = list(columns)
    return header, ((card.number, [card.cells.get(column, "") for column in header]) for card in cards(file, encoding))


def cards(file: IO[bytes], encoding: str) -> Iterator[Card]:
    """Each card with its number, 1, 2, 3 … Broken lines are left out; what stands outside cards too."""
    card, number = None, 0
    for line in unfolded(lines(file, encoding)):
        parsed = parse(line)
        if parsed is None:
            continue
        if parsed.name == "BEGIN":
            number += 1
            card = Card(number)
        elif card is not None and parsed.name == "END":
            yield card
            card = None
        elif card is not None:
            take(card, parsed)
    if card is not None and card.cells:
        yield card


def unfolded(text: Iterator[str]) -> Iterator[str]:
    """Lines put together: one that begins with a blank goes on, and in 2.1 one whose quoted-printable ends with “=”."""
    held = ""
    for raw in text:
        line = raw.rstrip("\r\n")
        if held and is_quoted(held) and held.endswith("="):
            held = (held[:-1] + line)[:LONGEST_LINE]
        elif line[:1] in {" ", "\t"} and held:
            held = (held + line[1:])[:LONGEST_LINE]
        else:
            if held:
                yield held
            held = line.lstrip("\ufeff")
    if held:
        yield held


def is_quoted(line: str) -> bool:
    """Written in quoted-printable."""
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def parse(line: str) -> Line | None:
    """A line in its parts; None for what is none."""
    head, colon, value = split_head(line)
    if not colon:
        return None
    name, *params = head.split(";")
    pairs = [
        (key.upper(), text) if equals else ("", key) for key, equals, text in (param.partition("=") for param in params)
    ]
    if any(text.upper() == "QUOTED-PRINTABLE" for _key, text in pairs):
        charset = next((text for key, text in pairs if key == "CHARSET"), "utf-8")
        value = quoted(value, charset)
    return Line(name.rpartition(".")[2].strip().upper(), pairs, value)


def split_head(line: str) -> tuple[str, str, str]:
    """At the first colon that stands outside quotation marks."""
    inside = False
    for at, letter in enumerate(line[:1000]):
        if letter == '"':
            inside = not inside
        elif letter == ":" and not inside:
            return line[:at], ":", line[at + 1 :]
    return line, "", ""


def quoted(value: str, charset: str) -> str:
    """Quoted-printable as text."""
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return raw.decode("cp1252", "replace")


def take(card: Card, line: Line) -> None:
    """Put what a line says into the columns of its card."""
    if line.name == "N":
        parts = [plain(part) for part in FIELDS.split(line.value)]
        for column, part in zip(NAME, parts, strict=False):
            card.put(column, part)
        card.put("suffix", parts[4] if len(parts) > 4 else "")
    elif line.name in {"TEL", "EMAIL"}:
        place = next((PLACES[one] for one in sorted(line.types()) if one in PLACES), "")
        what = "phone" if line.name == "TEL" else "email"
        card.put(f"{place} {what}".strip(), plain(line.value.removeprefix("tel:")))
    elif line.name == "ADR":
        place = "work " if "work" in line.types() else ""
        for at, part in enumerate(FIELDS.split(line.value)):
            if at in ADDRESS:
                card.put(f"{place}{ADDRESS[at]}", plain(part))
    elif line.name in SIMPLE:
        card.put(SIMPLE[line.name], plain(line.value.replace(";", " ") if line.name == "ORG" else line.value))


def plain(text: str) -> str:
    """Without the marks that vCard puts before commas and line ends."""
    return UNESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], text)
