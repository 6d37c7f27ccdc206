"""Queries compiled once.

Django takes ten times as long to write the SQL of a small query as SQLite takes to answer it, and the pages people open
most ask a dozen of them. `rows_of` writes the SQL at the first call and fills in the values at every later one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection
from django.db.models import QuerySet

Value = int | str | None
Row = tuple[Any, ...]
NEVER_UNASKED = 2**31  # uses of a statement after which psycopg would prepare it by itself


@dataclass(frozen=True)
class Compiled:
    """SQL, and for each of its parameters either a constant or the position of a value."""

    sql: str
    parameters: tuple[tuple[bool, Any], ...]

    def filled(self, values: Sequence[Value]) -> list[Any]:
        """The parameters for these values."""
        return [values[part] if is_value else part for is_value, part in self.parameters]


_kept: dict[tuple[str, Hashable], Compiled] = {}


def rows_of(name: Hashable, build: Callable[..., QuerySet[Any, Any]], *values: Value) -> list[Row]:
    """The rows of `build(*values)`, a `values_list`; `name` names the query and everything in it but the values."""
    key = (connection.vendor, name)
    compiled = _kept.get(key)
    if compiled is None:
        compiled = _kept[key] = compile_query(build, values)
    return fetched(compiled.sql, compiled.filled(values))


def fetched(sql: str, values: Sequence[Any]) -> list[Row]:
    """The rows of a statement that comes again and again. It goes past Django's cursor, which costs as much as a short
    answer, unless somebody counts the queries."""
    if connection.queries_logged:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            found: list[Row] = cursor.fetchall()
        return found
    connection.ensure_connection()
    fetch = from_postgresql if connection.vendor == "postgresql" else from_sqlite
    return fetch(connection.connection, sql, values)


def from_sqlite(connected: sqlite3.Connection, sql: str, values: Sequence[Any]) -> list[Row]:
    """SQLite keeps the plan of a statement by its text, and marks values with `?`."""
    return connected.execute(sql.replace("%s", "?"), values).fetchall()


def from_postgresql(connected: psycopg.Connection[Row], sql: str, values: Sequence[Any]) -> list[Row]:
    """PostgreSQL plans each statement once a connection: planning costs more than answering.

    Numbers go as text, which takes the type of its column; as numbers, each of their sizes would be a statement of its own.
    """
    if connected.prepare_threshold is None:
        allow_preparing(connected)
    sent = [str(value) if type(value) is int else value for value in values]
    with psycopg.Cursor(connected) as cursor:
        return cursor.execute(sql, sent, prepare=True).fetchall()


def allow_preparing(connected: psycopg.Connection[Row]) -> None:
    """Django switches preparing off, and psycopg then prepares nothing, asked or not. Here it is on for those who ask.

    Not inside a transaction, which would take the setting back with it.
    """
    if connected.autocommit:
        connected.execute("SET plan_cache_mode TO force_generic_plan")
        connected.prepare_threshold = NEVER_UNASKED


def dicts_of(
    columns: Sequence[str], name: Hashable, build: Callable[..., QuerySet[Any, Any]], *values: Value
) -> list[dict[str, Any]]:
    """The same, each row as a dictionary."""
    return [dict(zip(columns, row, strict=True)) for row in rows_of(name, build, *values)]


def compile_query(build: Callable[..., QuerySet[Any, Any]], values: Iterable[Value]) -> Compiled:
    """Compile with values nobody uses, so that each is found again among the parameters."""
    marks: list[Value] = [
        f"\N{SYMBOL FOR NULL}{place}" if isinstance(value, str) else -1_900_000_000 - place
        for place, value in enumerate(values)
    ]
    sql, parameters = build(*marks).query.sql_with_params()
    lost = [mark for mark in marks if mark not in parameters]
    if lost:
        raise ValueError(f"The value {lost[0]!r} does not reach the SQL of this query: {sql}")
    return Compiled(sql, tuple((True, marks.index(p)) if p in marks else (False, p) for p in parameters))
