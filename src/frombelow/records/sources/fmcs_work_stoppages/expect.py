"""What must hold of strikes and lockouts 1981–2020."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (14_300, 14_317), state=0.99, happened_on=0.99, size=0.9)
