"""From a clone to a page.

A fresh clone of what is committed, and the README's one command, until the front page answers. It needs the package index; a first run also fills pip's own store of packages.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.hall import PORT, ROOT, wait_for
from benchmarks.report import Report

LONGEST = 600


def run(report: Report) -> None:
    """Clone, run, ask."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "frombelow"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
        with (Path(folder) / "said").open("w+") as said:
            seconds = until_it_answers(clone, said.fileno())
            said.seek(0)
            words = said.read()
    if seconds is None:
        report.add(
            "`make run` in a fresh clone, until the front page answers",
            "not measured: it did not open",
            note=words[-300:].replace("\n", " "),
        )
        return
    told = next((line for line in words.splitlines() if line.startswith("Public records, release")), "")
    report.add("`make run` in a fresh clone, until the front page answers", f"{seconds:.0f} s", note=told)


def until_it_answers(clone: Path, said: int) -> float | None:
    """Seconds, or None if the hall did not open."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "VAR", "VIRTUAL_ENV"}
    }
    started = time.perf_counter()
    made = subprocess.Popen(
        ["make", "run"], cwd=clone, env=environment | {"PORT": str(PORT)}, stdout=said, stderr=said, process_group=0
    )
    try:
        while made.poll() is None and time.perf_counter() - started < LONGEST:
            try:
                wait_for("/", seconds=1)
            except TimeoutError:
                continue
            return time.perf_counter() - started
        return None
    finally:
        os.killpg(made.pid, signal.SIGTERM)
        made.wait()
