"""What must hold of charges against employers 1975–2024, with city."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (80_000, 90_000), state=0.97, happened_on=0.99)
