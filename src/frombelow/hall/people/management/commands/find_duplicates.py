"""`manage.py find_duplicates GROUP`: the same as the button of the page, without its limits of time and memory."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from frombelow.hall.groups.models import Group
from frombelow.hall.kit import readonly
from frombelow.hall.people.actions.suggesting import keep_pairs
from frombelow.hall.people.linking.job import AT_LEAST
from frombelow.hall.people.queries.duplicates import group_by, values_table


class Command(BaseCommand):
    """See the module."""

    help = "Looks through the list of a group for people who are on it twice; members answer in the hall."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("group", help="the letters and digits behind /g/ in the addresses of the group")

    def handle(self, *_args: Any, **options: Any) -> None:
        from frombelow.hall.people.linking.ladder import likely_pairs_of_values

        if told := readonly.notice():
            raise CommandError(str(told))
        group: Group | None = group_by(options["group"])
        if group is None:
            raise CommandError("There is no such group. Its letters and digits stand behind /g/ in its addresses.")
        count = keep_pairs(group, likely_pairs_of_values(values_table(group), AT_LEAST), now=timezone.now())
        self.stdout.write(f"{count} pairs may be one person each.")
