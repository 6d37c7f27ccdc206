"""Backup and restore of a hall with a million people."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from benchmarks.report import Report

PEOPLE = int(os.environ.get("PEOPLE", "1000000"))
MOST = {"sqlite": 60.0, "postgresql": 300.0}  # seconds to restore and verify


def run(report: Report) -> None:
    """On SQLite, and on PostgreSQL where DATABASE_URL names one."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frombelow.hall.config.settings")
    django.setup()
    for engine in (
        ("sqlite", "postgresql") if os.environ.get("DATABASE_URL", "").startswith("postgres") else ("sqlite",)
    ):
        with tempfile.TemporaryDirectory(prefix="frombelow-keeping-") as folder:
            measure(report, engine, Path(folder))


def measure(report: Report, engine: str, folder: Path) -> None:
    """One engine."""
    from frombelow.hall.home.safekeeping.tests.halls import Hall

    hall, elsewhere = Hall(folder, engine=engine), Hall(folder, engine=engine, name="elsewhere")
    try:
        hall.do("fill", 100)
        hall.do("many", PEOPLE)
        hall.sheet(folder / "sheet")
        begun = time.perf_counter()
        path = hall.backup()
        took = time.perf_counter() - begun
        megabytes = path.stat().st_size / 1e6
        report.add(f"{engine}: backup of {PEOPLE:,} people", f"{took:.1f} s, {megabytes:,.0f} MB")
        done = elsewhere.do("restore_here", path, folder / "sheet")
        steps = ", ".join(f"{step} {seconds:.1f}" for step, seconds in done["steps"].items())
        report.add(
            f"{engine}: restored and verified",
            f"{done['seconds']:.1f} s",
            bar=f"≤ {MOST[engine]:.0f} s",
            holds=done["seconds"] <= MOST[engine],
            note=f"{done['rows']:,} rows; seconds: {steps}; of the processor: {done['cpu']:.1f}",
        )
    finally:
        hall.close()
        elsewhere.close()
