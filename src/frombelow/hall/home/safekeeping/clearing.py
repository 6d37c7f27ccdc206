"""A group that ended is cleared after the days of its charter: every row of it, the keys of what it sealed, and the files that waited to be read in.

What stays is its ident with the days it lasted, for groups that it belonged together with, and the end of its journal: whoever took the journal along
can still show that it was this one. That it was cleared stands in the journal of the hall. A legal hold stops it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.db import connection, transaction
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Group, GroupTie
from frombelow.hall.groups.queries.closing import cleared_on, ended
from frombelow.hall.home.safekeeping.belongings import CHAIN, GOES, leading
from frombelow.hall.home.safekeeping.tables import quoted
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit import journal, readonly
from frombelow.hall.kit.models import Entry, Head
from frombelow.hall.people.actions import words
from frombelow.hall.people.actions.fading import hold_of
from frombelow.hall.people.imports import work
from frombelow.hall.people.models import Hold, Import

# Rows that stay: the group's ident and the end of its journal. Its entries go last, when the chain is closed.
STAY = frozenset({"groups.Group", "kit.Head", "kit.Entry"})
# What does not go along to another server, but is of the group.
HERE: dict[str, str] = {
    "groups.Vouching": "asking__group",
    "groups.Asking": "group",
    "groups.Invitation": "group",
    "groups.HandOver": "group",
    "groups.WholeFile": "group",
}


@dataclass
class Cleared:
    """What was done: the idents of groups that were cleared, and of those that a legal hold keeps."""

    groups: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    rows: int = 0


def clear_ended(*, now: datetime) -> Cleared:
    """Every group whose days are over. Each in a transaction of its own; what a power cut stopped goes on in the next night. Raises ReadOnly."""
    done = Cleared()
    for group in ended():
        if cleared_on(group) > localdate(now):
            continue
        if hold_of(group) is not None:
            done.held.append(group.ident)
            continue
        readonly.check()
        done.rows += clear(group=group)
        done.groups.append(group.ident)
    return done


def clear(*, group: Group) -> int:
    """Everything of one group: how many rows there were."""
    files = list(Import.unscoped.filter(group=group).values_list("ident", flat=True))
    with transaction.atomic():
        held = Group.unscoped.select_for_update().get(pk=group.pk)
        if held.closed_on is None or hold_of(held) is not None:
            raise Trouble(f"The group {held.ident} goes on, or a legal hold is on.")
        GroupTie.unscoped.filter(lower=held).update(decision=None)
        rows = sum(delete(label, path, held) for label, path in tables())
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {quoted(words.TABLE)} WHERE {quoted('group_id')} = %s", [held.pk])
        Head.objects.filter(chain=held.ident).update(is_closed=True)
        rows += Entry.objects.filter(chain=held.ident).delete()[0]
        Group.unscoped.filter(pk=held.pk).update(name="", about="")
    for ident in files:
        shutil.rmtree(work.folder() / ident, ignore_errors=True)
    return rows


def tables() -> Iterator[tuple[str, str]]:
    """Every table with rows of a group, and how they lead to it; those that lead over another table before it."""
    every = {**HERE, **{label: path for label, path in GOES.items() if label not in STAY}}
    yield from sorted(every.items(), key=lambda one: -one[1].count("__"))


def delete(label: str, path: str, group: Group) -> int:
    """The rows of a group in one table. References between them are looked at when all are gone."""
    model = apps.get_model(label)
    assert path != CHAIN
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {quoted(model._meta.db_table)} WHERE {leading(model, path)}", [group.pk])
        return int(cursor.rowcount)


def end_hold(*, ident: str, now: datetime) -> None:
    """Whoever runs the hall ends the legal hold of a group that ended: nobody can enter it any more. Raises Trouble."""
    with transaction.atomic():
        group = ended().filter(ident=ident).first()
        hold = hold_of(group) if group else None
        if group is None or hold is None:
            raise Trouble(
                f"There is no group {ident} that ended and is held. While a group goes on, its members end a hold."
            )
        Hold.unscoped.filter(pk=hold.pk).update(ended_at=now)
        journal.write(chain=group.ident, deed="people.end_hold", now=now)
