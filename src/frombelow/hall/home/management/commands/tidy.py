"""`frombelow tidy`: what should happen every night."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from frombelow.hall.home.safekeeping.tidying import tidy


class Command(BaseCommand):
    """Tidy up."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = "What charters let fade fades, former members are forgotten, and what was erased leaves the files of the database."

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument(
            "--compact",
            action="store_true",
            default=None,
            help="write the files anew even if nothing was done since the last time",
        )
        how.add_argument("--no-compact", action="store_false", dest="compact", help="leave the files as they are")

    def handle(self, *args: Any, **options: Any) -> None:
        done = tidy(now=timezone.now(), compact=options["compact"])
        self.stdout.write(
            f"{done.words} conversations lost their words, {done.conversations} went, {done.former_members} former members were forgotten. "
            + (
                "The files of the database were written anew."
                if done.compacted
                else "The files of the database stay as they are."
            )
        )
