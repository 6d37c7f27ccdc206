"""A new key in place of the old one, while the hall is open: everything sealed is sealed anew, a thousand values at a time, then the old key is destroyed.

May be stopped at any moment, also by a power cut, and called again: what is done is seen from the values themselves. Nobody's newer value is written
over: a value is replaced only where it still stands as it was read.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from frombelow.hall.groups.actions.keys import destroy_key, renew_key
from frombelow.hall.groups.models import Group, GroupKey
from frombelow.hall.groups.queries.keys import keys_of
from frombelow.hall.home.safekeeping.sealed_columns import Place, Value, places, values
from frombelow.hall.home.safekeeping.tables import quoted
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit import journal
from frombelow.hall.kit.sealing import VERSION, Key, Unreadable, key_for, number_of, seal, unseal

BATCH = 1_000
PAUSE = 0.005  # seconds between batches: SQLite lets in whoever asks first, and others write too
# A page that has read the keys just before may still open a value sealed with the old one.
GRACE = 30.0


@dataclass
class Renewed:
    """What a change of keys did."""

    values: int = 0
    keys_destroyed: int = 0


def renew(*, group: Group, now: datetime, grace: float = GRACE, pause: float = PAUSE) -> Renewed:
    """A new key for a group; goes on where a change that was stopped left off. Raises Trouble where values do not open; then the old key stays."""
    live = keys_of(group)
    if len(live) < 2:
        renew_key(group=group, now=now)
        live = keys_of(group)
    newest = live[max(live)]
    done = Renewed()
    for place in places(of_groups=True):
        done.values += reseal(group, place, live, newest, pause=pause)
    spoiled = left_behind(group, newest.number, live)
    if spoiled:
        raise Trouble(
            f"{spoiled} sealed values of the group {group.ident} do not open with any key, so the old key stays. They may stand right in a backup."
        )
    time.sleep(grace)
    for key in (
        GroupKey.unscoped.filter(group=group, number__lt=newest.number).exclude(wrapped="").select_related("group")
    ):
        destroy_key(key=key, now=now)
        done.keys_destroyed += 1
    return done


def reseal(group: Group, place: Place, live: Mapping[int, Key], newest: Key, *, pause: float) -> int:
    """Every value of a column that an older key sealed. Returns how many."""
    if place.how.inside:
        return reseal_inside(group, place, live, newest)
    done, last = 0, 0
    while True:
        rows = sealed_by_older(group, place, live, newest).filter(pk__gt=last)[:BATCH]
        with transaction.atomic():
            batch = list(values(rows, place))
            if not batch:
                return done
            fresh = [(value.pk, value.text, new) for value in batch if (new := anew(value, live, newest))]
            done += replace(place, fresh)
        last = batch[-1].pk
        time.sleep(pause)


def sealed_by_older(group: Group, place: Place, live: Mapping[int, Key], newest: Key) -> Any:
    """The rows of a group that an older key sealed."""
    begins = [f"{place.column}__startswith"]
    older = [number for number in live if number < newest.number]
    rows = place.rows("default").filter(**{place.how.owner: group})
    found = rows.none()
    for number in older:
        found = found | rows.filter(**{begins[0]: f"{VERSION}:{number}:"})
    return found.order_by("pk")


def anew(value: Value, live: Mapping[int, Key], newest: Key) -> str:
    """The value sealed with the newest key; "" where it does not open."""
    try:
        return seal(unseal(value.text, live, value.place), newest, value.place)
    except Unreadable:
        return ""


def replace(place: Place, fresh: Sequence[tuple[Any, str, str]]) -> int:
    """Write values anew: (row, as it was read, as it shall be). Returns how many stood as they were read."""
    table, column, key = (
        quoted(name) for name in (place.model._meta.db_table, place.column, str(place.model._meta.pk.column))
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"UPDATE {table} SET {column} = fresh.shall FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS fresh (row, was, shall) "
                f"WHERE {table}.{key} = fresh.row AND {table}.{column} = fresh.was", [list(part) for part in zip(*fresh, strict=True)] or [[], [], []],
            )  # fmt: skip
        else:
            cursor.executemany(
                f"UPDATE {table} SET {column} = %s WHERE {key} = %s AND {column} = %s",
                [(shall, pk, was) for pk, was, shall in fresh],
            )
        return int(cursor.rowcount)


def reseal_inside(group: Group, place: Place, live: Mapping[int, Key], newest: Key) -> int:
    """Values inside a JSON column: few, so one row at a time, held while it is written."""
    done = 0
    for pk in list(place.rows("default").filter(**{place.how.owner: group}).values_list("pk", flat=True)):
        with transaction.atomic():
            for value in values(place.rows("default").filter(pk=pk).select_for_update(), place):
                new = anew(value, live, newest) if number_of(value.text) < newest.number else ""
                if new:
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
    """Seal with the master key of today what the one before it sealed. Returns how many values; again, and it is none."""
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
