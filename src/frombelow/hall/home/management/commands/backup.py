"""`frombelow backup`: everything members said, into one file that is encrypted and signed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from frombelow.hall.home.safekeeping import backups, keys
from frombelow.hall.home.safekeeping.trouble import Trouble

ON_THE_KEY = """This is shown once and kept nowhere here. Write it down or print it, and keep it where this server is not: two people, two places.
Whoever has it, the master key and a backup can read everything; without it no backup can be opened by anybody.

{sheet}
The master key (MASTER_KEY) is in no backup. Keep a copy of it on another sheet: with a backup alone, what groups sealed stays sealed."""


class Command(BaseCommand):
    """Make a backup, or the key for it."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = (
        "Everything members said, into one file, encrypted and signed, while the hall is open. Old backups are thinned."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-key", action="store_true", help="make the pair of keys and print the secret, once")
        parser.add_argument(
            "--recipient",
            metavar="age1…",
            help="backups open with this public key too, whose secret somebody else keeps",
        )
        parser.add_argument(
            "--to", type=Path, metavar="FOLDER", help=f"where the file goes (as set: {settings.BACKUPS})"
        )
        parser.add_argument(
            "--was-restored",
            metavar="NAME",
            help="note that this backup was restored on another machine and found whole",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.act(**options)
        except Trouble as trouble:
            raise CommandError(str(trouble)) from None

    def act(
        self, *, new_key: bool, recipient: str | None, to: Path | None, was_restored: str | None, **options: Any
    ) -> None:
        """One of four."""
        if new_key:
            self.stdout.write(ON_THE_KEY.format(sheet=keys.new_pair(settings.VAR)))
        elif recipient:
            keys.add_recipient(settings.VAR, recipient)
            self.stdout.write(f"Backups open with {len(keys.recipients(settings.VAR))} keys from now on.")
        elif was_restored:
            backups.note_drill(settings.VAR, was_restored, timezone.now())
            self.stdout.write("Noted.")
        else:
            self.make(to or settings.BACKUPS)

    def make(self, folder: Path) -> None:
        """A backup."""
        path, manifest = backups.make(connection=connection, folder=folder, var=settings.VAR, now=timezone.now())
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(
            f"{path}: {rows:,} rows of {len(manifest['tables'])} tables, {len(manifest['chains'])} journals, {path.stat().st_size / 1e6:,.1f} MB. "
            "The master key is not in it: keep it apart."
        )
