"""What must hold of every staged table, whichever source it comes from."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from frombelow.records.faults import RecordsFault
from frombelow.records.parquet import settled
from frombelow.records.staging import TABLES
from frombelow.records.table import DAY, TEXT

CARE_OF = r"(?i)[ ,(]+c/o\b.*$"
EARLIEST, LATEST = date(1930, 1, 1), date(2035, 12, 31)


def accept(name: str, table: pa.Table, source_id: str, dropped: Counter[str]) -> pa.Table:
    """A staged table as the later steps may rely on it: fitted, trimmed, dated, sorted, keys unique.

    Impossible dates become absent and are counted in `dropped`. Raises RecordsFault for everything else.
    """
    where = f"source {source_id}"
    if name not in TABLES:
        raise RecordsFault(f"{where} made a table {name!r}, which is none of {', '.join(TABLES)}.")
    table = tidy(table, dropped)
    if "source_id" in table.column_names and set(table["source_id"].unique().to_pylist()) - {source_id}:
        raise RecordsFault(f"{where}: rows of {name!r} carry another source's name in 'source_id'.")
    return settled(_name_nobody(name, _without_care(name, table), where), TABLES[name], where)


def tidy(table: pa.Table, dropped: Counter[str]) -> pa.Table:
    """Trim text (empty becomes absent) and make impossible dates absent."""
    for position, field in enumerate(table.schema):
        values = table[field.name]
        if pa.types.is_string(field.type) or pa.types.is_large_string(field.type):
            values = pc.utf8_trim_whitespace(values.cast(TEXT))
            table = table.set_column(
                position, field.name, pc.if_else(pc.equal(values, ""), pa.scalar(None, TEXT), values)
            )
        elif field.type == DAY:
            possible = pc.and_(pc.greater_equal(values, pa.scalar(EARLIEST)), pc.less_equal(values, pa.scalar(LATEST)))
            impossible = pc.sum(pc.invert(possible)).as_py() or 0
            if impossible:
                dropped[f"{field.name}: date outside {EARLIEST.year}–{LATEST.year}, value left out"] += impossible
                table = table.set_column(position, field.name, pc.if_else(possible, values, pa.scalar(None, DAY)))
    return table


def _without_care(name: str, table: pa.Table) -> pa.Table:
    """A registered player's name ends where the person begins in whose care its mail is."""
    if name not in ("player", "player_name"):
        return table
    for column in ("name", "affiliation_words"):
        if column in table.column_names:
            values = pc.replace_substring_regex(table[column].cast(TEXT), pattern=CARE_OF, replacement="")
            table = table.set_column(table.column_names.index(column), column, values)
    return table


def _name_nobody(name: str, table: pa.Table, where: str) -> pa.Table:
    """A party who is a private individual has no name (else it is refused) and no street (it is left out)."""
    if name != "party" or "withheld" not in table.column_names:
        return table
    if pc.any(pc.and_(table["withheld"], pc.is_valid(table["name"]))).as_py():
        raise RecordsFault(f"{where}: a row of {name!r} is withheld, yet its 'name' is filled.")
    if "street" in table.column_names:
        street = pc.if_else(table["withheld"], pa.scalar(None, TEXT), table["street"].cast(TEXT))
        table = table.set_column(table.column_names.index("street"), "street", street)
    return table
