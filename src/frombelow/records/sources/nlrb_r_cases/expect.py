"""What must hold of election cases 1969–2024: numbers and dates."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (185_000, 190_000), happened_on=0.99, ended_on=0.9)
