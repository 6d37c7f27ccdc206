"""Who opened the page of a person: once a day, for the person to see."""

from __future__ import annotations

from django.db import transaction

from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.models import Person, Reading


def note_reading(*, reader: Reader, person: Person, saw_notes: bool) -> None:
    """Remember it. The second time on a day writes nothing, unless more was seen."""
    own = Reading.unscoped.filter(person=person, by=reader.membership, on=reader.now.date())
    found = own.first()
    if found is not None and (found.saw_notes or not saw_notes):
        return
    with transaction.atomic():
        if found is not None:
            own.update(saw_notes=True)
            return
        Reading.unscoped.get_or_create(
            person=person,
            by=reader.membership,
            on=reader.now.date(),
            defaults={"group": reader.group, "saw_notes": saw_notes},
        )
