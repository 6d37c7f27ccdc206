"""One build at a time: a lock on the folders themselves, freed by the system when the build ends or dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frombelow.records.faults import RecordsFault


@contextmanager
def only_one(*folders: Path) -> Iterator[None]:
    """Hold these folders for one build. Raises RecordsFault if another build holds one of them."""
    held: list[int] = []
    try:
        for folder in dict.fromkeys(folders):
            folder.mkdir(parents=True, exist_ok=True)
            held.append(_take(folder))
        yield
    finally:
        for handle in held:
            os.close(handle)


def _take(folder: Path) -> int:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise RecordsFault(
            f"Another build is at work in {folder}. Wait for it, or give this one another --work and --to."
        ) from None
    return handle
