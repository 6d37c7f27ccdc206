"""Seeds: people who do not exist, planted among the real ones. Whoever is heard from at their phone or e-mail has the list; who can have passed it on follows from what was noted.

What is told is who had the chance, never who did it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from string import ascii_lowercase

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.rules.details import Kind, Value
from frombelow.hall.people.rules.exporting import Column

LONGEST = 500
# By which a seed is reached, and where it stands in a file.
CONTACTS = {Kind.PHONE: Column.PHONE, Kind.EMAIL: Column.EMAIL}


class Way(StrEnum):
    """How somebody came to see, or hold, the phone or e-mail of a seed."""

    PAGE = "page"  # opened their page
    TALKED = "talked"  # wrote down a conversation with them
    ALONG = "along"  # took along a list that held them
    OUT = "out"  # took out a list that held them
    WHOLE = "whole"  # took out the whole group
    LISTS = "lists"  # could see phones in lists, which nobody notes


@dataclass(frozen=True)
class Trace:
    """Somebody, by the ident of their membership, had it in one way on a day."""

    who: str
    way: Way
    on: date


@dataclass(frozen=True)
class Times:
    """A way with its first day, and on how many days."""

    way: Way
    first: date
    days: int


@dataclass(frozen=True)
class Chance:
    """Somebody who could have passed it on, and all their ways."""

    who: str
    ways: tuple[Times, ...]


def check_planting(*, values: Sequence[Value], whose: str) -> None:
    """Raises Refused."""
    if not any(value.kind in CONTACTS for value in values):
        raise Refused(
            "Give a phone number or an e-mail address that reaches somebody you trust: else nobody would notice."
        )
    if not whose.strip():
        raise Refused("Say whose phone or e-mail this is, so that those after you know whom to ask.")


def check_reached(*, on: date, planted_on: date, today: date) -> None:
    """Raises Refused."""
    if on > today:
        raise Refused("The day lies ahead.")
    if on < planted_on:
        raise Refused("On that day this person was not on the list yet. Look at the day again.")


def chances(traces: Iterable[Trace], until: date) -> list[Chance]:
    """Who had it up to a day, that day too: at which hour somebody called or looked is not known. Who had it first comes first."""
    days: dict[str, dict[Way, set[date]]] = {}
    for trace in traces:
        if trace.on <= until:
            days.setdefault(trace.who, {}).setdefault(trace.way, set()).add(trace.on)
    order = list(Way)
    found = [
        Chance(who, tuple(Times(way, min(ways[way]), len(ways[way])) for way in sorted(ways, key=order.index)))
        for who, ways in days.items()
    ]
    return sorted(found, key=lambda one: (min(times.first for times in one.ways), one.who))


def in_each(found: Sequence[Sequence[Chance]]) -> list[str]:
    """Who had the chance with every one of several seeds: where one leak reached them all, it is somebody of these."""
    if not found:
        return []
    others = [{one.who for one in chances} for chances in found[1:]]
    return [one.who for one in found[0] if all(one.who in who for who in others)]


def a_place() -> str:
    """Somewhere in the order of names, by chance."""
    return "".join(secrets.choice(ascii_lowercase) for _ in range(2))
