"""`frombelow read-only`: the hall can only be read, until that is ended."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from frombelow.hall.kit import readonly
from frombelow.hall.kit.readonly import Why

AS_WRITTEN = "--until is an hour of today or tomorrow, as 18:00, or a day with an hour, as 2026-11-27T08:00, in the time of the hall ({zone}), and still to come."


class Command(BaseCommand):
    """Stop changes, let them in again, or say how it stands. Asks no database."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = (
        "The hall can only be read, at once and without a restart: pages say so, what members send is not taken in, imports and nights rest. "
        "Who reads whom is still recorded. Without anything behind it, says how it stands."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument(
            "--for",
            choices=list(Why),
            dest="why",
            help="what members read: the hall moves to another server, its disk is full, something may be wrong, or a backup is brought back",
        )
        how.add_argument("--end", action="store_true", help="let changes in again")
        parser.add_argument(
            "--until",
            default="",
            metavar="TIME",
            help="until when, as you think: 18:00, or 2026-11-27T08:00. Members read it; nothing ends by itself",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["until"] and not options["why"]:
            raise CommandError("Say what for: --for " + ", --for ".join(Why))
        if options["end"]:
            self.stdout.write(
                "Changes are possible again." if readonly.end() else "Changes were possible already; nothing was done."
            )
        elif options["why"]:
            self.begin(Why(options["why"]), options["until"])
        else:
            told = readonly.notice()
            self.stdout.write(str(told) if told else "Changes are possible.")

    def begin(self, why: Why, until: str) -> None:
        """The file is laid down."""
        now = timezone.now()
        try:
            told = readonly.begin(why=why, until=moment(until, now), now=now)
        except OSError as error:
            raise CommandError(
                f"{readonly.place()} cannot be written: {error.strerror}. Run this as the user who runs the hall."
            ) from None
        self.stdout.write(str(told))
        if not told.why:
            self.stdout.write(
                "The disk has no room for the reason, so members read that changes are stopped, and not why."
            )


def moment(text: str, now: datetime) -> datetime | None:
    """When that is; None where nothing was said. Raises CommandError."""
    if not text:
        return None
    try:
        hour = time.fromisoformat(text)
    except ValueError:
        hour = None
    try:
        then = datetime.combine(timezone.localdate(now), hour) if hour else datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(AS_WRITTEN.format(zone=timezone.get_current_timezone_name())) from None
    if timezone.is_naive(then):
        then = timezone.make_aware(then)
    if hour and then <= now:
        then += timedelta(days=1)
    if then <= now:
        raise CommandError(AS_WRITTEN.format(zone=timezone.get_current_timezone_name()))
    return then
