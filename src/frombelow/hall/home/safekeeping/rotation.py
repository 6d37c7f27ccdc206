"""A new key in place of the old one, while the hall is open: everything sealed is sealed anew, some thousand values at a time, then the old key is destroyed.

May be stopped at any moment, also by a power cut, and called again: what is done is seen from the values themselves. Nobody's newer value is written
over: a value is replaced only where it still stands as it was read.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from frombelow.hall.groups.actions.keys import destroy_key, renew_key
from frombelow.hall.groups.models import Group, GroupKey
from frombelow.hall.groups.queries.keys import keys_of
from frombelow.hall.home.safekeeping.sealed_columns import Place, Value, places, rows_of, together, values
from frombelow.hall.home.safekeeping.tables import quoted
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit import journal, readonly
from frombelow.hall.kit.sealing import VERSION, Key, Unreadable, key_for, number_of, seal, unseal

BATCH = 2_000  # rows at most, sealed anew before anybody has to wait; written in a few hundredths of a second
PAUSE = 0.005  # seconds between batches: SQLite lets in whoever asks first, and others write too
# A page that has read the keys just before may still open a value sealed with the old one.
GRACE = 30.0


@dataclass
class Renewed:
    """What a change of keys did."""

    values: int = 0
    keys_destroyed: int = 0


def renew(*, group: Group, now: datetime, grace: float = GRACE, pause: float = PAUSE) -> Renewed:
    """A new key for a group; goes on where a change that was stopped left off. Raises Trouble where values do not open; then the old key stays. Raises ReadOnly."""
    readonly.check()
    live = keys_of(group)
    if len(live) < 2:
        renew_key(group=group, now=now)
        live = keys_of(group)
    newest = live[max(live)]
    done = Renewed()
    for columns in together():
        done.values += reseal(group, columns, live, newest, pause=pause)
    spoiled = left_behind(group, newest.number, live)
    if spoiled:
        raise Trouble(
            f"{spoiled} sealed values of the group {group.ident} do not open with any key, so the old key stays. They may stand right in a backup."
        )
    time.sleep(grace)
    readonly.check()
    for key in (
        GroupKey.unscoped.filter(group=group, number__lt=newest.number).exclude(wrapped="").select_related("group")
    ):
        destroy_key(key=key, now=now)
        done.keys_destroyed += 1
    return done


def reseal(group: Group, columns: Sequence[Place], live: Mapping[int, Key], newest: Key, *, pause: float) -> int:
    """Every value of some columns of a table that an older key sealed. Returns how many."""
    if columns[0].how.inside:
        return reseal_inside(group, columns[0], live, newest)
    older, done, last, end = sealed_by_older(group, columns, live, newest), 0, 0, columns[0].last_key("default")
    while last < end:
        # so many keys, not so many rows: PostgreSQL would look for those of the group and sort them, each time anew
        batch = list(rows_of(older.filter(pk__gt=last, pk__lte=last + BATCH), columns))
        fresh = [
            (row.pk, row.texts, [anew(*value, live, newest) for value in zip(row.texts, row.places, strict=True)])
            for row in batch
        ]
        if fresh:
            readonly.check()
            with transaction.atomic():
                replace(columns, fresh)
            time.sleep(pause)
        done += sum(was != shall for _, *texts in fresh for was, shall in zip(*texts, strict=True))
        last += BATCH
        if last >= end:
            end = columns[0].last_key("default")  # others wrote meanwhile
    return done


def sealed_by_older(group: Group, columns: Sequence[Place], live: Mapping[int, Key], newest: Key) -> Any:
    """The rows of a group in which an older key sealed something."""
    older = [number for number in live if number < newest.number]
    begins = [Q(**{f"{one.column}__startswith": f"{VERSION}:{number}:"}) for one in columns for number in older]
    rows = columns[0].all_rows("default").filter(**{columns[0].how.owner: group})
    return rows.filter(reduce(or_, begins)) if begins else rows.none()


def anew(sealed: str, place: str, live: Mapping[int, Key], newest: Key) -> str:
    """A value sealed with the newest key. As it was where it is, or does not open."""
    try:
        is_done = not sealed or number_of(sealed) == newest.number
        return sealed if is_done else seal(unseal(sealed, live, place), newest, place)
    except (Unreadable, ValueError):
        return sealed


def replace(columns: Sequence[Place], fresh: Sequence[tuple[Any, Sequence[str], Sequence[str]]]) -> None:
    """Write values anew: (row, as they were read, as they shall be). One that does not stand any more as it was read stays."""
    table, key = (quoted(name) for name in (columns[0].model._meta.db_table, str(columns[0].model._meta.pk.column)))
    names = [quoted(one.column) for one in columns]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sets = ", ".join(
                f"{name} = CASE {table}.{name} WHEN fresh.was_{at} THEN fresh.shall_{at} ELSE {table}.{name} END"
                for at, name in enumerate(names)
            )
            parts = ", ".join(f"was_{at}, shall_{at}" for at in range(len(names)))
            holes = ", ".join(["%s::bigint[]", *["%s::text[]"] * (2 * len(names))])
            rows = [[pk, *chain.from_iterable(zip(was, shall, strict=True))] for pk, was, shall in fresh]
            cursor.execute(
                f"UPDATE {table} SET {sets} FROM unnest({holes}) AS fresh (row, {parts}) WHERE {table}.{key} = fresh.row",
                [list(part) for part in zip(*rows, strict=True)],
            )
        else:
            sets = ", ".join(f"{name} = CASE {name} WHEN %s THEN %s ELSE {name} END" for name in names)
            cursor.executemany(
                f"UPDATE {table} SET {sets} WHERE {key} = %s",
                [[*chain.from_iterable(zip(was, shall, strict=True)), pk] for pk, was, shall in fresh],
            )


def reseal_inside(group: Group, place: Place, live: Mapping[int, Key], newest: Key) -> int:
    """Values inside a JSON column: few, so one row at a time, held while it is written."""
    done = 0
    for pk in list(place.rows("default").filter(**{place.how.owner: group}).values_list("pk", flat=True)):
        readonly.check()
        with transaction.atomic():
            for value in values(place.rows("default").filter(pk=pk).select_for_update(), place):
                new = anew(value.text, value.place, live, newest)
                if new != value.text:
                    whole = place.rows("default").values_list(place.column, flat=True).get(pk=pk)
                    place.rows("default").filter(pk=pk).update(**{place.column: {**whole, place.how.inside: new}})
                    done += 1
    return done


def left_behind(group: Group, newest: int, live: Mapping[int, Key]) -> int:
    """How many values an older key that is there still seals. Those of a key that is destroyed are lost already."""
    count = 0
    for place in places(of_groups=True):
        rows = place.rows("default").filter(**{place.how.owner: group})
        if not place.how.inside:
            rows = rows.exclude(**{f"{place.column}__startswith": f"{VERSION}:{newest}:"})
        count += sum(number_of(value.text) in live and number_of(value.text) < newest for value in values(rows, place))
    return count


def renew_master(*, now: datetime) -> int:
    """Seal with the master key of today what the one before it sealed. Returns how many values; again, and it is none. Raises ReadOnly."""
    readonly.check()
    if len(settings.MASTER_KEYS) < 2:
        raise Trouble(
            "There is no MASTER_KEY_BEFORE. To change the master key: set MASTER_KEY to the new one and MASTER_KEY_BEFORE to the old one, "
            "start the hall anew, and call this again."
        )
    done = sum(
        with_todays_master(place, value)
        for place in places(of_groups=False)
        for value in list(values(place.rows("default"), place))
    )
    with transaction.atomic():
        journal.write(chain=journal.HALL, deed="hall.renew_master_key", now=now, facts={"values": done})
    return done


def with_todays_master(place: Place, value: Value) -> bool:
    """One value; True where it was sealed with the master key before. Raises Trouble where neither opens it."""
    today, *before = [key_for(place.how.purpose, master) for master in settings.MASTER_KEYS]
    keys = [Key(number_of(value.text), key.secret) for key in (today, *before)]
    for at, key in enumerate(keys):
        try:
            text = unseal(value.text, {key.number: key}, value.place)
        except Unreadable:
            continue
        if at == 0:
            return False
        new = seal(text, keys[0], value.place)
        return bool(
            place.rows("default").filter(pk=value.pk, **{place.column: value.text}).update(**{place.column: new})
        )
    raise Trouble(
        f"A value of {place} opens neither with MASTER_KEY nor with MASTER_KEY_BEFORE. Nothing that was readable was changed."
    )
