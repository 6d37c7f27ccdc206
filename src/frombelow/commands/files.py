"""Files in and out for all commands: a fault is one sentence, and nothing is left half-written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from frombelow.methods.common.said import Unreadable

Value = TypeVar("Value")


def bytes_of(path: Path, largest: int) -> bytes:
    """The content of a file, or of standard input for “-”. A file that is too large is not even opened."""
    if str(path) == "-":
        return sys.stdin.buffer.read(largest + 1)
    size = path.stat().st_size
    if size > largest:
        raise click.ClickException(
            f"{path.name} has {size // 2**20} MB; at most {largest // 2**20} MB are read. Leave out what is not needed."
        )
    return path.read_bytes()


def readable(path: Path, read: Callable[[], Value]) -> Value:
    """What `read` returns; what it cannot read is told by the file's name and its sentences."""
    try:
        return read()
    except Unreadable as fault:
        raise click.ClickException("\n".join(f"{path.name}: {problem}" for problem in fault.problems)) from None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: either all of it is there, or what was there before."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as fault:
        raise click.ClickException(f"{path} cannot be written: {fault.strerror}. Choose another place.") from None
    finally:
        beside.unlink(missing_ok=True)
