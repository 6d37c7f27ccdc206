"""The rows of statements that come again and again. They go past Django's cursor, which costs as much as a short answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection

from frombelow.hall.terrain.queries import postgresql
from frombelow.hall.terrain.queries.postgresql import Row, Statement


def all_fetched(statements: Sequence[Statement]) -> list[list[Row]]:
    """The rows of each statement; through Django where somebody counts its queries."""
    if connection.queries_logged:
        return [through_django(sql, values) for sql, values in statements]
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        return from_postgresql(statements)
    # SQLite keeps the plan of a statement by its text, and marks values with a question mark.
    return [connection.connection.execute(sql.replace("%s", "?"), values).fetchall() for sql, values in statements]


def from_postgresql(statements: Sequence[Statement]) -> list[list[Row]]:
    """The rows of each statement; over a new connection where the server has hung up on the old one."""
    try:
        return postgresql.fetch(connection.connection, statements)
    except psycopg.Error:
        if connection.in_atomic_block or not connection.connection.closed:
            raise
    connection.close()
    connection.ensure_connection()
    return postgresql.fetch(connection.connection, statements)


def through_django(sql: str, values: Sequence[Any]) -> list[Row]:
    """The rows of a statement as Django fetches them."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[Row] = cursor.fetchall()
    return found
