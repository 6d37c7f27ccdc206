"""Rows of a file into an empty database: indexes and checks are taken off and built again afterwards, which is several times faster.

All in one transaction: whatever is wrong, the database stays empty.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from frombelow.hall.home.safekeeping.archive import Piece
from frombelow.hall.home.safekeeping.packing import ROWS
from frombelow.hall.home.safekeeping.tables import Table, converted, quoted
from frombelow.hall.home.safekeeping.trouble import Trouble
from frombelow.hall.people.actions import words

ROWS_AT_ONCE = 500  # in a statement of SQLite


def load(connection: BaseDatabaseWrapper, tables: Sequence[Table], pieces: Iterable[Piece]) -> None:
    """Fill the tables. To be called within a transaction that `prepared` began."""
    known = {table.name: table for table in tables}
    put = on_postgresql if connection.vendor == "postgresql" else on_sqlite
    for name, content in pieces:
        if name.startswith(f"{ROWS}/"):
            table = known[name.split("/")[1]]
            rows = json.loads(b"[" + content.rstrip(b"\n").replace(b"\n", b",") + b"]")
            put(connection, table, converted(rows, table.columns, connection.vendor))


def on_sqlite(connection: BaseDatabaseWrapper, table: Table, rows: list[list[Any]]) -> None:
    """Past Django's cursor, which would look at every row for the queries it logs. Many rows in a statement: for each one SQLite looks through its list of counters."""
    base, width = connection.connection, len(table.columns)
    names = ", ".join(quoted(column.name) for column in table.columns)
    one = f"({', '.join('?' * width)})"
    most = min(ROWS_AT_ONCE, base.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // width)
    for start in range(0, len(rows), most):
        part = rows[start : start + most]
        holes = ", ".join([one] * len(part))
        base.execute(f"INSERT INTO {quoted(table.name)} ({names}) VALUES {holes}", list(chain.from_iterable(part)))


def on_postgresql(connection: BaseDatabaseWrapper, table: Table, rows: list[list[Any]]) -> None:
    """By COPY."""
    names = ", ".join(quoted(column.name) for column in table.columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {quoted(table.name)} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def prepared(connection: BaseDatabaseWrapper, tables: Sequence[Table]) -> Iterator[None]:
    """A transaction in which the tables can be filled quickly. Raises Trouble, with nothing kept, where rows refer to none."""
    names = [table.name for table in tables]
    bare = bare_on_postgresql if connection.vendor == "postgresql" else bare_on_sqlite
    with connection.constraint_checks_disabled(), roomy(connection):
        try:
            with transaction.atomic(using=connection.alias):
                with bare(connection, names):
                    yield
                if connection.vendor == "sqlite":
                    connection.check_constraints(names)
        except IntegrityError as error:
            raise Trouble(f"Rows of the backup do not fit together, so nothing was kept: {error}.") from error


@contextmanager
def roomy(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """SQLite with memory for its indexes of keys, which are filled in no order."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -524288")  # KiB
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            connection.close()  # the next one is as the settings say


@contextmanager
def bare_on_sqlite(connection: BaseDatabaseWrapper, names: Sequence[str]) -> Iterator[None]:
    """Without indexes and triggers; the index of words is built again from the rows."""
    holes = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN ({holes})",
            names,
        )
        off = cursor.fetchall()
        for kind, name, _sql in off:
            cursor.execute(f"DROP {kind} {quoted(name)}")
    yield
    with connection.cursor() as cursor:
        for _kind, _name, sql in off:
            cursor.execute(sql.replace("%", "%%"), [])
        words.make_anew(connection)
        cursor.execute("ANALYZE")


@contextmanager
def bare_on_postgresql(connection: BaseDatabaseWrapper, names: Sequence[str]) -> Iterator[None]:
    """Without indexes that are no constraint, references and triggers. Afterwards counters go on where the rows end."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND conrelid = ANY(%s::regclass[])", [list(names)],
        )  # fmt: skip
        references = cursor.fetchall()
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = ANY(%s::regclass[]) "
            "AND NOT indisprimary AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)", [list(names)],
        )  # fmt: skip
        indexes = cursor.fetchall()
        for table, name, _sql in references:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {quoted(name)}")
        for name, _sql in indexes:
            cursor.execute(f"DROP INDEX {name}")
        for name in names:
            cursor.execute(f"ALTER TABLE {quoted(name)} DISABLE TRIGGER USER")
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for name in names:
            cursor.execute(f"ALTER TABLE {quoted(name)} ENABLE TRIGGER USER")
        for _name, sql in indexes:
            cursor.execute(sql.replace("%", "%%"), [])
        for table, name, sql in references:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {quoted(name)} {sql}")
        for name in names:
            count_on(cursor, name)
            cursor.execute(f"ANALYZE {quoted(name)}")
        words.make_anew(connection)


def count_on(cursor: Any, table: str) -> None:
    """The counter of a table's key goes on behind its last row."""
    cursor.execute(
        "SELECT column_name, pg_get_serial_sequence(quote_ident(table_name), column_name) FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = %s AND (is_identity = 'YES' OR column_default LIKE 'nextval%%')", [table],
    )  # fmt: skip
    for column, counter in cursor.fetchall():
        cursor.execute(
            f"SELECT setval(%s, coalesce((SELECT max({quoted(column)}) FROM {quoted(table)}), 1), "
            f"EXISTS (SELECT 1 FROM {quoted(table)}))", [counter],
        )  # fmt: skip
