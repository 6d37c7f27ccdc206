"""What must hold of the nightly contract notices."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file: it only grows."""
    return missing(tables, (150_000, 3_000_000), state=0.9, city=0.9, happened_on=0.9, expires_on=0.7)
