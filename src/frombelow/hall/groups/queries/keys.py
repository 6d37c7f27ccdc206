"""The keys of a group: they open what is sealed in its rows.

Whoever opens a value reads its row first and the keys after it: while a key is changed, the row may have been sealed anew in between.
"""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.db import connection

from frombelow.hall.groups.models import Group, GroupKey
from frombelow.hall.kit.prepared import NUMBER, Prepared, Slot
from frombelow.hall.kit.sealing import Key, unwrap

KEYS: Prepared[GroupKey] = Prepared(
    lambda: (
        GroupKey.unscoped.filter(group_id=Slot("group", NUMBER)).exclude(wrapped="").values_list("number", "wrapped")
    )
)


def keys_of(group: Group) -> dict[int, Key]:
    """Every key that is not destroyed, by its number. The newest seals."""
    return {number: opened(group.ident, number, wrapped) for number, wrapped in KEYS.rows(group=group.pk)}


def sealing_key(group: Group) -> Key:
    """The key that new secrets are sealed with, until the end of this transaction: a newer key waits for it.

    So nothing is written with a key after the next one is there, and what was sealed anew stays so.
    """
    assert connection.in_atomic_block, "a secret is sealed in the transaction that writes it"
    hold(group, is_shared=True)
    keys = keys_of(group)
    return keys[max(keys)]


def hold(group: Group, *, is_shared: bool) -> None:
    """Keep the newest key of a group as it is until the end of the transaction. SQLite has one writer at a time, so nothing is to be held there."""
    if connection.vendor == "postgresql":
        how = "pg_advisory_xact_lock_shared" if is_shared else "pg_advisory_xact_lock"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {how}(hashtext('frombelow group key'), %s)", [group.pk])


@lru_cache(maxsize=256)
def opened(owner: str, number: int, wrapped: str) -> Key:
    """An unwrapped key; a destroyed one has no row that could ask for it here."""
    return unwrap(wrapped, number, settings.MASTER_KEYS, owner)
