"""The rows made once per release that no table of it holds: its own row, and its drawings as browsers fetch them."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import brotli
import pyarrow as pa

from frombelow.hall.terrain.release import Reading

MAP_NAME = "counties.json"


def release_row(reading: Reading, now: datetime) -> pa.Table:
    """The one row that says which release is loaded."""
    return pa.table(
        {
            "id": pa.array([1], pa.int32()),
            "release_id": [reading.release_id],
            "loaded_at": [f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"],
            "manifest": [json.dumps(reading.manifest)],
        }
    )


def drawings(reading: Reading) -> pa.Table:
    """The county shapes: as they are, with gzip, and with brotli."""
    shapes = reading.shapes
    packed = (
        {"": shapes, "gzip": gzip.compress(shapes, 9, mtime=0), "br": brotli.compress(shapes, quality=11)}
        if shapes
        else {}
    )
    return pa.table(
        {
            "id": pa.array(range(1, len(packed) + 1), pa.int32()),
            "name": pa.array([MAP_NAME] * len(packed), pa.string()),
            "encoding": pa.array(list(packed), pa.string()),
            "content": pa.array(list(packed.values()), pa.binary()),
        }
    )
