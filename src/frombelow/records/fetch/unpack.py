"""Takes wanted files out of a zip that may pretend: other sizes than it says, paths that lead elsewhere, secrets.

Nothing is written where the zip says: the caller gives the place, the zip gives only bytes.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from frombelow.records.faults import RecordsFault

CHUNK = 1 << 20
ENCRYPTED = 0x1
PLAIN_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]*"
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def unpack(archive: Path, patterns: tuple[str, ...], folder: Path, *, title: str, most_bytes: int) -> list[Path]:
    """Write the files whose names fit the patterns into `folder`, each as `NAME.new`; returns these paths.

    Every pattern must fit at least one file. Raises RecordsFault if the zip is damaged, cut short or pretends.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [member for pattern in patterns for member in _fitting(opened, pattern, title)]
            if sum(member.file_size for member in members) > most_bytes:
                raise RecordsFault(
                    f"{title}: unpacked, the zip would have more than {most_bytes:,} bytes. Not unpacked."
                )
            return [_write(opened, member, folder, title) for member in members]
    except DAMAGED as error:
        raise RecordsFault(f"{title}: the zip is damaged or cut short ({error}). Fetch it again.") from error


def _fitting(opened: zipfile.ZipFile, pattern: str, title: str) -> list[zipfile.ZipInfo]:
    found = [m for m in opened.infolist() if not m.is_dir() and fnmatch(PurePosixPath(m.filename).name, pattern)]
    for member in found:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or not re.fullmatch(PLAIN_NAME, path.name):
            raise RecordsFault(
                f"{title}: the zip holds a path that leads elsewhere ({member.filename!r}). Not unpacked."
            )
        if member.flag_bits & ENCRYPTED:
            raise RecordsFault(f"{title}: {member.filename} in the zip is locked with a password. Not unpacked.")
    if not found:
        names = ", ".join(opened.namelist()[:5]) or "nothing"
        raise RecordsFault(f"{title}: the zip holds no {pattern} (found: {names}). The publisher may have changed it.")
    return found


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, title: str) -> Path:
    """Unpack one file; its size and checksum must be those that the zip tells."""
    path = folder / (PurePosixPath(member.filename).name + ".new")
    written = 0
    try:
        with opened.open(member) as packed, path.open("wb") as stream:
            while chunk := packed.read(CHUNK):
                written += len(chunk)
                stream.write(chunk)
        if written != member.file_size:
            raise RecordsFault(
                f"{title}: {member.filename} has {written:,} bytes, the zip says {member.file_size:,}. Not used."
            )
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
