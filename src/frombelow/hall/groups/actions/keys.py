"""The keys of a group: a new one, and the end of an old one. What is sealed is sealed anew by `home.safekeeping.rotation`, which knows every table."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from frombelow.hall.groups.actions.common import note
from frombelow.hall.groups.models import Group, GroupKey
from frombelow.hall.groups.queries.keys import hold
from frombelow.hall.kit.sealing import Key, wrap


@transaction.atomic
def new_key(group: Group, now: datetime) -> GroupKey:
    """The next key of the group: from its commit on it is the one that seals."""
    hold(group, is_shared=False)
    last = GroupKey.unscoped.filter(group=group).order_by("-number").first()
    number = last.number + 1 if last else 1
    wrapped = wrap(Key.new(number), settings.MASTER_KEY, group.ident)
    return GroupKey.unscoped.create(group=group, number=number, wrapped=wrapped, made_at=now)


@transaction.atomic
def renew_key(*, group: Group, now: datetime) -> GroupKey:
    """A new key takes the place of the one that sealed until now."""
    key = new_key(group, now)
    note(group, "renew_key", by="", now=now, about=f"key:{key.number}")
    return key


@transaction.atomic
def destroy_key(*, key: GroupKey, now: datetime) -> None:
    """What is still sealed with it is lost, in every copy of the database that comes after this one."""
    hold(key.group, is_shared=False)
    GroupKey.unscoped.filter(pk=key.pk).update(wrapped="", destroyed_at=now)
    note(key.group, "destroy_key", by="", now=now, about=f"key:{key.number}")
