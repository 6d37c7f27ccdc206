"""Adding people, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Turf
from frombelow.hall.groups.queries.keys import sealing_key
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import seal
from frombelow.hall.people.actions.common import note, refresh
from frombelow.hall.people.models import Consent, Detail, Field, Person
from frombelow.hall.people.queries.finding import found
from frombelow.hall.people.queries.reading import place_of_detail, sees
from frombelow.hall.people.rules import consents
from frombelow.hall.people.rules.details import Kind, Source, Value
from frombelow.hall.people.rules.finding import Step

WAYS = ("", "phone", "text", "email", "visit", "at_work")


@transaction.atomic
def add(
    *, reader: Reader, values: Sequence[Value], turf: Turf | None = None, language: str = "", pronouns: str = ""
) -> Person:
    """Somebody new on the list. Who reaches one turf only adds people there."""
    if not reader.reach(Right.EDIT_PEOPLE).covers(turf.pk if turf else None):
        raise Refused("You can add people to your own turf. Choose it.")
    if not any(value.kind == Kind.NAME for value in values):
        raise Refused("A person needs a name, or what people call them.")
    person = Person.unscoped.create(
        group=reader.group, turf=turf, shown_name="", sort_name="", language=language, pronouns=pronouns[:40], added_at=reader.now, changed_at=reader.now
    )  # fmt: skip
    for value in values:
        keep(person, value, source=Source.TYPED, on=localdate(reader.now))
    refresh(person, reader.now)
    note(reader, "add", about=f"person:{person.ident}")
    return person


@transaction.atomic
def add_value(*, reader: Reader, person: Person, value: Value, source: Source = Source.TYPED) -> Detail:
    """Something more is known. The same value again is the same value."""
    check_edit(reader, person)
    detail = keep(person, value, source=source, on=localdate(reader.now))
    refresh(person, reader.now)
    note(reader, "add_value", about=f"person:{person.ident}", facts={"kind": value.kind})
    return detail


@transaction.atomic
def end_value(*, reader: Reader, person: Person, detail: Detail) -> None:
    """A value is not right any more. It stays, behind the others."""
    check_edit(reader, person)
    if (
        detail.kind == Kind.NAME
        and not Detail.unscoped.filter(person=person, kind=Kind.NAME, ended_on=None).exclude(pk=detail.pk).exists()
    ):
        raise Refused("This is their only name. Add another first.")
    detail.ended_on = localdate(reader.now)
    detail.save(update_fields=["ended_on"])
    refresh(person, reader.now)
    note(reader, "end_value", about=f"person:{person.ident}", facts={"kind": detail.kind})


@transaction.atomic
def fill_field(*, reader: Reader, person: Person, field: Field, text: str) -> None:
    """A value of one of the group's own fields; the one before stays with its day. A secret one is sealed."""
    check_edit(reader, person)
    if field.is_secret and not sees(reader, Right.SEE_NOTES, person):
        raise Refused("This field is secret. Only who may see notes can fill it.")
    today = localdate(reader.now)
    Detail.unscoped.filter(person=person, field=field, ended_on=None).update(ended_on=today)
    if text:
        detail = Detail(
            group=person.group,
            person=person,
            kind=Kind.FIELD,
            field=field,
            value=text,
            source=Source.TYPED,
            since=today,
        )
        if field.is_secret:
            detail.value = seal(text, sealing_key(reader.group), place_of_detail(detail))
        detail.save()
    person.changed_at = reader.now
    person.save(update_fields=["changed_at"])
    note(reader, "fill_field", about=f"person:{person.ident}", facts={"field": field.key})


