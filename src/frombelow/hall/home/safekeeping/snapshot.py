"""Reading every row as of one moment, while others write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

from frombelow.hall.home.safekeeping.tables import Table, selection

CHUNK = 20_000  # rows held in memory at once


@contextmanager
def moment(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Inside, the database stands still for this reader, and nobody waits for it.

    Django's own transactions would take SQLite's one place for writers.
    """
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN DEFERRED"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def lines(connection: BaseDatabaseWrapper, table: Table) -> Iterator[list[str]]:
    """The rows of a table as lines of JSON, a few thousand at a time."""
    fetch = on_postgresql if connection.vendor == "postgresql" else on_sqlite
    return fetch(connection, table)


def on_sqlite(connection: BaseDatabaseWrapper, table: Table) -> Iterator[list[str]]:
    """SQLite hands rows out as they are asked for."""
    with connection.cursor() as cursor:
        cursor.execute(selection(table, "sqlite"), table.values)
        while rows := cursor.fetchmany(CHUNK):
            yield [row[0] for row in rows]


def on_postgresql(connection: BaseDatabaseWrapper, table: Table) -> Iterator[list[str]]:
    """PostgreSQL keeps a cursor open; without one all rows would come at once."""
    with connection.cursor() as cursor:
        cursor.execute(f"DECLARE packed NO SCROLL CURSOR FOR {selection(table, 'postgresql')}", table.values)
        cursor.execute(f"FETCH {CHUNK} FROM packed")
        while rows := cursor.fetchall():
            yield [row[0] for row in rows]
            cursor.execute(f"FETCH {CHUNK} FROM packed")
        cursor.execute("CLOSE packed")
