"""What must hold of first contracts reached, 2021–2022."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (185, 190), happened_on=0.99, size=0.9)
