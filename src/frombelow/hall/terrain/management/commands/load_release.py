"""`manage.py load_release [FOLDER]`: load a release into the hall."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.terrain import actions
from frombelow.hall.terrain.release import BUNDLED


class Command(BaseCommand):
    """Load a release of the public records in place of the earlier one."""

    help = "Load a release of the public records: the one in FOLDER, or the one that came with the program."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, help="a folder with release.json and Parquet files")
        parser.add_argument("--again", action="store_true", help="load it even if it is the one already loaded")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"] or BUNDLED
        load = actions.load_release if options["again"] else actions.load_bundled_release
        started = time.perf_counter()
        try:
            loaded = load(folder=folder, now=timezone.now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if loaded.was_there:
            self.stdout.write(f"Release {loaded.release_id} is already loaded.")
            return
        rows = sum(loaded.rows.values())
        self.stdout.write(
            f"Loaded release {loaded.release_id}: {rows:,} rows in {time.perf_counter() - started:.1f} s."
        )
