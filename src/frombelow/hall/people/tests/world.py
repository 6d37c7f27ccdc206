"""People on the list of a small caucus, made through the deeds themselves."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from frombelow.hall.groups.scope import Reader
from frombelow.hall.groups.tests.world import NOW
from frombelow.hall.people.actions import persons
from frombelow.hall.people.models import Person
from frombelow.hall.people.rules import consents, details
from frombelow.hall.people.rules.conversations import Channel, Reached, Said


def person(
    reader: Reader, given: str = "Rosa", family: str = "Núñez", phone: str = "(601) 555-0100", **values: object
) -> Person:
    """Somebody on the list."""
    known = [details.name(given=given, family=family)]
    if phone:
        known.append(details.phone(phone))
    return persons.add(reader=reader, values=known, **values)  # type: ignore[arg-type]


def said(token: str = "0123456789", at: datetime = NOW, **values: object) -> Said:
    """A conversation."""
    return Said(token=token, at=at, how=Channel.IN_PERSON, reached=values.pop("reached", Reached.TALKED), **values)  # type: ignore[arg-type]


def asks_for_no_contact(reader: Reader, one: Person) -> None:
    """Somebody on the list asked that day not to be contacted."""
    persons.say_consent(
        reader=reader, person=one, kind=consents.Kind.CONTACT, is_given=False, on=localdate(reader.now), how=""
    )
