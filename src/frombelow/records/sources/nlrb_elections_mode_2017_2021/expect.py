"""What must hold of union elections 2017–2021 with election mode and unit text."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (6_700, 6_927), state=0.99, mode=0.98, filed_on=0.99, votes_for=0.98)
