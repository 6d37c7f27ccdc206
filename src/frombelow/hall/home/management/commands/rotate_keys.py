"""`frombelow rotate-keys`: new keys for what is sealed, while the hall is open."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from frombelow.hall.accounts.models import OneTimeCode
from frombelow.hall.groups.models import Group
from frombelow.hall.groups.queries.closing import kept
from frombelow.hall.home.safekeeping import rotation
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.kit.readonly import ReadOnly


class Command(BaseCommand):
    """Change keys."""

    requires_system_checks: list[str] = []  # these must work where pages do not
    help = "A new key for a group, for all groups, or a new master key. May be stopped and called again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "groups", nargs="*", metavar="GROUP", help="the ident of a group, as in the address of its pages"
        )
        parser.add_argument("--all", action="store_true", help="every group")
        parser.add_argument("--master", action="store_true", help="seal with MASTER_KEY what MASTER_KEY_BEFORE sealed")
        parser.add_argument(
            "--grace",
            type=float,
            default=rotation.GRACE,
            metavar="SECONDS",
            help="between the last value and the end of the old key",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["master"]:
                self.renew_master()
            for group in self.chosen(options["groups"], every=options["all"], or_none=options["master"]):
                self.renew(group, options["grace"])
        except (Trouble, ReadOnly) as trouble:
            raise CommandError(str(trouble)) from None

    def chosen(self, idents: list[str], *, every: bool, or_none: bool) -> list[Group]:
        """The groups. Raises Trouble for one that is not here."""
        if every:
            return list(kept().order_by("pk"))
        groups = {group.ident: group for group in kept().filter(ident__in=idents)}
        for ident in idents:
            if ident not in groups:
                raise Trouble(f"There is no group {ident} in this hall.")
        if not groups and not or_none:
            raise Trouble("Say which: the ident of a group, --all, or --master.")
        return [groups[ident] for ident in idents]

    def renew(self, group: Group, grace: float) -> None:
        """One group."""
        done = rotation.renew(group=group, now=timezone.now(), grace=grace)
        self.stdout.write(
            f"{group.ident}: {done.values:,} values are sealed with a new key; {done.keys_destroyed} old ones destroyed. "
            "Backups from before still hold the old key, wrapped in the master key: what shall be lost for ever is lost when they are gone."
        )

    def renew_master(self) -> None:
        """The master key."""
        done = rotation.renew_master(now=timezone.now())
        codes = OneTimeCode.objects.values("account").distinct().count()
        self.stdout.write(
            f"{done:,} keys and seeds are sealed with the new master key. Take MASTER_KEY_BEFORE out when nothing needs it any more."
        )
        if codes:
            self.stdout.write(
                f"{codes} accounts have codes on paper. Those made before the change open as long as MASTER_KEY_BEFORE is set: ask their owners to make new ones."
            )
