"""The tables of a release that the cells are made from."""

from __future__ import annotations

from pathlib import Path

from frombelow.records.faults import RecordsFault
from frombelow.records.potential.facts import TABLES


def tables_of(folder: Path) -> dict[str, Path]:
    """Their files. Raises RecordsFault for a folder that lacks one."""
    files = {name: folder / f"{name}.parquet" for name in TABLES}
    for name, file in files.items():
        if not file.is_file():
            raise RecordsFault(
                f"{folder} has no table {name}: it is no release, or one built by an earlier program. Build it again with `frombelow records build`."
            )
    return files
