"""Filling the tables of the map in one go, on SQLite and on PostgreSQL, while pages go on reading the earlier rows.

SQLite: one transaction; readers keep their snapshot until it commits. The indexes are dropped first and
built after the rows, which is several times faster.
PostgreSQL: the tables are made anew in a schema of their own, filled with COPY, indexed, and take the place of the
earlier ones at the very end, so that nobody waits longer than that.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
from django.db import connection, models, transaction

Rows = pa.Table
SCHEMA = "terrain_loading"
CHUNK = 20_000  # rows handed to SQLite at once


def columns_of(model: type[models.Model]) -> list[str]:
    """The column names of a table, in the order of its fields."""
    return [str(field.column) for field in model._meta.concrete_fields]


@contextmanager
def replacing(tables: Sequence[type[models.Model]]) -> Iterator[None]:
    """Inside, the tables are empty and `fill` may write; after, they are indexed and in place. All or nothing."""
    switch = replaced_on_postgresql if connection.vendor == "postgresql" else replaced_on_sqlite
    with transaction.atomic(), switch(tables):
        yield


def fill(model: type[models.Model], rows: pa.Table) -> int:
    """Write these rows, whose columns are named as the table's; missing columns stay empty. Returns how many."""
    names = [name for name in columns_of(model) if name in rows.column_names]
    rows = rows.select(names)
    write = copy_rows if connection.vendor == "postgresql" else insert_rows
    write(model._meta.db_table, names, rows)
    return int(rows.num_rows)


def insert_rows(table: str, names: list[str], rows: pa.Table) -> None:
    """Into SQLite, which keeps dates as text and flags as 0 or 1."""
    places = ", ".join(["%s"] * len(names))
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f'INSERT INTO "{table}" ({columns}) VALUES ({places})'
    with connection.cursor() as cursor:
        for start in range(0, rows.num_rows, CHUNK):
            chunk = rows.slice(start, CHUNK)
            values = [plain(column).to_pylist() for column in chunk.columns]
            cursor.executemany(statement, list(zip(*values, strict=True)))


def plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column in the types SQLite has."""
    if pa.types.is_date(column.type) or pa.types.is_timestamp(column.type):
        return pc.cast(column, pa.string())
    if pa.types.is_boolean(column.type):
        return pc.cast(column, pa.int8())
    return column


def copy_rows(table: str, names: list[str], rows: pa.Table) -> None:
    """Into PostgreSQL by COPY; Arrow writes the CSV, with empty for NULL and "" for no letters."""
    columns = ", ".join(f'"{name}"' for name in names)
    options = pa_csv.WriteOptions(include_header=False, quoting_style="needed")
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN (FORMAT csv)') as copy:
        for start in range(0, rows.num_rows, CHUNK * 5):
            text = io.BytesIO()
            pa_csv.write_csv(binary_as_hex(rows.slice(start, CHUNK * 5)), text, options)
            copy.write(text.getbuffer())


def binary_as_hex(rows: pa.Table) -> pa.Table:
    """Bytes in PostgreSQL's hex spelling, since CSV has only text."""
    for place, field in enumerate(rows.schema):
        if pa.types.is_binary(field.type):
            spelled = [f"\\x{value.hex()}" for value in rows.column(place).to_pylist()]
            rows = rows.set_column(place, field.name, pa.array(spelled, pa.string()))
    return rows


@contextmanager
def replaced_on_sqlite(tables: Sequence[type[models.Model]]) -> Iterator[None]:
    """Empty the tables, let them be filled, and build their indexes again from their own definitions."""
    names = [model._meta.db_table for model in tables]
    holes = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({holes})",
            names,
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        for name in names:
            cursor.execute(f'DELETE FROM "{name}"')
    yield
    with connection.cursor() as cursor:
        for _, statement in indexes:
            cursor.execute(statement)
        cursor.execute("ANALYZE")


@contextmanager
def replaced_on_postgresql(tables: Sequence[type[models.Model]]) -> Iterator[None]:
    """Make the tables anew in their own schema, let them be filled, and put them in place of the earlier ones."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        (home,) = cursor.fetchone()
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('frombelow terrain'))")  # one load at a time
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        cursor.execute(f'SET LOCAL search_path TO {SCHEMA}, "{home}"')
    with connection.schema_editor() as editor:
        for model in tables:
            editor.create_model(model)
        indexes = [str(statement) for statement in editor.deferred_sql]
        editor.deferred_sql.clear()
    yield
    with connection.cursor() as cursor:
        for statement in indexes:
            cursor.execute(statement)
        for model in tables:
            cursor.execute(f'ANALYZE "{model._meta.db_table}"')
        cursor.execute(f'SET LOCAL search_path TO "{home}"')
        for model in tables:
            cursor.execute(f'DROP TABLE "{home}"."{model._meta.db_table}"')
            cursor.execute(f'ALTER TABLE {SCHEMA}."{model._meta.db_table}" SET SCHEMA "{home}"')
        cursor.execute(f"DROP SCHEMA {SCHEMA}")
