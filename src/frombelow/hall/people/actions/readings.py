"""Who opened the page of a person: once a day, for the person to see; and a limit on how many somebody opens. Both go on while the hall can only be read."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.accounts.actions import limits
from frombelow.hall.accounts.actions.limits import Tries
from frombelow.hall.accounts.rules.limits import Budget, TooMany
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit.readonly import goes_on
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.models import Person, Reading
from frombelow.hall.people.rules import budget


@goes_on
def note_reading(*, reader: Reader, person: Person, saw_notes: bool) -> None:
    """Remember it. The second time on a day writes nothing, unless more was seen. Raises TooMany."""
    own = Reading.unscoped.filter(person=person, by=reader.membership, on=localdate(reader.now))
    found = own.first()
    if found is not None and (found.saw_notes or not saw_notes):
        return
    if found is None:
        spend(reader, budget.PEOPLE_AN_HOUR, budget.PEOPLE_A_DAY)
    with transaction.atomic():
        if found is not None:
            own.update(saw_notes=True)
            return
        Reading.unscoped.get_or_create(
            person=person,
            by=reader.membership,
            on=localdate(reader.now),
            defaults={"group": reader.group, "saw_notes": saw_notes},
        )


@goes_on
def note_list(*, reader: Reader) -> None:
    """A page of names, or a search. Raises TooMany."""
    spend(reader, budget.LISTS_AN_HOUR)


def spend(reader: Reader, *budgets: Budget) -> None:
    """Take from budgets of this member; the first time on a day that one is used up stands in the journal. Raises TooMany."""
    if reader.may(Right.EXPORT):
        return
    whose = f"{reader.group.ident}:{reader.membership.ident}"
    try:
        limits.take(Tries([(one, whose) for one in budgets], budget.too_many), reader.now)
    except TooMany:
        tell_once(reader, whose)
        raise


def tell_once(reader: Reader, whose: str) -> None:
    """An entry in the journal, once a day for each member."""
    once = Tries([(budget.NOTED_ONCE, whose)], budget.too_many)
    try:
        limits.take(once, reader.now)
    except TooMany:
        return
    with transaction.atomic():
        note(reader, "too_many_views", about=f"member:{reader.membership.ident}")
