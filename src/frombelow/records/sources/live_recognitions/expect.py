"""What must hold of the voluntary recognitions."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file: it only grows."""
    return missing(tables, (1_500, 20_000), happened_on=0.95, state=0.4)
