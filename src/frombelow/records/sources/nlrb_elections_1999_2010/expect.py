"""What must hold of union elections 1999–2010 (case files of the agency)."""

import pyarrow as pa

from frombelow.records.happenings import missing


def expectations(tables: dict[str, pa.Table]) -> list[str]:
    """What must hold of the national file."""
    return missing(tables, (29_000, 29_060), state=0.99, county_fips=0.98, result=0.9, votes_for=0.97, naics=0.99)
