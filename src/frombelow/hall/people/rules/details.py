"""Values of a person: what they are, how they are tidied, and what of them finds the same value however it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import phonenumbers
from anyascii import anyascii

from frombelow.hall.kit.refusals import Refused

REGION = "US"  # of a number that is written without a country
EMAIL = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"()]+\.[^@\s,;<>\"().]+")
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
LONGEST = 500


class Kind(StrEnum):
    """What a value is."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    ID = "id"  # their number in another program
    FIELD = "field"  # of a field of the group


class NameLabel(StrEnum):
    """Which of somebody's names. The chosen one is shown."""

    CHOSEN = "chosen"
    LEGAL = "legal"
    NICKNAME = "nickname"
    OTHER = ""


class Source(StrEnum):
    """How a value came to be known."""

    TYPED = "typed"
    IMPORT = "import"
    CONVERSATION = "conversation"
    SELF = "self"


NAME_PARTS = ("given", "middle", "family", "suffix")
ADDRESS_PARTS = ("street", "city", "state", "zip", "country")


@dataclass(frozen=True)
class Value:
    """A value ready to be kept: as it is shown, in parts, and the form that matches."""

    kind: Kind
    value: str
    match: str = ""
    label: str = ""
    parts: Mapping[str, str] | None = field(default=None, hash=False)


def name(
    *, given: str = "", family: str = "", middle: str = "", suffix: str = "", full: str = "", label: str = ""
) -> Value:
    """A name from its parts, or from how it is written. Raises Refused for an empty one."""
    parts = {
        key: tidy(text) for key, text in zip(NAME_PARTS, (given, middle, family, suffix), strict=True) if tidy(text)
    }
    if full and not parts:
        parts = parts_of(full)
    shown = " ".join(parts[key] for key in NAME_PARTS if key in parts)
    if not shown:
        raise Refused("A person needs a name, or what people call them.")
    return Value(Kind.NAME, shown, match=latin(shown)[:200], label=label, parts=parts)


def parts_of(full: str) -> dict[str, str]:
    """A name as people write it, in parts: “Family, Given” or “Given Middle Family”."""
    before, comma, after = tidy(full).partition(",")
    if comma and before.strip() and after.strip():
        return {"given": after.strip(), "family": before.strip()}
    words = (before.strip() or after).split()
    if len(words) < 2:
        return {"given": words[0]} if words else {}
    return {"given": " ".join(words[:-1]), "family": words[-1]}


def phone(text: str, label: str = "", region: str = REGION) -> Value:
    """A phone number. Raises Refused for what cannot be one."""
    shown = tidy(text)
    try:
        number = phonenumbers.parse(shown, region)
    except phonenumbers.NumberParseException:
        raise Refused("“{text}” is not a phone number.", text=shown[:40]) from None
    if not phonenumbers.is_possible_number(number):
        raise Refused("“{text}” is not a phone number: it has too many digits, or too few.", text=shown[:40])
    match = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.extension:
        match = f"{match}x{number.extension}"
    return Value(Kind.PHONE, shown[:LONGEST], match=match, label=label)


def email(text: str, label: str = "") -> Value:
    """An e-mail address. Raises Refused for what cannot be one."""
    shown = tidy(text)
    if len(shown) > 200 or not EMAIL.fullmatch(shown):
        raise Refused("“{text}” is not an e-mail address.", text=shown[:60])
    return Value(Kind.EMAIL, shown, match=shown.casefold(), label=label)


def address(parts: Mapping[str, str], label: str = "") -> Value:
    """An address from its parts. Raises Refused for an empty one."""
    known = {key: tidy(parts.get(key, "")) for key in ADDRESS_PARTS if tidy(parts.get(key, ""))}
    if not known:
        raise Refused("An address needs at least a street or a city.")
    place = " ".join(part for part in (known.get("state", ""), known.get("zip", "")) if part)
    shown = ", ".join(
        part for part in (known.get("street", ""), known.get("city", ""), place, known.get("country", "")) if part
    )
    match = latin(" ".join(known.get(key, "") for key in ("street", "zip"))) if "street" in known else ""
    return Value(Kind.ADDRESS, shown[:LONGEST], match=match[:200], label=label, parts=known)


def outside_number(text: str, program: str) -> Value:
    """The number of a person in another program."""
    shown = tidy(text)[:100]
    return Value(Kind.ID, shown, match=f"{program}:{shown}".casefold(), label=program)


def tidy(text: str) -> str:
    """Without control characters and needless blanks."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def latin(text: str) -> str:
    """Lower-case Latin letters and digits, words apart by one blank: `José Ñuñez-Ортега` is `jose nunez ortega`."""
    return NOT_LETTERS.sub(" ", anyascii(text).lower()).strip()


LAST = "zzzz"


def sort_name(parts: Mapping[str, str]) -> str:
    """Family name first, as a list is sorted."""
    return placed(latin(" ".join(parts.get(key, "") for key in ("family", "given", "middle", "suffix"))))


def placed(made: str) -> str:
    """What begins with no letter, such as the end of a phone of somebody without a name, comes last."""
    return (made if made[:1].isalpha() else f"{LAST} {made}")[:160]


# Words that find somebody by how they are reached carry a mark, a letter that `latin` never makes: who may not see contacts cannot search them.
PHONE_MARK, EMAIL_MARK, PLACE_MARK, ID_MARK = "þ", "ð", "ß", "ø"
CONTACT_MARKS = (PHONE_MARK, EMAIL_MARK, PLACE_MARK, ID_MARK)


def words_to_find(values: list[Value]) -> str:
    """The words by which somebody is found: names in Latin letters; marked, the digits of a phone whole and from behind, e-mail, town and ZIP code."""
    words: dict[str, None] = {}
    for one in values:
        words.update(dict.fromkeys(words_of(one)))
    return " ".join(words)


def words_of(one: Value) -> list[str]:
    """The words of one value."""
    if one.kind == Kind.NAME:
        return one.match.split()
    return [mark + word for mark, word in contact_words(one) if word]


def contact_words(one: Value) -> list[tuple[str, str]]:
    """The words of a value by which somebody is reached, each with its mark."""
    if one.kind == Kind.PHONE:
        digits = "".join(letter for letter in one.match.partition("x")[0] if letter.isdigit())
        return [(PHONE_MARK, part) for part in (digits, digits[-10:], digits[-7:], digits[-4:])]
    if one.kind == Kind.EMAIL:
        return [(EMAIL_MARK, word) for word in latin(one.match).split()]
    if one.kind == Kind.ADDRESS and one.parts:
        return [(PLACE_MARK, word) for key in ("city", "zip") for word in latin(one.parts.get(key, "")).split()]
    return [(ID_MARK, latin(one.value).replace(" ", ""))] if one.kind == Kind.ID else []
