"""Who keeps the end of a group's journal elsewhere, as the journal says."""

from __future__ import annotations

from datetime import datetime, timedelta

from frombelow.hall.groups.models import Group
from frombelow.hall.kit.models import Entry

KEEP_END = "groups.keep_end"
MONTH = timedelta(days=30)


def keepers(group: Group, now: datetime) -> frozenset[str]:
    """The members who took it along within a month, by the idents of their memberships."""
    taken = Entry.objects.filter(chain=group.ident, deed=KEEP_END, at__gt=now - MONTH)
    return frozenset(taken.values_list("by", flat=True))
