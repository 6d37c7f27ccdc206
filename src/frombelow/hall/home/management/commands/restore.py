"""`frombelow restore`: a backup back into an empty hall, or only into a drill."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from frombelow.hall.home.safekeeping import backups, keys
from frombelow.hall.home.safekeeping.restoring import Verified, restore
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.terrain.actions import load_bundled_release


class Command(BaseCommand):
    """Restore a backup."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = "A backup back into an empty hall. Nothing is written before the whole file was checked."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the backup")
        parser.add_argument(
            "--key",
            required=True,
            metavar="FILE",
            help="the two lines of the sheet; - reads them from the keyboard or a pipe",
        )
        parser.add_argument(
            "--drill", action="store_true", help="restore into a database of its own, check it, and throw it away"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            sheet = keys.sheet_at(options["key"])
            if options["drill"]:
                self.drill(options["file"], sheet)
            else:
                self.restore(options["file"], sheet)
        except OSError as error:
            raise CommandError(f"{options['key']} cannot be read: {error.strerror}.") from None
        except Trouble as trouble:
            raise CommandError(str(trouble)) from None

    def restore(self, path: Path, text: str) -> None:
        """Into the database of the settings."""
        found = restore(
            connection=connection,
            path=path,
            sheet=keys.read_sheet(text),
            told=lambda step: self.stdout.write(f"… {step}"),
        )
        call_command("migrate", verbosity=0, interactive=False)
        self.tell(found)
        if "FROMBELOW_DRILL" not in os.environ:
            self.load_public_records()

    def tell(self, found: Verified) -> None:
        """What was verified."""
        chains = len(found.manifest["chains"])
        self.stdout.write(
            f"The backup of {found.manifest['made_at']} is here and whole: signature and fingerprints, {found.rows:,} rows in "
            f"{len(found.manifest['tables'])} tables, {found.entries:,} entries of {chains} journals recomputed to their end."
        )
        if not found.sealed:
            return
        if found.has_master_key:
            self.stdout.write(f"The master key opens what is sealed: {found.unsealed:,} values were tried.")
        else:
            self.stdout.write(
                self.style.WARNING(
                    "What groups sealed cannot be read: the master key here is not the one of the hall that was backed up. Set MASTER_KEY to that one."
                )
            )

    def load_public_records(self) -> None:
        """They are in no backup."""
        self.stdout.write("… loading the public records that came with the program")
        try:
            load_bundled_release(now=timezone.now())
        except Refused as refusal:
            self.stderr.write(f"The public records could not be loaded. {refusal}")

    def drill(self, path: Path, text: str) -> None:
        """In a process of its own, whose database is a file that is removed afterwards. The rows fit both kinds of database."""
        settings.VAR.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="drill-", dir=settings.VAR) as folder:
            env = {
                **os.environ,
                "DATABASE_URL": f"sqlite:///{folder}/hall.sqlite3",
                "VAR": str(settings.VAR),
                "FROMBELOW_DRILL": "yes",
            }
            env.pop("DATABASE_URL_FILE", None)
            words = [
                sys.executable,
                "-m",
                "django",
                "restore",
                str(path),
                "--key",
                "-",
                "--settings",
                "frombelow.hall.config.settings",
            ]
            if subprocess.run(words, input=text, text=True, env=env, check=False).returncode:  # noqa: S603  our own interpreter and words
                raise Trouble("The drill failed; why stands above. This backup may not be relied on.")
        backups.note_drill(settings.VAR, path.name, timezone.now())
        self.stdout.write("The drill is over and its database removed. `frombelow doctor` knows of it.")
