"""People as a reader may see them. Every other query of this app begins here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.db.models import F, QuerySet
from django.http import Http404

from frombelow.hall.groups.models import Membership
from frombelow.hall.groups.queries.keys import keys_of
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader, within_shape
from frombelow.hall.kit.prepared import TEXT, Prepared, Slot
from frombelow.hall.kit.sealing import Key, Unreadable, unseal
from frombelow.hall.people.models import Commitment, Consent, Conversation, Detail, Person, Raised
from frombelow.hall.people.rules import consents
from frombelow.hall.people.rules.details import Kind

CURRENT_FIRST = F("ended_on").asc(nulls_first=True)  # the databases differ in where they put nothing


def people_for(reader: Reader, right: Right = Right.SEE_PEOPLE) -> QuerySet[Person]:
    """The people on the list whom the right reaches; those merged into others are not among them."""
    return Person.unscoped.filter(reader.within(right), merged_into=None)


def people_in(turfs: int | None) -> QuerySet[Person]:
    """As `people_for`, for prepared questions: over so many turfs, None for the whole group; `Reader.values` has what they are told."""
    return Person.unscoped.filter(within_shape(turfs), merged_into=None)


@lru_cache(maxsize=256)
def one_in(turfs: int | None) -> Prepared[Person]:
    """The question for one person of those."""
    ident = Slot("ident", TEXT)
    return Prepared(lambda: people_in(turfs).select_related("turf", "membership").filter(ident=ident)[:1])


def person_for(reader: Reader, ident: str, right: Right = Right.SEE_PEOPLE) -> Person:
    """One of them. Raises Http404, also for somebody out of reach."""
    person = one_in(reader.shape(right)).first(ident=ident, **reader.values(right))
    if person is None:
        raise Http404
    return person


def sees(reader: Reader, right: Right, person: Person) -> bool:
    """Whether a right of the reader reaches this person."""
    return reader.reach(right).covers(person.turf_id)


@dataclass(frozen=True)
class Talk:
    """A conversation as its reader may see it: without words where they may not."""

    ident: str
    at: datetime
    by: Membership
    how: str
    reached: str
    minutes: int | None
    is_own: bool
    is_open: bool  # whether the reader sees what was said
    issues: tuple[str, ...] = ()
    ask: str = ""
    answer: str = ""
    words: str = ""
    fears: str = ""
    named: tuple[str, ...] = ()


@dataclass
class Known:
    """What a reader may see of a person."""

    person: Person
    names: list[Detail] = field(default_factory=list)
    contacts: list[Detail] = field(default_factory=list)
    numbers: list[Detail] = field(default_factory=list)
    fields: list[tuple[Detail, str]] = field(default_factory=list)
    consents: dict[consents.Kind, Consent] = field(default_factory=dict)
    talks: list[Talk] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    sees_contacts: bool = False
    sees_notes: bool = False


def known(reader: Reader, person: Person) -> Known:
    """Everything of one person, as far as the reader's rights reach them."""
    return gathered(
        reader,
        Known(
            person,
            sees_contacts=sees(reader, Right.SEE_CONTACTS, person),
            sees_notes=sees(reader, Right.SEE_NOTES, person),
        ),
    )


def everything(reader: Reader, person: Person) -> Known:
    """Everything of one person: for themselves, and for a member who takes it along."""
    return gathered(reader, Known(person, sees_contacts=True, sees_notes=True))


def gathered(reader: Reader, found: Known) -> Known:
    """Fill in what `found` says may be seen."""
    person = found.person
    details = Detail.unscoped.filter(person=person).select_related("field", "person")
    for detail in details.order_by(CURRENT_FIRST, "-since", "-id"):
        place(found, detail, reader)
    if found.sees_contacts:
        rows = Consent.unscoped.filter(person=person).order_by("on", "-is_given", "id")
        found.consents = {consents.Kind(row.kind): row for row in rows}
    found.talks = talks(reader, person, sees_notes=found.sees_notes)
    commitments = Commitment.unscoped.filter(person=person).select_related("by").order_by("-made_at")
    found.commitments = list(commitments if found.sees_notes else commitments.filter(by=reader.membership))
    return found


