"""The keys of a group: they open what is sealed in its rows."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from frombelow.hall.groups.models import Group, GroupKey
from frombelow.hall.kit.sealing import Key, unwrap


def keys_of(group: Group) -> dict[int, Key]:
    """Every key that is not destroyed, by its number. The newest seals."""
    rows = GroupKey.unscoped.filter(group=group).exclude(wrapped="").values_list("number", "wrapped")
    return {number: opened(group.ident, number, wrapped) for number, wrapped in rows}


def sealing_key(group: Group) -> Key:
    """The key that new secrets are sealed with."""
    keys = keys_of(group)
    return keys[max(keys)]


@lru_cache(maxsize=256)
def opened(owner: str, number: int, wrapped: str) -> Key:
    """An unwrapped key; a destroyed one has no row that could ask for it here."""
    return unwrap(wrapped, number, settings.MASTER_KEY, owner)
