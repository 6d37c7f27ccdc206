"""Parquet files that come out byte for byte the same: rows in the order of the key, settings fixed.

The bytes depend only on the rows and on the locked version of pyarrow (it writes its name into the file).
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from frombelow.records.faults import RecordsFault
from frombelow.records.table import REAL, Table

ROWS_PER_GROUP = 1 << 16
DECIMALS = 6  # of every real number: finer than any source, coarser than the order of an addition


def write(table: pa.Table, path: Path, *, level: int = 3) -> None:
    """Write one file. `level` is zstd's: 3 for work folders, 17 for a release."""
    pq.write_table(
        table, path, compression="zstd", compression_level=level, row_group_size=ROWS_PER_GROUP,
        version="2.6", store_schema=False, write_statistics=True, use_dictionary=True,
    )  # fmt: skip


def read(path: Path) -> pa.Table:
    """Read one file."""
    return pq.read_table(path, use_threads=False)


def settled(table: pa.Table, kind: Table, where: str) -> pa.Table:
    """Fit to the columns of `kind`, round real numbers, sort by its key and refuse a key given twice."""
    table = rounded(kind.fit(table, where))
    table = table.sort_by([(name, "ascending") for name in kind.key])
    _refuse_repeats(table, kind, where)
    return table


def rounded(table: pa.Table) -> pa.Table:
    """Round every real number to DECIMALS, so that the order of an addition leaves no trace."""
    for position, field in enumerate(table.schema):
        if field.type == REAL:
            table = table.set_column(position, field, pc.round(table[field.name], ndigits=DECIMALS))
    return table


def _refuse_repeats(table: pa.Table, kind: Table, where: str) -> None:
    """Raise RecordsFault if two (sorted) rows share a key."""
    counts = table.select(list(kind.key)).group_by(list(kind.key), use_threads=False).aggregate([([], "count_all")])
    repeated = counts.filter(pc.greater(counts["count_all"], 1))
    if repeated.num_rows:
        example = ", ".join(f"{name}={repeated[name][0].as_py()!r}" for name in kind.key)
        raise RecordsFault(
            f"{where}: {repeated.num_rows} keys of the table {kind.name!r} stand in more than one row, e.g. {example}."
        )