def place(found: Known, detail: Detail, reader: Reader) -> None:
    """Put a value where it is shown, or leave it out."""
    if detail.kind == Kind.NAME:
        found.names.append(detail)
    elif detail.kind == Kind.FIELD and detail.field is not None:
        if not detail.field.is_secret:
            found.fields.append((detail, detail.value))
        elif found.sees_notes:
            found.fields.append((detail, opened(reader, detail)))
    elif not found.sees_contacts:
        return
    elif detail.kind == Kind.ID:
        found.numbers.append(detail)
    else:
        found.contacts.append(detail)


def opened(reader: Reader, detail: Detail) -> str:
    """The value of a secret field; "" where its key is destroyed."""
    try:
        return unseal(detail.value, keys_of(reader.group), place_of_detail(detail))
    except Unreadable:
        return ""


def place_of_detail(detail: Detail) -> str:
    """What the value of a secret field is bound to."""
    assert detail.field is not None
    return Detail.SEALED["value"].at(person__ident=detail.person.ident, field__key=detail.field.key)


def place_of_talk(ident: str, name: str) -> str:
    """What the words of a conversation are bound to."""
    return Conversation.SEALED[name].at(ident=ident)


def talks(reader: Reader, person: Person, *, sees_notes: bool) -> list[Talk]:
    """The conversations with a person, newest first. That there was one, when and by whom, everybody sees who may talk with them: nobody is swamped."""
    rows = list(Conversation.unscoped.filter(person=person).select_related("by").order_by("-at"))
    raised: dict[int, list[str]] = {row.pk: [] for row in rows}
    named = Raised.unscoped.filter(conversation__person=person).order_by("issue__name")
    for pk, name in named.values_list("conversation", "issue__name"):
        raised[pk].append(name)
    keys = keys_of(reader.group)
    return [talk(row, raised[row.pk], reader, sees_notes=sees_notes, keys=keys) for row in rows]


def talk(row: Conversation, issues: list[str], reader: Reader, *, sees_notes: bool, keys: Mapping[int, Key]) -> Talk:
    """One conversation; what was said only for who had it and for who may see notes."""
    is_own = row.by_id == reader.membership.pk
    is_open = is_own or sees_notes
    bare = Talk(row.ident, row.at, row.by, row.how, row.reached, row.minutes, is_own, is_open)
    if not is_open:
        return bare
    words = {}
    for name in Conversation.SEALED:
        try:
            words[name] = unseal(getattr(row, name), keys, place_of_talk(row.ident, name))
        except Unreadable:
            words[name] = ""
    return Talk(
        row.ident, row.at, row.by, row.how, row.reached, row.minutes, is_own, is_open, tuple(issues), row.ask, row.answer,
        words["words"], words["fears"], tuple(line for line in words["named"].splitlines() if line),
    )  # fmt: skip


def detail_for(person: Person, pk: int) -> Detail:
    """A value of somebody who is in reach already. Raises Http404."""
    detail = Detail.unscoped.filter(person=person, pk=pk).select_related("field").first()
    if detail is None:
        raise Http404
    return detail


def conversation_for(reader: Reader, ident: str) -> Conversation:
    """A conversation with somebody in reach. Raises Http404."""
    rows = Conversation.unscoped.filter(reader.within(Right.ADD_CONVERSATIONS, "person__turf"), ident=ident)
    found = rows.select_related("person").first()
    if found is None:
        raise Http404
    return found


def commitment_for(reader: Reader, ident: str) -> Commitment:
    """A commitment of somebody in reach. Raises Http404."""
    rows = Commitment.unscoped.filter(reader.within(Right.ADD_CONVERSATIONS, "person__turf"), ident=ident)
    found = rows.select_related("person").first()
    if found is None:
        raise Http404
    return found
