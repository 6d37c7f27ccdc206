"""Puts a finished folder in the place of an old one, at one stroke."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

AT_FDCWD, RENAME_EXCHANGE = -100, 2


def replace_folder(new: Path, place: Path) -> None:
    """Move `new` to `place`; what stood there before is removed afterwards, never before."""
    if not place.exists():
        new.rename(place)
        return
    if exchange(new, place):
        shutil.rmtree(new)
        return
    old = before(place)
    shutil.rmtree(old, ignore_errors=True)
    place.rename(old)
    new.rename(place)
    shutil.rmtree(old)


def restore(place: Path) -> None:
    """After a build was killed between two renames: bring the old folder back."""
    if not place.exists() and before(place).is_dir():
        before(place).rename(place)


def before(place: Path) -> Path:
    """Where the old folder waits while the new one moves in (only where the system cannot exchange two names)."""
    return place.with_name(f".{place.name}.before")


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step (Linux). False where the system or the file system cannot."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
