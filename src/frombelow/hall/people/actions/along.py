"""Taking a list along to where there is no line, and sending what was written down there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404

from frombelow.hall.groups.models import Turf
from frombelow.hall.groups.queries.keys import keys_of, sealing_key
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import seal, unseal
from frombelow.hall.people.actions import conversations
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.models import Letterbox, Person, TakenAlong
from frombelow.hall.people.queries import listing
from frombelow.hall.people.queries.along import Pack, pack
from frombelow.hall.people.queries.reading import person_for
from frombelow.hall.people.queries.seeds import among
from frombelow.hall.people.rules import letters
from frombelow.hall.people.rules.conversations import Said
from frombelow.hall.people.rules.details import Kind

Read = Callable[[dict[str, Any]], Said]


@transaction.atomic
def take_along(*, reader: Reader, turf: Turf | None) -> Pack:
    """A short list for a day, with what a card of paper would hold: names, phones, when somebody talked with them last. The journal tells of it."""
    reader.check(Right.ADD_CONVERSATIONS)
    found = pack(reader, turf, letterbox(reader))
    seeds = among(reader.group, {card.ident for card in found.people if card.phone}, [Kind.PHONE])
    TakenAlong.unscoped.create(group=reader.group, by=reader.membership, at=reader.now, seeds=seeds)
    note(reader, "take_along", facts={"people": len(found.people), "turf": turf.ident if turf else ""})
    return found


def letterbox(reader: Reader) -> Letterbox:
    """The newest letterbox of the group; the first time it is made."""
    box = Letterbox.unscoped.filter(group=reader.group).order_by("-number").first()
    if box is not None:
        return box
    public, private = letters.new_pair()
    sealed = seal(private, sealing_key(reader.group), place_of_box(reader, 1))
    return Letterbox.unscoped.create(
        group=reader.group, number=1, public_key=public, private_key=sealed, made_at=reader.now
    )


def place_of_box(reader: Reader, number: int) -> str:
    """What the private key is bound to."""
    return Letterbox.SEALED["private_key"].at(group__ident=reader.group.ident, number=number)


@dataclass(frozen=True)
class Received:
    """What became of a letter: taken, there already, or not taken, with the sentence why."""

    token: str
    state: str
    sentence: str = ""
    about: str = ""  # what to know: somebody else talked with them in between


def receive(*, reader: Reader, sent: Sequence[dict[str, Any]], read: Read) -> list[Received]:
    """Each letter by itself: one that cannot be taken holds up no other. `read` makes a conversation of what the form of the phone says."""
    return [receive_one(reader, str(letter.get("token", "")), letter, read) for letter in sent]


def receive_one(reader: Reader, token: str, letter: dict[str, Any], read: Read) -> Received:
    """One letter."""
    try:
        said = opened(reader, letter)
        if said.get("by") != reader.membership.ident:
            raise Refused("Somebody else wrote this down on this device. They must sign in to send it.")
        if said.get("token") != token:
            raise Refused("This conversation cannot be opened here. Write it down again.")
        return kept(reader, token, said, read)
    except Refused as refusal:
        return Received(token, "refused", translated(refusal))


def opened(reader: Reader, letter: dict[str, Any]) -> dict[str, Any]:
    """What a letter says. Raises Refused."""
    number = letter.get("box")
    box = Letterbox.unscoped.filter(group=reader.group, number=number).first() if isinstance(number, int) else None
    if box is None:
        raise Refused("This conversation cannot be opened here. Write it down again.")
    private = unseal(box.private_key, keys_of(reader.group), place_of_box(reader, box.number))
    return letters.opened(str(letter.get("sealed", "")), private)


def kept(reader: Reader, token: str, said: dict[str, Any], read: Read) -> Received:
    """Write a conversation down as if the form had been sent. Raises Refused."""
    try:
        person: Person = person_for(reader, str(said.get("person", "")), Right.ADD_CONVERSATIONS)
    except Http404:
        raise Refused("This person is not on your list any more. Ask who looks after the list.") from None
    between = listing.talked_since(reader, person, str(said.get("taken_at", "")))
    _, is_new = conversations.record(reader=reader, person=person, said=read(said))
    return Received(token, "taken" if is_new else "there", about=between if is_new else "")
