"""What must hold of the nightly cases."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file: it only grows."""
    return missing(tables, (300_000, 5_000_000), state=0.95, happened_on=0.98)
