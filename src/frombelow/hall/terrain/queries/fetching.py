"""The rows of statements that come again and again. They go past Django's cursor, which costs as much as a short answer."""

from __future__ import annotations

from collections.abc import Sequence

import psycopg
from django.db import connection

from frombelow.hall.kit.statements import answer
from frombelow.hall.terrain.queries import postgresql
from frombelow.hall.terrain.queries.postgresql import Row, Statement


def all_fetched(statements: Sequence[Statement]) -> list[list[Row]]:
    """The rows of each statement. PostgreSQL is asked all of them at once."""
    if connection.vendor == "postgresql" and not connection.queries_logged:
        connection.ensure_connection()
        return from_postgresql(statements)
    return [answer(sql, values) for sql, values in statements]


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
