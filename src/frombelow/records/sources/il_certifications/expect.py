"""What must hold of certifications of the Illinois Labor Relations Board."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (300, 2_000), state=1.0, happened_on=1.0)