@transaction.atomic
def say_consent(*, reader: Reader, person: Person, kind: consents.Kind, is_given: bool, on: date, how: str) -> Consent:
    """What somebody agreed to, or took back. Whoever may talk with them may write it down: a no must never wait."""
    if not sees(reader, Right.ADD_CONVERSATIONS, person):
        raise Refused("You hold no mandate for this. The page of offices says who does, and how mandates are given.")
    if on > localdate(reader.now):
        raise Refused("The day lies ahead.")
    if is_given and not how.strip():
        raise Refused("Say how they agreed: on a card, by phone, at a meeting.")
    consent = Consent.unscoped.create(
        group=reader.group,
        person=person,
        kind=kind,
        is_given=is_given,
        on=on,
        how=how.strip()[:120],
        by=reader.membership,
    )
    note(reader, "say_consent", about=f"person:{person.ident}", facts={"kind": kind, "given": is_given})
    return consent


@transaction.atomic
def describe(
    *, reader: Reader, person: Person, language: str, pronouns: str, reach_by: str = "", never_by: Sequence[str] = ()
) -> None:
    """Language, pronouns, how they want to be reached, and how never. Who may not see contacts leaves the ways as they are."""
    check_edit(reader, person)
    if not sees(reader, Right.SEE_CONTACTS, person):
        reach_by, never_by = person.reach_by, person.never_by
    if reach_by not in WAYS or not set(never_by) <= set(WAYS):
        raise Refused("There is no such way to reach somebody.")
    if reach_by and reach_by in never_by:
        raise Refused("The way they want to be reached is also marked as never.")
    person.language, person.pronouns, person.reach_by, person.never_by = (
        language[:10],
        pronouns[:40],
        reach_by,
        list(never_by),
    )
    person.changed_at = reader.now
    person.save(update_fields=["language", "pronouns", "reach_by", "never_by", "changed_at"])
    note(reader, "describe", about=f"person:{person.ident}")


@transaction.atomic
def put_in_turf(*, reader: Reader, people: Sequence[Person], turf: Turf | None) -> None:
    """Move people to a turf, or out of every turf."""
    reader.check(Right.KEEP_TURFS)
    pks = [person.pk for person in people]
    Person.unscoped.filter(group=reader.group, pk__in=pks).update(turf=turf, changed_at=reader.now)
    facts = {"turf": turf.ident if turf else "", "people": [person.ident for person in people]}
    note(reader, "put_in_turf", facts=facts)


@transaction.atomic
def put_found_in_turf(*, reader: Reader, steps: Sequence[Step], turf: Turf, also_from_others: bool) -> int:
    """Place everybody whom the steps find in a turf; those who are in another stay there unless they are asked for too. Returns how many came."""
    reader.check(Right.KEEP_TURFS)
    if not steps:
        raise Refused("Find the people first: a turf is for a part of the list.")
    people = found(reader, steps).exclude(turf=turf) if also_from_others else found(reader, steps).filter(turf=None)
    count = Person.unscoped.filter(pk__in=people.values("pk")).update(turf=turf, changed_at=reader.now)
    if not count:
        raise Refused("Nobody is found who is in no turf yet, or in another where you asked for those too.")
    note(reader, "put_in_turf", facts={"turf": turf.ident, "people": count})
    return count


def keep(person: Person, value: Value, *, source: Source, on: date) -> Detail:
    """Write down a value, unless it is there; one that had ended is right again."""
    same = Detail.unscoped.filter(person=person, kind=value.kind, label=value.label)
    same = same.filter(match=value.match) if value.match else same.filter(value=value.value)
    row = same.first()
    if row is not None:
        Detail.unscoped.filter(pk=row.pk).update(ended_on=None)
        return row
    return Detail.unscoped.create(
        group=person.group, person=person, kind=value.kind, label=value.label, value=value.value, parts=value.parts, match=value.match, source=source, since=on
    )  # fmt: skip


def check_edit(reader: Reader, person: Person) -> None:
    """Raises Refused where the reader may not change this person."""
    if not sees(reader, Right.EDIT_PEOPLE, person):
        raise Refused("You hold no mandate for this. The page of offices says who does, and how mandates are given.")
