"""`frombelow group-out`: everything of one group, into one encrypted file that another server takes in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from frombelow.hall.groups.models import Group
from frombelow.hall.home.safekeeping import keys
from frombelow.hall.home.safekeeping.group_out import group_out
from frombelow.hall.home.safekeeping.trouble import Trouble

ON_THE_KEY = """This opens the file. It is shown once and kept nowhere: store it apart from the file, and give it to whoever takes the group in.

{sheet}"""
ON_THE_SIGNATURE = """The file opens with the secret of the key that you named. Whoever takes the group in needs this line too, on the same sheet:

{signature}"""


class Command(BaseCommand):
    """Take a group out."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = "Everything of one group, and nothing of any other, into one encrypted file. The group stays here as it is; its journal says so."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("group", help="the ident of the group, as in its address: /g/IDENT/")
        parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="where the file goes")
        parser.add_argument(
            "--recipient",
            metavar="age1…",
            help="the file opens with this public key, whose secret somebody else keeps; without it a new key is made",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.take_out(options["group"], options["to"], options["recipient"])
        except Trouble as trouble:
            raise CommandError(str(trouble)) from None

    def take_out(self, ident: str, path: Path, recipient: str | None) -> None:
        """One group."""
        group = Group.unscoped.filter(ident=ident).first()
        if group is None:
            raise Trouble(f"There is no group {ident} in this hall. The ident stands in its address: /g/IDENT/")
        if recipient:
            public = keys.checked_recipient(recipient)
            words = ON_THE_SIGNATURE.format(signature=keys.spelled(keys.signing_key(settings.VAR).public_key()))
        else:
            public, sheet = keys.pair_for_one_file(settings.VAR)
            words = ON_THE_KEY.format(sheet=sheet)
        manifest = group_out(
            connection=connection,
            group=group,
            path=path,
            recipients=[public],
            signing=keys.signing_key(settings.VAR),
            now=timezone.now(),
        )
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(
            f"{path}: {rows:,} rows of {group.name}, {path.stat().st_size / 1e6:,.1f} MB. On the other server: frombelow group-in FILE --key SHEET\n"
        )
        self.stdout.write(words)
