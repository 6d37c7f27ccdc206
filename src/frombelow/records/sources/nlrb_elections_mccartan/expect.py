"""What must hold of single-union elections 1994–2021 with filing dates."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (12_500, 12_692), state=0.99, filed_on=0.99, votes_for=0.97)
