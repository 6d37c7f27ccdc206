"""What members do with what is held about themselves."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Membership
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.people.actions.common import note, refresh
from frombelow.hall.people.actions.fading import hold_of
from frombelow.hall.people.actions.persons import check_edit, keep
from frombelow.hall.people.models import Consent, Detail, Merge, Person
from frombelow.hall.people.queries.own import own_person
from frombelow.hall.people.rules import consents
from frombelow.hall.people.rules.details import Kind, Source, Value


@transaction.atomic
def link_member(*, reader: Reader, person: Person, member: Membership | None) -> None:
    """Somebody on the list is this member, so that they can see what is held about them; None: they are none after all."""
    check_edit(reader, person)
    if member is not None and (member.group_id != reader.group.pk or member.left_on is not None):
        raise Refused("This person is no member of the group.")
    if (
        member is not None
        and Person.unscoped.filter(group=reader.group, membership=member).exclude(pk=person.pk).exists()
    ):
        raise Refused(
            "This member is linked with somebody else on the list. Perhaps the two are one person: merge them."
        )
    person.membership = member
    person.save(update_fields=["membership"])
    note(reader, "link_member", about=f"person:{person.ident}", facts={"member": member.ident if member else ""})


@transaction.atomic
def correct(*, reader: Reader, value: Value) -> None:
    """A value in one's own words."""
    person = own_person(reader)
    keep(person, value, source=Source.SELF, on=localdate(reader.now))
    refresh(person, reader.now)
    note(reader, "correct_own_record", about=f"person:{person.ident}", facts={"kind": value.kind})


@transaction.atomic
def end_own(*, reader: Reader, detail: Detail) -> None:
    """A value about oneself is not right any more: it is deleted, since it is one's own."""
    person = own_person(reader)
    if (
        detail.kind == Kind.NAME
        and not Detail.unscoped.filter(person=person, kind=Kind.NAME).exclude(pk=detail.pk).exists()
    ):
        raise Refused("This is your only name here. Add another first, or have yourself erased.")
    detail.delete()
    refresh(person, reader.now)
    note(reader, "correct_own_record", about=f"person:{person.ident}", facts={"kind": detail.kind})


@transaction.atomic
def say_own_consent(*, reader: Reader, kind: consents.Kind, is_given: bool, on: date) -> None:
    """Agree, or take it back."""
    person = own_person(reader)
    Consent.unscoped.create(
        group=reader.group, person=person, kind=kind, is_given=is_given, on=on, how="self", by=reader.membership
    )
    note(reader, "correct_own_record", about=f"person:{person.ident}", facts={"consent": kind, "given": is_given})


@transaction.atomic
def erase_own(*, reader: Reader) -> None:
    """Everything about oneself goes from the list, at once. One stays a member; to leave is another deed."""
    erase(reader, own_person(reader))


@transaction.atomic
def erase_person(*, reader: Reader, person: Person) -> None:
    """Somebody asked to be forgotten. Whoever keeps the data does it."""
    reader.check(Right.KEEP_KEYS)
    erase(reader, person)


def erase(reader: Reader, person: Person) -> None:
    """Delete a person and everything that hangs on them, those merged into them too. Raises Refused under a legal hold."""
    if hold_of(reader.group) is not None:
        raise Refused(
            "A legal hold is on: nothing may be deleted until it ends. The page on fading says since when and why."
        )
    merged = Person.unscoped.filter(merged_into=person)
    Merge.unscoped.filter(kept__in=[person.pk, *merged.values_list("pk", flat=True)]).delete()
    for other in merged:
        other.delete()
    ident = person.ident
    person.delete()
    note(reader, "erase", about=f"person:{ident}")
