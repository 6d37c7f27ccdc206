"""Who may be twice on the list: looking for them, and keeping what was found until somebody answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa
from django.db import transaction

from frombelow.hall.groups.models import Group
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.kit import bounded
from frombelow.hall.people.actions.common import note
from frombelow.hall.people.linking.job import JOB, LIMITS
from frombelow.hall.people.models import NotOne, Suggestion
from frombelow.hall.people.queries.duplicates import values_table

BATCH = 2_000


def look(reader: Reader, new: Sequence[int] = ()) -> bounded.Work:
    """Compare everybody on the list with everybody, or with the new ones only, in a process of its own; its answer is for `keep`."""
    reader.check(Right.MERGE)
    return bounded.within(LIMITS, JOB, values_table(reader.group, new))


@transaction.atomic
def keep(*, reader: Reader, pairs: pa.Table, is_whole: bool = True) -> int:
    """Put the pairs in place of those that stood there, or beside them, and say how many are new."""
    reader.check(Right.MERGE)
    count = keep_pairs(reader.group, pairs, now=reader.now, is_whole=is_whole)
    note(reader, "look_for_duplicates", facts={"found": count})
    return count


@transaction.atomic
def keep_pairs(group: Group, pairs: pa.Table, *, now: datetime, is_whole: bool = True) -> int:
    """The same for whoever tends the hall. What was put off stays put off; who was said to be two is left out."""
    there = Suggestion.unscoped.filter(group=group)
    known = {(first, second): put_off for first, second, put_off in there.values_list("first", "second", "put_off_at")}
    two = set(NotOne.unscoped.filter(group=group).values_list("first", "second"))
    if is_whole:
        there.delete()
    rows = []
    for row in pairs.to_pylist():
        first, second = sorted((row.pop("first"), row.pop("second")))
        probability = row.pop("probability")
        if (first, second) in two or (not is_whole and (first, second) in known):
            continue
        outcomes = {name: outcome for name, outcome in row.items() if outcome}
        place = {"first_id": first, "second_id": second, "put_off_at": known.get((first, second))}
        rows.append(Suggestion(group=group, probability=probability, outcomes=outcomes, made_at=now, **place))
    Suggestion.unscoped.bulk_create(rows, batch_size=BATCH)
    return len(rows)
