"""What must hold of the elections of 1961 to 1998."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file: a closed archive."""
    return missing(tables, (100_000, 400_000), state=0.9, filed_on=0.8, eligible=0.9)
