"""What happens every night: what is too old goes, and what was erased leaves the files of the database too.

A deleted row stays in the file until something is written over it, and its words in the index of words; so the index is merged and the file written anew.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from frombelow.hall.accounts.actions.signing_in import forget_what_has_ended
from frombelow.hall.groups.actions.hands import forget_hand_overs
from frombelow.hall.groups.actions.leaving import forget_former_members
from frombelow.hall.groups.queries.closing import kept
from frombelow.hall.home.safekeeping.clearing import clear_ended
from frombelow.hall.home.safekeeping.tables import members_tables, quoted
from frombelow.hall.kit import journal, readonly
from frombelow.hall.kit.models import Entry
from frombelow.hall.people.actions import words
from frombelow.hall.people.actions.fading import fade

DEED = "hall.tidy"
PAUSES = (1, 1, 2, 4, 8, 16, 32, *[60] * 14)  # seconds between tries: a quarter of an hour
LEADING = re.compile(r"\d+")


@dataclass
class Tidied:
    """What a night did."""

    words: int = 0  # conversations that lost their words
    conversations: int = 0
    former_members: int = 0
    cleared: list[str] = field(default_factory=list)  # groups that ended
    held: list[str] = field(default_factory=list)  # the same, with a legal hold
    compacted: bool = False
    held_back: bool = False  # somebody read on: what was erased may still be in the files


def tidy(*, now: datetime, compact: bool | None = None, told: Callable[[str], None] = lambda step: None) -> Tidied:
    """All of it. `compact`: write the files anew; None: where anything was done since the last time. Raises ReadOnly."""
    done = Tidied()
    readonly.check()
    over = clear_ended(now=now)
    done.cleared, done.held = over.groups, over.held
    for group in kept().order_by("pk"):
        readonly.check()
        faded = fade(group=group, now=now)
        done.words += faded.words
        done.conversations += faded.conversations
    readonly.check()
    done.former_members = forget_former_members(now)
    forget_hand_overs(now)
    forget_what_has_ended(now)
    if was_anything_done() if compact is None else compact:
        told("writing the files of the database anew")
        readonly.check()
        done.compacted = compact_files()
        done.held_back = not done.compacted
    with transaction.atomic():
        journal.write(chain=journal.HALL, deed=DEED, now=now, facts=asdict(done))
    return done


def was_anything_done() -> bool:
    """Whether any journal has an entry after the last night that wrote the files anew."""
    last = Entry.objects.filter(chain=journal.HALL, deed=DEED, facts__compacted=True).order_by("-number").first()
    later = Entry.objects.exclude(chain=journal.HALL, deed=DEED)
    return (later if last is None else later.filter(pk__gt=last.pk)).exists()


def compact_files() -> bool:
    """Write the files of the database anew; whether nothing that was erased is left in them: something is where somebody still reads what was before, and does so for a quarter of an hour."""
    with connection.cursor() as cursor:
        return (compact_postgresql if connection.vendor == "postgresql" else compact_sqlite)(cursor)


def compact_sqlite(cursor: CursorWrapper) -> bool:
    """Merge the index of words, write the file anew, and empty the log of changes beside it."""
    words.compact(cursor)
    cursor.execute("VACUUM")
    return patiently([partial(empty_log, cursor)])


def empty_log(cursor: CursorWrapper) -> bool:
    """Whether the log of changes could be emptied: it cannot while somebody reads from it."""
    is_busy, _pages, _copied = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


def compact_postgresql(cursor: CursorWrapper) -> bool:
    """Write the tables and their indexes anew, and the statistics, which hold values from before. The log of changes (pg_wal) keeps what it has until PostgreSQL uses its files again.

    The small tables first: what one must wait for, the others need not."""
    cursor.execute(
        "SELECT name FROM unnest(%s::text[]) AS name ORDER BY pg_total_relation_size(quote_ident(name)::regclass)",
        [[*(table.name for table in members_tables()), words.TABLE]],
    )
    tables = [partial(write_anew, cursor, quoted(name), "FULL, VERBOSE, ANALYZE") for (name,) in cursor.fetchall()]
    # whoever owns the database may
    statistics = partial(write_anew, cursor, "pg_catalog.pg_statistic", "FULL, VERBOSE")
    is_done = patiently([*tables, statistics])
    cursor.execute("CHECKPOINT" if is_superuser(cursor) else "SELECT 1")
    return is_done


def patiently(steps: list[Callable[[], bool]]) -> bool:
    """Whether each of them says yes in the end, in this order; who says no is asked again after a pause, and the rest of them wait."""
    pauses = iter(PAUSES)
    for step in steps:
        while not step():
            pause = next(pauses, None)
            if pause is None:
                return False
            time.sleep(pause)
    return True


def write_anew(cursor: CursorWrapper, table: str, how: str) -> bool:
    """A table without its dead rows; whether none is left. PostgreSQL carries them over while anybody still reads the table as it was before: a page, or its own
    counting of rows. To write anew it reads the table itself, as it was before the oldest transaction of all its databases: so dead rows are cleared away before."""
    heard: list[str] = []

    def hear(notice: Any) -> None:
        heard.append(notice.message_detail or "")

    cursor.execute(f"VACUUM {table}")
    raw = connection.connection
    raw.add_notice_handler(hear)
    try:
        cursor.execute(f"VACUUM ({how}) {table}")
    finally:
        raw.remove_notice_handler(hear)
    # "0 dead row versions cannot be removed yet.", in the language of the server
    return not any(int(number[0]) for text in heard if (number := LEADING.match(text)))


def is_superuser(cursor: CursorWrapper) -> bool:
    """Whether this role may tell PostgreSQL to write everything down now; it does so by itself within minutes."""
    cursor.execute("SELECT current_setting('is_superuser') = 'on'")
    return bool(cursor.fetchone()[0])
