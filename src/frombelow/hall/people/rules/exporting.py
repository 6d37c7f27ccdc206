"""Taking a list out of the hall: what may stand in it, who must agree, how long it can be fetched."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from frombelow.hall.kit.refusals import Refused

STANDS = timedelta(hours=24)
GIVEN = ("Alma", "Dora", "Elias", "Ines", "Jonah", "Leona", "Marcus", "Nadia", "Oscar", "Pilar", "Ruben", "Teresa")
FAMILY = (
    "Abbott",
    "Barrera",
    "Calloway",
    "Drummond",
    "Escobar",
    "Fontaine",
    "Galvan",
    "Holloway",
    "Ibarra",
    "Kessler",
    "Lattimore",
    "Marchetti",
)
FICTION = "(601) 555-01{:02}"  # 555-0100 to 555-0199 are kept for fiction: nobody is called


class Column(StrEnum):
    """What may stand in an exported list. Notes, and fields that are secret, never."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    TURF = "turf"
    LANGUAGE = "language"
    CONSENT = "consent"
    FIELDS = "fields"


CONTACTS = frozenset({Column.PHONE, Column.EMAIL, Column.ADDRESS, Column.CONSENT})


def check_asking(*, people: int, columns: Sequence[Column], purpose: str, sees_contacts: bool) -> None:
    """Raises Refused."""
    if people == 0:
        raise Refused("Nobody is found this way, so there is nothing to take out.")
    if not columns:
        raise Refused("Choose what should stand in the file.")
    if not purpose.strip():
        raise Refused("Say what the list is for: members read it in the journal.")
    if not sees_contacts and CONTACTS & set(columns):
        raise Refused("You cannot take out what you may not see: phone, e-mail, address and consent.")


def check_agreeing(*, is_own: bool, is_open: bool, needs_second: bool) -> None:
    """Raises Refused."""
    if not is_open:
        raise Refused("This list cannot be agreed on any more: a day has passed, or somebody answered.")
    if not needs_second:
        raise Refused("This list is small enough for one person to answer for.")
    if is_own:
        raise Refused("Somebody else must agree: two people answer for a long list.")


def check_taking(*, is_own: bool, is_open: bool, needs_second: bool, has_second: bool) -> None:
    """Raises Refused."""
    if not is_own:
        raise Refused("Only who asked for this list can fetch it.")
    if not is_open:
        raise Refused("This list cannot be fetched any more. Ask for it again.")
    if needs_second and not has_second:
        raise Refused("A second person must agree first: the charter asks for it above this size.")


def is_open(*, now: datetime, ends_at: datetime, was_taken: bool, was_refused: bool) -> bool:
    """It can still be agreed on and fetched; a file is fetched once."""
    return now < ends_at and not was_taken and not was_refused


def a_name() -> tuple[str, str]:
    """A given and a family name by chance, of nobody."""
    return secrets.choice(GIVEN), secrets.choice(FAMILY)


def invented() -> list[dict[str, str]]:
    """Two people who do not exist, with a phone of fiction: no two files have the same ones by more than chance."""
    found: list[dict[str, str]] = []
    while len(found) < 2:
        given, family = a_name()
        one = {"given": given, "family": family, "phone": FICTION.format(secrets.randbelow(100))}
        if one not in found:
            found.append(one)
    return found
