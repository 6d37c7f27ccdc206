"""What must hold of elections of Regions 4 and 6, 1998–2023."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (2_200, 2_304), state=0.99, filed_on=0.99, votes_for=0.95)
