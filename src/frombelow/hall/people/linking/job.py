"""The linking as a job of `kit.bounded`: in a process of its own, with so much time and memory."""

from __future__ import annotations

import pyarrow as pa
from django.utils.translation import gettext_noop

from frombelow.hall.kit.bounded import Limits, Report

AT_LEAST = 0.5
SURE = 0.999  # what may be merged together with others, after a preview
JOB = "frombelow.hall.people.linking.job:suggest"
# Address space, not memory: DuckDB and Arrow reserve much more than they use; `ladder.MEMORY` bounds what they use.
LIMITS = Limits(seconds=300, megabytes=6000, command="manage.py find_duplicates")


def suggest(report: Report, values: pa.Table) -> pa.Table:
    """The likely pairs of a group's list, from its values."""
    from frombelow.hall.people.linking.ladder import likely_pairs_of_values  # Splink and DuckDB: only where they work

    report(gettext_noop("{count} values are compared."), count=f"{values.num_rows:,}")
    return likely_pairs_of_values(values, AT_LEAST)
