"""`frombelow tidy`: what should happen every night."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from frombelow.hall.home.safekeeping.clearing import end_hold
from frombelow.hall.home.safekeeping.tidying import Tidied, tidy
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit.readonly import ReadOnly


class Command(BaseCommand):
    """Tidy up."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = "What charters let fade fades, former members are forgotten, groups that ended are cleared, and what was erased leaves the files of the database."

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument(
            "--compact",
            action="store_true",
            default=None,
            help="write the files anew even if nothing was done since the last time",
        )
        how.add_argument("--no-compact", action="store_false", dest="compact", help="leave the files as they are")

        parser.add_argument(
            "--end-hold",
            metavar="GROUP",
            help="first end the legal hold of a group that ended, by its ident: nobody can enter it any more to do so",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.tidy(options["end_hold"], options["compact"])
        except Trouble as trouble:
            raise CommandError(str(trouble)) from None
        except ReadOnly as told:  # no fault: the backup that follows at night must run
            self.stdout.write(f"Nothing more is tidied. {told}")

    def tidy(self, held: str | None, compact: bool | None) -> None:
        """All of it, and what was done."""
        if held:
            end_hold(ident=held, now=timezone.now())
        done = tidy(now=timezone.now(), compact=compact)
        self.stdout.write(
            f"{done.words} conversations lost their words, {done.conversations} went, {done.former_members} former members were forgotten. "
            + (f"Groups that ended and were cleared: {', '.join(done.cleared)}. " if done.cleared else "")
            + (f"Groups that ended and are kept by a legal hold: {', '.join(done.held)}. " if done.held else "")
            + files(done)
        )


def files(done: Tidied) -> str:
    """What became of the files of the database."""
    if done.held_back:
        return (
            "What was erased may still be in the files of the database: for a quarter of an hour somebody read on what was there before. "
            "The next night tries again; to try now: frombelow tidy."
        )
    return (
        "The files of the database were written anew."
        if done.compacted
        else "The files of the database stay as they are."
    )
