"""What is taken along to where there is no line."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Max
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Turf
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.models import Consent, Conversation, Letterbox, Person
from frombelow.hall.people.queries import listing
from frombelow.hall.people.queries.reading import people_for
from frombelow.hall.people.rules.consents import Kind as ConsentKind

MOST = 100  # people on a phone: a day's work
HOURS = 24  # then the phone forgets them


@dataclass(frozen=True)
class Card:
    """Somebody, as on a card of paper."""

    ident: str
    name: str
    phone: str
    language: str
    last: str  # the day somebody talked with them, "" if nobody has


@dataclass(frozen=True)
class Pack:
    """Everything the phone needs for a day."""

    by: str
    taken_at: str
    hours: int
    box: int
    public_key: str
    people: list[Card]
    issues: list[tuple[str, str]]
    members: list[tuple[str, str]]

    def as_data(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def pack(reader: Reader, turf: Turf | None, box: Letterbox) -> Pack:
    """Whom one follows up first, then the turf in order of names. Nobody who asked not to be contacted."""
    first = [row.person.pk for row in listing.due(reader)]
    people = people_for(reader, Right.ADD_CONVERSATIONS)
    chosen = list(people.filter(pk__in=first)[:MOST])
    if turf is not None:
        rest = people.filter(turf=turf).exclude(pk__in=first).order_by("sort_name", "pk")
        chosen += list(rest[: MOST - len(chosen)])
    left_out = unwilling(chosen)
    chosen = [person for person in chosen if person.pk not in left_out]
    return Pack(
        reader.membership.ident, reader.now.isoformat(), HOURS, box.number, box.public_key, cards(reader, chosen),
        [(issue.ident, issue.name) for issue in listing.issues_of(reader)], listing.members_to_choose(reader),
    )  # fmt: skip


def unwilling(people: list[Person]) -> set[int]:
    """Those whose newest word on being contacted is no."""
    rows = Consent.unscoped.filter(person__in=people, kind=ConsentKind.CONTACT).order_by("on", "-is_given", "pk")
    said = dict(rows.values_list("person", "is_given"))  # the last one counts
    return {person for person, is_given in said.items() if not is_given}


def cards(reader: Reader, people: list[Person]) -> list[Card]:
    """A card each."""
    phones = listing.phones_of(reader, people)
    talked = Conversation.unscoped.filter(person__in=people, reached="talked").values("person")
    last = dict(talked.annotate(last=Max("at")).values_list("person", "last"))
    return [
        Card(
            one.ident,
            one.shown_name,
            phones.get(one.pk, ""),
            one.language,
            localdate(last[one.pk]).isoformat() if one.pk in last else "",
        )
        for one in people
    ]
