"""`frombelow group-in`: the file of a group into this hall, beside the groups that are here."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from frombelow.hall.home.safekeeping import keys
from frombelow.hall.home.safekeeping.group_in import Arrived, Code, group_in
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit.readonly import ReadOnly


class Command(BaseCommand):
    """Take a group in."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = "The file of a group into this hall. Nothing is written before the whole file was checked, and nothing of any other group is touched."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file of the group")
        parser.add_argument(
            "--key",
            required=True,
            metavar="FILE",
            help="the two lines of its sheet; - reads them from the keyboard or a pipe",
        )
        parser.add_argument(
            "--codes",
            type=Path,
            required=True,
            metavar="FILE",
            help="a new file for the members' personal codes, which only you can read: hand it to an officer of the group, then delete it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            sheet = keys.sheet_at(options["key"])
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['key']} cannot be read: {error}.") from None
        try:
            self.take_in(options["file"], sheet, options["codes"])
        except (Trouble, ReadOnly) as trouble:
            raise CommandError(str(trouble)) from None

    def take_in(self, path: Path, text: str, to: Path) -> None:
        """One group. The file of codes is there before anything is written to the database, so that none is lost."""
        sheet = keys.read_sheet(text)
        call_command("migrate", verbosity=0, interactive=False)
        with new_file(to) as file:
            found = group_in(
                connection=connection,
                path=path,
                sheet=sheet,
                now=timezone.now(),
                told=lambda step: self.stdout.write(f"… {step}"),
                hand_over=lambda codes: write_codes(file, codes),
            )
        self.tell(found, to)

    def tell(self, found: Arrived, to: Path) -> None:
        """What was verified, and how members get in."""
        self.stdout.write(
            f"{found.group.name} is here and whole: {found.rows:,} rows, {found.entries:,} entries of its journal recomputed to their end, "
            f"{found.unsealed:,} sealed values opened.\n"
            f"{len(found.codes)} members take up their membership again, each with a personal code: at /join/ of this hall. The codes are in {to}. "
            "Whoever has a code has that membership: hand the file to an officer, and delete it here.\n"
            f"A key of its own for this server: frombelow rotate-keys {found.group.ident}"
        )


@contextmanager
def new_file(path: Path) -> Iterator[IO[str]]:
    """A file that only its owner reads; gone again where something goes wrong."""
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Trouble(f"The codes cannot be written to {path}: {error.strerror}. Name a new file.") from None
    try:
        with open(number, "w", encoding="utf-8", newline="") as file:
            yield file
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write_codes(file: IO[str], codes: Sequence[Code]) -> None:
    """A line for each, on the disk before the group is there."""
    table = csv.writer(file)
    table.writerow(["name", "code", "holds a mandate"])
    table.writerows([spelled(one.name), one.code, "yes" if one.holds_mandate else ""] for one in codes)
    file.flush()
    os.fsync(file.fileno())


def spelled(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name[:1] in "=+-@\t\r" else name
