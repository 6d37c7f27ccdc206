"""A member takes the end of the journal along, to keep it elsewhere."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import localdate

from frombelow.hall.groups import scope
from frombelow.hall.groups.actions.common import note
from frombelow.hall.kit import journal
from frombelow.hall.kit.models import Head
from frombelow.methods.common.ends import End


@transaction.atomic
def keep_end(*, reader: scope.Reader) -> End:
    """The end, with the entry that says who took it along as the last one."""
    note(reader.group, "keep_end", by=reader.membership.ident, now=reader.now)
    return end_of(journal.head(reader.group.ident), localdate(reader.now).isoformat())


def end_of(head: Head, day: str) -> End:
    """The end of a journal as it stands."""
    return End(head.chain, head.number, day, head.fingerprint)
