"""`frombelow doctor`: whether this hall stands well, and how to mend what does not."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from frombelow.hall.home.safekeeping import doctor

MARKS = {doctor.WELL: "  ok ", doctor.LOOK: " look", doctor.BAD: " BAD "}


class Command(BaseCommand):
    """Examine the hall. Ends with 2 where something is bad, with 0 otherwise."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = "Examine this hall: settings, keys, database, backups, nights. Ends with 2 where something must be mended."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs that watch over the hall")
        parser.add_argument(
            "--entries", type=int, default=doctor.MOST_ENTRIES, help="so many entries of journals are recomputed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        findings = doctor.examine(timezone.now(), options["entries"])
        state = doctor.state_of(findings)
        if options["json"]:
            self.stdout.write(
                json.dumps({"state": state, "findings": [asdict(finding) for finding in findings]}, indent=1)
            )
        else:
            for finding in findings:
                mend = f"\n          → {finding.mend}" if finding.mend else ""
                self.stdout.write(f"{MARKS[finding.state]}  {finding.name}: {finding.found}{mend}")
        if state == doctor.BAD:
            raise SystemExit(2)
