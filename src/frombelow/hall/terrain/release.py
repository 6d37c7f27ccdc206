"""The one door to the records: opens a release and hands its tables over as Arrow tables.

Whatever is wrong with a release is refused in the sentence the records say it in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.hall.kit.refusals import Refused
from frombelow.records.release_format import (
    BUNDLED,
    FORMAT,
    MEASURES,
    TABLES,
    CountyMap,
    RecordsFault,
    open_release,
    project,
    read_map,
    simplify,
)

__all__ = [
    "BUNDLED", "FORMAT", "MEASURES", "TABLES", "CountyMap", "Reading", "project", "read_release", "simplify",
]  # fmt: skip

MAP = "map/counties.json"


@dataclass(frozen=True)
class Reading:
    """A release as read: its id and manifest, `table(name)` for its tables, `shapes()` for the county map if it has one."""

    release_id: str
    manifest: dict[str, Any]
    table: Callable[[str], pa.Table]
    shapes: Callable[[], CountyMap | None]


def read_release(folder: Path) -> Reading:
    """Open a release. Raises Refused with what is wrong, where, and what to do."""
    try:
        release = open_release(folder)
    except RecordsFault as fault:
        raise Refused("{fault}", fault=str(fault)) from fault
    return Reading(
        release.release_id, release.manifest, lambda name: read_table(folder, name), lambda: read_shapes(folder / MAP)
    )


def read_table(folder: Path, name: str) -> pa.Table:
    """One table of a release, fitted to its description. Raises Refused for a damaged file or a wrong column."""
    path = folder / f"{name}.parquet"
    try:
        return TABLES[name].fit(pq.read_table(path), str(path))
    except FileNotFoundError:
        raise Refused("{path} is missing. Build the release again.", path=path) from None
    except RecordsFault as fault:
        raise Refused("{fault}", fault=str(fault)) from fault
    except (pa.ArrowException, OSError) as error:
        raise Refused("{path} cannot be read ({error}). Build the release again.", path=path, error=error) from error


def read_shapes(path: Path) -> CountyMap | None:
    """The county map; None where a release has none. Raises Refused for a damaged file."""
    try:
        return read_map(path.read_bytes())
    except FileNotFoundError:
        return None
    except RecordsFault as fault:
        raise Refused("{fault}", fault=f"{path}: {fault}") from fault
