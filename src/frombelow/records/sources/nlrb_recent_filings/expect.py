"""What must hold of recent filings, June 2025 to April 2026."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (10_900, 11_073), state=0.97, happened_on=0.99)
