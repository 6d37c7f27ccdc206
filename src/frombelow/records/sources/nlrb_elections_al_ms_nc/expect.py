"""What must hold of election cases in Alabama, Mississippi and North Carolina, 2022–2026."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (185, 194), state=1.0, city=0.99, filed_on=0.99)
