"""The works of imports, in a process of their own: one at a time in a hall, each going on where it was when it was ended.

A page starts the process and shows how far it is. Which work goes on is told by a lock on a file, which the system lets go when a process dies:
whoever opens the page of an import whose work has stopped starts it again.
"""

from __future__ import annotations

import fcntl
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

logger = logging.getLogger(__name__)
TURN = "turn"
TRIES, BETWEEN = 3, 0.02  # seconds
NICE = 5  # pages come first
_children: list[subprocess.Popen[bytes]] = []


def folder() -> Path:
    """Where imports wait."""
    path: Path = settings.VAR / "imports"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


@contextmanager
def held(name: str, *, wait: bool) -> Iterator[bool]:
    """A lock of this machine; False where another process has it."""
    with open(folder() / f"{name}.lock", "wb") as file:
        if not locked(file, wait=wait):
            yield False
            return
        yield True


def locked(file: IO[bytes], *, wait: bool) -> bool:
    """Take the lock of an open file. A page that looks whether somebody works holds it for a moment, so it is tried more than once."""
    for _again in range(TRIES):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            time.sleep(BETWEEN)
        else:
            return True
    return False


def is_at_work(ident: str) -> bool:
    """Whether a process works on an import at this moment."""
    with held(ident, wait=False) as is_free:
        return not is_free


def start(ident: str) -> None:
    """A process that does what the state of an import asks for, and outlives whoever asked."""
    _children[:] = [child for child in _children if child.poll() is None]
    command = [sys.executable, "-m", "django", "work_import", ident]
    source = str(Path(__file__).resolve().parents[4])
    path = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH", ""))))
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "frombelow.hall.config.settings"),
        "PYTHONPATH": path,
    }
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(command, env=environment, stdin=quiet, stdout=quiet, start_new_session=True)  # noqa: S603  our own command
    _children.append(child)
