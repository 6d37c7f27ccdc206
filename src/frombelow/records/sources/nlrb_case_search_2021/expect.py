"""What must hold of open cases on 12 November 2021 (case search)."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (11_200, 11_295), state=0.98, happened_on=0.99)
