"""What must hold of Starbucks elections and cases to March 2023."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (1_100, 1_200), state=0.97, happened_on=0.99)
