"""The only writes of the map: loading a release in place of the earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from django.db import connection

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.terrain import models, queries
from frombelow.hall.terrain.packing import DRAWING_NAMES
from frombelow.hall.terrain.queries import loaded
from frombelow.hall.terrain.release import BUNDLED, read_release
from frombelow.hall.terrain.rows import Shelf
from frombelow.hall.terrain.storage import fill, replacing


@dataclass(frozen=True)
class Loaded:
    """What was loaded: the release, and how many rows each table got."""

    release_id: str
    rows: dict[str, int]
    was_there: bool = False


def load_release(*, folder: Path, now: datetime) -> Loaded:
    """Load a release in place of the earlier one: all of it or nothing.

    Raises Refused, with the earlier release still in place, if the folder holds no release, one of another format, or
    a damaged one.
    """
    reading = read_release(folder)
    with replacing(models.TABLES):
        try:
            rows = {model._meta.db_table: fill(model, table) for model, table in Shelf(reading, now)}
        except pa.ArrowException as error:
            raise Refused(
                "The release in {folder} is damaged: {error}. Build it again.", folder=folder, error=error
            ) from error
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    return Loaded(reading.release_id, rows)


def load_bundled_release(*, now: datetime, folder: Path = BUNDLED) -> Loaded:
    """Load the release that came with the program, unless it is loaded already, with drawings as this program makes them."""
    reading = read_release(folder)
    if queries.release_id() == reading.release_id and loaded.drawing_names() <= DRAWING_NAMES:
        return Loaded(reading.release_id, {}, was_there=True)
    return load_release(folder=folder, now=now)
