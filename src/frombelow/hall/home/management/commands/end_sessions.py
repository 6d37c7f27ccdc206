"""`frombelow end-sessions`: sign somebody out everywhere, or everybody."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from frombelow.hall.accounts.actions.sessions import end_by_operator
from frombelow.hall.kit.refusals import Refused


class Command(BaseCommand):
    """End sessions."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = "Sign somebody out everywhere, or everybody. Their passwords and passkeys stay as they are, and the journal of the hall says so."

    def add_arguments(self, parser: CommandParser) -> None:
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("name", nargs="?", default="", help="the name that somebody signs in with")
        whose.add_argument("--everybody", action="store_true", help="whoever is signed in")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["everybody"] and not options["name"].strip():
            raise CommandError("Say whose sessions end: the name that somebody signs in with, or --everybody.")
        try:
            ended = end_by_operator(name="" if options["everybody"] else options["name"], now=timezone.now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Browsers signed out: {ended}.")
