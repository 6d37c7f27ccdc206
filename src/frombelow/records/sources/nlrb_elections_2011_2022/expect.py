"""What must hold of union elections, fiscal years 2011–2022 (yearly reports)."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (16_430, 16_457), state=0.99, city=0.99, votes_for=0.98, result=0.98, happened_on=0.98)
