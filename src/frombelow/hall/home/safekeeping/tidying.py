"""What happens every night: what is too old goes, and what was erased leaves the files of the database too.

A deleted row stays in the file until something is written over it, and its words in the index of words; so the index is merged and the file written anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from frombelow.hall.accounts.actions.signing_in import forget_what_has_ended
from frombelow.hall.groups.actions.hands import forget_hand_overs
from frombelow.hall.groups.actions.leaving import forget_former_members
from frombelow.hall.groups.models import Group
from frombelow.hall.home.safekeeping.loading import indexes_of_words
from frombelow.hall.home.safekeeping.tables import members_tables, quoted
from frombelow.hall.kit import journal
from frombelow.hall.kit.models import Entry
from frombelow.hall.people.actions import words
from frombelow.hall.people.actions.fading import fade

DEED = "hall.tidy"


@dataclass
class Tidied:
    """What a night did."""

    words: int = 0  # conversations that lost their words
    conversations: int = 0
    former_members: int = 0
    compacted: bool = False


def tidy(*, now: datetime, compact: bool | None = None, told: Callable[[str], None] = lambda step: None) -> Tidied:
    """All of it. `compact`: write the files anew; None: where anything was done since the last time."""
    done = Tidied()
    for group in Group.unscoped.order_by("pk"):
        faded = fade(group=group, now=now)
        done.words += faded.words
        done.conversations += faded.conversations
    done.former_members = forget_former_members(now)
    forget_hand_overs(now)
    forget_what_has_ended(now)
    done.compacted = was_anything_done() if compact is None else compact
    if done.compacted:
        told("writing the files of the database anew")
        compact_files()
    with transaction.atomic():
        journal.write(chain=journal.HALL, deed=DEED, now=now, facts=asdict(done))
    return done


def was_anything_done() -> bool:
    """Whether any journal has an entry after the last night that wrote the files anew."""
    last = Entry.objects.filter(chain=journal.HALL, deed=DEED, facts__compacted=True).order_by("-number").first()
    later = Entry.objects.exclude(chain=journal.HALL, deed=DEED)
    return (later if last is None else later.filter(pk__gt=last.pk)).exists()


def compact_files() -> None:
    """Nothing that was erased is left in the files of the database."""
    (compact_postgresql if connection.vendor == "postgresql" else compact_sqlite)()


def compact_sqlite() -> None:
    """Merge the indexes of words, write the file anew, and empty the log of changes beside it."""
    with connection.cursor() as cursor:
        for index in indexes_of_words(connection):
            cursor.execute(f"INSERT INTO {quoted(index)} ({quoted(index)}) VALUES ('optimize')")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def compact_postgresql() -> None:
    """Write the tables and their indexes anew. The log of changes (pg_wal) keeps what it has until PostgreSQL uses its files again."""
    with connection.cursor() as cursor:
        for table in members_tables():
            cursor.execute(f"VACUUM (FULL, ANALYZE) {quoted(table.name)}")
        words.compact(cursor)
        cursor.execute("CHECKPOINT" if is_superuser(cursor) else "SELECT 1")


def is_superuser(cursor: CursorWrapper) -> bool:
    """Whether this role may tell PostgreSQL to write everything down now; it does so by itself within minutes."""
    cursor.execute("SELECT current_setting('is_superuser') = 'on'")
    return bool(cursor.fetchone()[0])
