"""What must hold of Region 4 (Philadelphia) cases filed January to August 2026."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (470, 490), state=0.97, happened_on=0.99, detail=0.8)
