"""What must hold of decisions in open cases, 2024–2026."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the whole file."""
    return missing(tables, (430, 484), state=0.9, happened_on=0.95)
