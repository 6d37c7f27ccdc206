"""What must hold of voluntary recognitions 2007–2009 and 2020–2024."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (1_670, 1_682), happened_on=0.99, state=0.4)
