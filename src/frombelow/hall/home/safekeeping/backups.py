"""The folder of backups: making one, and thinning the old ones."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from frombelow.hall.home.safekeeping import keys
from frombelow.hall.home.safekeeping.packing import Packing, pack
from frombelow.hall.home.safekeeping.tables import members_tables
from frombelow.hall.home.safekeeping.trouble import Trouble

NAME = re.compile(r"hall-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2})\.backup")
IN_A_NAME = "%Y-%m-%dT%H-%M-%S"
DAYS, WEEKS, MONTHS = 7, 4, 12
DRILLS = "drills.json"


def make(
    *,
    connection: BaseDatabaseWrapper,
    folder: Path,
    var: Path,
    now: datetime,
    told: Callable[[str], None] = lambda table: None,
) -> tuple[Path, dict[str, Any]]:
    """A backup of everything members said, and its manifest; the old ones are thinned. Raises Trouble."""
    to = keys.recipients(var)
    if not to:
        raise Trouble("There is no key to encrypt to yet. Make one: frombelow backup --new-key")
    packing = Packing(connection, members_tables(), "hall", now, told=told)
    path = folder / f"hall-{now.astimezone(UTC):{IN_A_NAME}}.backup"
    manifest = pack(packing, path, recipients=to, signing=keys.signing_key(var))
    for old in to_thin(all_in(folder)):
        old.unlink()
    return path, manifest


def day_of(path: Path) -> datetime:
    """When a backup was made, as its name says."""
    match = NAME.fullmatch(path.name)
    assert match is not None
    return datetime.strptime(match[1], IN_A_NAME).replace(tzinfo=UTC)


def all_in(folder: Path) -> list[Path]:
    """Every backup in a folder, the newest first. Other files are none of ours."""
    found = [path for path in folder.glob("hall-*.backup") if NAME.fullmatch(path.name)]
    return sorted(found, key=day_of, reverse=True)


def to_thin(paths: Iterable[Path]) -> list[Path]:
    """Which go: kept is the newest of each of the last seven days, four weeks and twelve months that have one. `paths`: the newest first."""
    paths, kept = list(paths), set()
    for most, window in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        newest: dict[str, Path] = {}
        for path in paths:
            newest.setdefault(day_of(path).strftime(window), path)
        kept |= set(list(newest.values())[:most])
    return [path for path in paths if path not in kept]


def room(folder: Path) -> int:
    """Bytes that are free where backups go."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def note_drill(var: Path, backup: str, now: datetime) -> None:
    """A backup was restored and found whole: `doctor` asks for it."""
    keys.write(keys.folder(var) / DRILLS, json.dumps({"backup": backup, "at": now.isoformat(timespec="seconds")}))


def last_drill(var: Path) -> tuple[str, datetime] | None:
    """Which backup was restored last, and when; None: never one."""
    try:
        said = json.loads((keys.folder(var) / DRILLS).read_text(encoding="ascii"))
        return said["backup"], datetime.fromisoformat(said["at"])
    except (OSError, ValueError, KeyError):
        return None
