"""`manage.py work_import IDENT`: does what the state of an import asks for, and goes on where it was ended. Pages start it; with --alone it takes no rests."""

from __future__ import annotations

import gc
import logging
import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from frombelow.hall.kit.readonly import ReadOnly
from frombelow.hall.people.actions import imports
from frombelow.hall.people.imports.committing import ALONE, Pace
from frombelow.hall.people.imports.jobs import BATCH
from frombelow.hall.people.imports.work import NICE

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """See the module."""

    requires_system_checks = ()  # the pages were checked when the hall opened
    help = "Reads, writes or undoes an import, whichever its state asks for."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ident")
        parser.add_argument(
            "--alone",
            action="store_true",
            help="nobody else works in the hall: one transaction, indexes at its end, no rests",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not options["alone"]:
            os.nice(NICE)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                # Each row points at rows of the same transaction or at those that were just looked up.
                cursor.execute("PRAGMA foreign_keys=OFF")
                cursor.execute("PRAGMA ignore_check_constraints=ON")  # that JSON is JSON: it is written here
                cursor.execute("PRAGMA cache_size=-131072")  # 128 MiB
                cursor.execute("PRAGMA temp_store=FILE")  # an index that is made anew is sorted there
        gc.disable()  # nothing here goes in circles, and looking for circles among rows takes a fifth of the time of reading them
        pace = Pace(rows=BATCH, nap=0, together=ALONE, is_alone=True) if options["alone"] else None
        try:
            imports.do(options["ident"], pace)
        except ReadOnly as told:
            logger.warning("The work of an import rests. %s", told)
        except Exception:  # an error's own words may hold a name: the log tells where it was
            logger.exception("The work of an import could not be finished")
            raise SystemExit(1) from None
