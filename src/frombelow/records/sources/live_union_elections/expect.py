"""What must hold of the election cases by state."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the files fetched. One small state alone is well too."""
    return missing(tables, (30, 100_000), state=0.99, city=0.95, filed_on=0.95)
