"""`frombelow journal-heads`: the end of each group's journal, signed, for members to keep elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from frombelow.hall.groups.actions.ends import end_of
from frombelow.hall.groups.models import Group
from frombelow.hall.groups.queries.charters import charter_of
from frombelow.hall.home.journal_ends import signed
from frombelow.hall.kit import journal


class Command(BaseCommand):
    """Write the ends."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = "Writes the end of the journal of each group whose charter asks for it, signed, into a folder: carry it out of this machine, to members. Nothing is sent."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="a folder that is there")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["to"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder. Make it first, or name another.")
        day, many = timezone.localdate().isoformat(), 0
        for group in Group.unscoped.filter(closed_on=None).order_by("pk"):
            if charter_of(group).end_keepers:
                end = end_of(journal.head(group.ident), day)
                (folder / f"journal-{end.chain}-{end.number}.txt").write_text(signed(end), encoding="utf-8")
                many += 1
        self.stdout.write(f"{folder}: the ends of {many} journals. Give each to members of its group.")
