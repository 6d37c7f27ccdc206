"""A hall under load for an hour: the four loads of the people's list each for a sixth of it, then all mixed; and how much memory its server takes on.

`SOAK_SECONDS` is how long the mixed load lasts: a minute by default, an hour (3600) in the night, when the four loads last ten minutes each. Memory is what the
server and its workers hold (VmRSS of Linux), after a sixth of the time for warming and at the end.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.bench_people import BARS, Bar, asked, told, with_people
from benchmarks.hall import Hall
from benchmarks.memory import held_by
from benchmarks.report import Report

SECONDS = int(os.environ.get("SOAK_SECONDS", 60))
EACH = max(5, SECONDS // 6)  # of the four loads, and of warming
PARTS = 12  # memory is looked at so often
MOST = 0.05  # growth


def run(report: Report) -> None:
    """On SQLite, which most halls have: there the database lies in the server's own processes."""
    if shutil.which("wrk") is None or not Path("/proc/self/status").exists():
        report.add("soak", "not measured: it needs wrk, and Linux", note="Debian: apt-get install wrk")
        return
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder))
        made = with_people(hall)
        for bar in BARS:
            with hall.open():
                told(report, hall, bar, *asked(hall, made, bar, EACH), during=f", for {EACH} s")
        soak(report, hall, made)


def soak(report: Report, hall: Hall, made: dict[str, str]) -> None:
    """The mixed load without a pause, and the server's memory meanwhile."""
    mix = BARS[-1]
    with hall.open() as server:
        asked(hall, made, mix, EACH)
        held, answered = [held_by(server)], 0.0
        for _ in range(PARTS):
            answered += part(hall, made, mix)
            held.append(held_by(server))
    growth = held[-1] / held[0] - 1
    way = ", ".join(f"{megabytes:.0f}" for megabytes in held)
    what = f"memory of the server's processes, grown in {SECONDS} s of the mixed load ({hall.database})"
    report.add(
        what, f"{growth:+.1%}", bar=f"< {MOST:.0%}", holds=growth < MOST, note=f"MB: {way}; {answered:,.0f} answers"
    )


def part(hall: Hall, made: dict[str, str], bar: Bar) -> float:
    """A part of the time; how many answers came."""
    seconds = max(1, SECONDS // PARTS)
    rate, _slowest = asked(hall, made, bar, seconds)
    return rate * seconds
