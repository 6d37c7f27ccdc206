"""Who may be twice on the list: looking for them, and keeping what was found until somebody answers."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
from django.db import transaction

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
    """Put the pairs in place of those that stood there, or beside them. What was put off stays put off; who was said to be two is left out."""
    reader.check(Right.MERGE)
    there = Suggestion.unscoped.filter(group=reader.group)
    known = {(first, second): put_off for first, second, put_off in there.values_list("first", "second", "put_off_at")}
    two = set(NotOne.unscoped.filter(group=reader.group).values_list("first", "second"))
    if is_whole:
        there.delete()
    rows = []
    for row in pairs.to_pylist():
        first, second = sorted((row.pop("first"), row.pop("second")))
        probability = row.pop("probability")
        if (first, second) in two or (not is_whole and (first, second) in known):
            continue
        outcomes = {name: outcome for name, outcome in row.items() if outcome}
        rows.append(
            Suggestion(
                group=reader.group,
                first_id=first,
                second_id=second,
                probability=probability,
                outcomes=outcomes,
                made_at=reader.now,
                put_off_at=known.get((first, second)),
            )
        )
    Suggestion.unscoped.bulk_create(rows, batch_size=BATCH)
    note(reader, "look_for_duplicates", facts={"found": len(rows)})
    return len(rows)
