"""What must hold of contract notices (F-7), fiscal year 2004 and nine months 2020–2024."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (33_500, 34_400), state=0.99, city=0.99, happened_on=0.99, expires_on=0.9, size=0.9)
