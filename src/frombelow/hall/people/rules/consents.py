"""Consent: what somebody agreed to. Newest first; who never said anything has agreed to nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What one may agree to."""

    CONTACT = "contact"  # be contacted by the group
    TEXT = "text"  # by text message
    SHARE = "share"  # that the coalition knows of them


@dataclass(frozen=True)
class Fact:
    """A consent given or taken back on a day."""

    kind: Kind
    is_given: bool
    on: date
    number: int = 0  # later on the same day counts more


def standing(facts: Iterable[Fact]) -> dict[Kind, Fact]:
    """The newest fact of each kind; on the same day a refusal counts more, whatever was written first."""
    newest: dict[Kind, Fact] = {}
    for fact in sorted(facts, key=lambda one: (one.on, not one.is_given, one.number)):
        newest[fact.kind] = fact
    return newest


def may(facts: Iterable[Fact], kind: Kind) -> bool:
    """Whether they agreed, and have not taken it back. Without consent to contact there is none to anything."""
    now = standing(facts)
    if Kind.CONTACT in now and not now[Kind.CONTACT].is_given:
        return False
    return kind in now and now[kind].is_given
