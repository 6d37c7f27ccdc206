"""The rows made once per release that no table of it holds: its own row, and its drawings as browsers fetch them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime

import brotli
import pyarrow as pa

from frombelow.hall.terrain.outlines import DETAILS, outlines
from frombelow.hall.terrain.release import Reading

DRAWING_NAMES = {detail.name for detail in DETAILS}
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "": lambda content: content,
    "gzip": lambda content: gzip.compress(content, 9, mtime=0),
    "br": lambda content: bytes(brotli.compress(content, quality=11)),
}


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
    """The county shapes, far and near: each as it is, with gzip, and with brotli."""
    shapes = reading.shapes()
    contents = {detail.name: outlines(shapes, detail) for detail in DETAILS} if shapes else {}
    rows = [(name, encoding, pack(content)) for name, content in contents.items() for encoding, pack in PACKED.items()]
    return pa.table(
        {
            "id": pa.array(range(1, len(rows) + 1), pa.int32()),
            "name": pa.array([name for name, _, _ in rows], pa.string()),
            "encoding": pa.array([encoding for _, encoding, _ in rows], pa.string()),
            "content": pa.array([content for _, _, content in rows], pa.binary()),
        }
    )
