"""What must hold of election cases closed in fiscal years 2009–2011 (case files)."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (11_500, 13_000), state=0.97, happened_on=0.99, title=0.99, naics=0.9)
