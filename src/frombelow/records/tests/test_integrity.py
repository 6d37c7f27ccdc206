"""A release names nobody and nothing that it does not hold."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.records.integrity import LISTS, REFERENCES, dangling
from frombelow.records.release_format import TABLES, Release


def release(folder: Path, **rows: list[dict[str, str]]) -> Release:
    """A release of empty tables but for these rows; columns not told are absent."""
    for name, table in TABLES.items():
        loose = pa.schema([field.with_nullable(True) for field in table.schema])
        pq.write_table(pa.Table.from_pylist(rows.get(name, []), schema=loose), folder / f"{name}.parquet")
    return Release(folder, {})


def test_every_reference_is_a_column_of_the_format():
    for table, column, other, key in REFERENCES:
        assert column in TABLES[table].schema.names
        assert key in TABLES[other].schema.names
    assert {(table, column) for table, column, *_ in REFERENCES} >= LISTS


def test_what_is_lost_is_told(tmp_path):
    faults = dangling(
        release(
            tmp_path,
            player=[{"player_id": "olms-1"}],
            party=[{"candidates": "olms-1 olms-2"}],
            player_value=[{"player_id": "olms-1"}],
            happening=[{"place_id": "02201"}],
        )
    )
    assert faults == [
        "happening.place_id names 1 that place lacks, such as '02201'.",
        "party.candidates names 1 that player lacks, such as 'olms-2'.",
    ]
