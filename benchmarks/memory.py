"""What a process and those it began hold of the machine's memory, as Linux tells it."""

from __future__ import annotations

import os
import re
from pathlib import Path


def held_by(process: int) -> float:
    """Megabytes in memory (VmRSS) of a process and all that it began, together; programs and libraries too, though they stand there once for all of them."""
    return sum(told(number, "VmRSS") for number in family(process)) * 1024 / 1e6


def family(process: int) -> set[int]:
    """A process, those it began, those that they began, and so on."""
    parents = {number: told(number, "PPid") for number in map(int, filter(str.isdigit, os.listdir("/proc")))}
    found, before = {process}, 0
    while len(found) > before:
        before = len(found)
        found |= {number for number, parent in parents.items() if parent in found}
    return found


def told(process: int, name: str) -> int:
    """A number that Linux tells of a process; 0 where it has ended."""
    try:
        text = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = re.search(rf"^{name}:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) if found else 0
