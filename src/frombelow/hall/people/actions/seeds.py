"""Planting people who do not exist, and noting that one was reached.

The journal says of planting what it says of everybody who is added, and nothing of what only those who keep the keys may know: it is read by all members,
and whoever took the list would be the first to read in it which row to leave out. When those who keep the keys want members to know, they tell them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Turf
from frombelow.hall.groups.queries.keys import sealing_key
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import NoMandate, Reader
from frombelow.hall.kit import ids
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.sealing import seal
from frombelow.hall.people.actions import persons
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.models import Seed
from frombelow.hall.people.queries.seeds import is_known, place_of_seed
from frombelow.hall.people.rules import seeds as rules
from frombelow.hall.people.rules.details import Value


@transaction.atomic
def plant(*, reader: Reader, values: Sequence[Value], turf: Turf | None, whose: str, language: str = "") -> Seed:
    """Somebody who does not exist comes on the list, as anybody comes who is added by hand."""
    reader.check(Right.KEEP_KEYS)
    if not reader.may_whole(Right.SEE_CONTACTS):
        raise NoMandate(Right.SEE_CONTACTS, reader.group)
    rules.check_planting(values=values, whose=whose)
    if any(is_known(reader, value) for value in values):
        raise Refused(
            "Somebody on the list has this phone or e-mail already, so the two would look like one person. Choose another."
        )
    person = persons.add(reader=reader, values=values, turf=turf, language=language)
    ident = ids.ident()
    return Seed.unscoped.create(
        group=reader.group, ident=ident, person=person, by=reader.membership, planted_at=reader.now,
        whose=seal(tidied(whose), sealing_key(reader.group), place_of_seed(ident, "whose")),
    )  # fmt: skip


@transaction.atomic
def note_reached(*, reader: Reader, seed: Seed, on: date, words: str = "") -> None:
    """Somebody called or wrote who should not have the list. The first day counts; it can be set anew."""
    reader.check(Right.KEEP_KEYS)
    rules.check_reached(on=on, planted_on=localdate(seed.planted_at), today=localdate(reader.now))
    seed.reached_on, seed.reached_by = on, reader.membership
    seed.reached_words = seal(tidied(words), sealing_key(reader.group), place_of_seed(seed.ident, "reached_words"))
    seed.save(update_fields=["reached_on", "reached_by", "reached_words"])


@transaction.atomic
def not_reached(*, reader: Reader, seed: Seed) -> None:
    """It was one of ours after all, or a wrong number."""
    reader.check(Right.KEEP_KEYS)
    seed.reached_on, seed.reached_by, seed.reached_words = None, None, ""
    seed.save(update_fields=["reached_on", "reached_by", "reached_words"])


@transaction.atomic
def tell_members(*, reader: Reader) -> None:
    """All members read in the journal that the list got out; not how it was noticed."""
    reader.check(Right.KEEP_KEYS)
    if not Seed.unscoped.filter(group=reader.group).exclude(reached_on=None).exists():
        raise Refused("Nothing was noted yet that members could be told of.")
    note(reader, "tell_of_leak")


def tidied(words: str) -> str:
    """Words as they are kept."""
    return words.strip()[: rules.LONGEST]
