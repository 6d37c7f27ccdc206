"""Building the national release."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.report import SHARED, Report
from frombelow.records.digest import file_digest
from frombelow.records.release_format import BUNDLED, open_release

RAW = SHARED / "records"
MOST_SECONDS = 180
MOST_MEMORY = 4e9  # bytes
MOST_BYTES = 45e6  # a limit of our own: a release is cloned with the program
# A build in a process of its own, so that its memory is measured without ours.
BUILD = """
import io, json, sys
from pathlib import Path
from rich.console import Console
from frombelow.records.build import build
raw, place, work, jobs = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
if __name__ == "__main__":
    summary = build(raw, place, work, jobs=jobs, console=Console(file=io.StringIO()))
    slowest = sorted(((d.seconds, d.name) for d in summary.done), reverse=True)[:3]
    print(json.dumps({"seconds": summary.seconds, "peak": summary.peak(), "slowest": slowest}))
"""


def run(report: Report) -> None:
    """Time and memory of a whole build on two processes, the same bytes from one process, size and counts."""
    if not RAW.is_dir():
        report.add("national build", "not measured", note="the raw records are not at hand")
        return
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        measured = build_once(here, "two", jobs=2)
        note = "slowest: " + ", ".join(f"{name} {seconds:.0f} s" for seconds, name in measured["slowest"])
        seconds, peak = measured["seconds"], measured["peak"]
        report.add(
            "whole build, 2 processes", f"{seconds:.0f} s", bar="< 180 s", holds=seconds < MOST_SECONDS, note=note
        )
        report.add(
            "memory", f"{peak / 1e9:.2f} GB", bar="< 4 GB", holds=peak < MOST_MEMORY,
            note="peaks of all processes added up, whether or not they came together",
        )  # fmt: skip
        build_once(here, "one", jobs=1)
        differing = [
            path for path, digest in digests(here / "two").items() if digests(here / "one").get(path) != digest
        ]
        same = not differing
        report.add(
            "built again by 1 process: the same bytes", "yes" if same else ", ".join(differing), bar="yes", holds=same
        )
        bundled = digests(here / "two") == digests(BUNDLED)
        report.add("the release shipped is the one built here", "yes" if bundled else "no", bar="yes", holds=bundled)
        report_contents(report, here / "two")


def build_once(here: Path, name: str, *, jobs: int) -> Mapping[str, Any]:
    """Build into here/name in a process of its own, from nothing."""
    program = here / "build.py"
    program.write_text(BUILD, encoding="utf-8")
    command = [sys.executable, str(program), str(RAW), str(here / name), str(here / f"work-{name}"), str(jobs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a release."""
    return {str(path.relative_to(folder)): file_digest(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def report_contents(report: Report, folder: Path) -> None:
    """Size and rows of the release."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    report.add("size of the release", f"{size / 1e6:.1f} MB", bar="≤ 45 MB", holds=size <= MOST_BYTES)
    tables = open_release(folder).manifest["tables"]
    for name in ("happening", "party", "player", "site", "tie", "opening", "measure", "sector"):
        report.add(f"rows: {name}", f"{tables[name]['rows']:,}")
