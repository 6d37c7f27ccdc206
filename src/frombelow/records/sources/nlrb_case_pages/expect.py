"""What must hold of case pages with allegations and participants."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (4_150, 4_260), state=0.95, happened_on=0.99, detail=0.7)
