"""Fields that a group adds to its list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.rules.details import latin, tidy

LONGEST = 500


class Kind(StrEnum):
    """What its values are."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    YES_NO = "yes_no"


def check(*, label: str, kind: Kind, choices: Sequence[str]) -> None:
    """Raises Refused."""
    if not latin(label):
        raise Refused("Give the field a name.")
    if kind == Kind.CHOICE and len(set(choices)) < 2:
        raise Refused("A choice needs at least two different answers, one a line.")


def tidied(text: str, *, label: str, kind: Kind, choices: Sequence[str]) -> str:
    """A value of the field as it is kept; "" for none. Raises Refused for one that does not fit."""
    text = tidy(text)[:LONGEST]
    if not text:
        return ""
    if kind == Kind.NUMBER:
        return number(text, label)
    if kind == Kind.DAY:
        return day(text, label)
    if kind == Kind.CHOICE:
        return choice(text, label, choices)
    if kind == Kind.YES_NO:
        return yes_no(text, label)
    return text


def number(text: str, label: str) -> str:
    """A number, with a point."""
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        raise Refused("“{text}” is not a number, as “{label}” asks for.", text=text[:40], label=label) from None
    return f"{value:g}" if value != int(value) else str(int(value))


def day(text: str, label: str) -> str:
    """A day, written 2026-11-26."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused("“{text}” is not a day. Write “{label}” as in 2026-11-26.", text=text[:40], label=label) from None


def choice(text: str, label: str, choices: Sequence[str]) -> str:
    """One of the answers, however it is written."""
    for one in choices:
        if latin(one) == latin(text):
            return one
    raise Refused("“{text}” is none of the answers of “{label}”.", text=text[:40], label=label)


def yes_no(text: str, label: str) -> str:
    """yes or no."""
    word = latin(text)
    if word in {"yes", "y", "true", "1", "si", "x"}:
        return "yes"
    if word in {"no", "n", "false", "0"}:
        return "no"
    raise Refused("“{label}” is answered with yes or no.", label=label)
