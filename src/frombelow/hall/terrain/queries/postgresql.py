"""Statements that come again and again, on PostgreSQL: planned once a connection, several of them in one trip.

This is below psycopg's cursors, which cost as much as a short answer, and beside Django, which prepares nothing.
"""

from __future__ import annotations

import select
from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGconn, PGresult

Row = tuple[Any, ...]
Value = int | str | bool  # nothing can equal NULL
Statement = tuple[str, tuple[Value, ...]]  # SQL with %s, and its values
Call = tuple[
    bytes, list[bytes]
]  # the name of a prepared statement; its values as text, which take the types of their columns
Connection = psycopg.Connection[Any]

_names: WeakKeyDictionary[Connection, dict[str, bytes]] = WeakKeyDictionary()


def fetch(connected: Connection, statements: Sequence[Statement]) -> list[list[Row]]:
    """The rows of each statement. Raises psycopg.Error."""
    if not connected.autocommit:  # in a transaction, which only psycopg's cursors know how to begin
        return [connected.execute(sql, values).fetchall() for sql, values in statements]
    calls = [(prepared(connected, sql), [str(value).encode() for value in values]) for sql, values in statements]
    pgconn = connected.pgconn
    alone = len(calls) == 1
    results = [pgconn.exec_prepared(name, values) for name, values in calls] if alone else in_one_trip(pgconn, calls)
    return [rows_of(connected, result) for result in results]


def prepared(connected: Connection, sql: str) -> bytes:
    """The name under which the connection knows the statement.

    The plan is the same for all values: for short queries planning costs more than answering.
    """
    names = _names.get(connected)
    if names is None:
        connected.execute("SET plan_cache_mode TO force_generic_plan")
        names = _names[connected] = {}
    name = names.get(sql)
    if name is None:
        name = f"terrain_{len(names)}".encode()
        rows_of(connected, connected.pgconn.prepare(name, numbered(sql).encode()))
        names[sql] = name
    return name


def numbered(sql: str) -> str:
    """The statement with $1, $2 … for its values, as PostgreSQL itself marks them."""
    first, *others = sql.split("%s")
    return first + "".join(f"${place}{text}" for place, text in enumerate(others, 1)).replace("%%", "%")


def in_one_trip(pgconn: PGconn, calls: Sequence[Call]) -> list[PGresult]:
    """Send all statements before the first answer is read."""
    pgconn.enter_pipeline_mode()
    try:
        for name, values in calls:
            pgconn.send_query_prepared(name, values)
        pgconn.pipeline_sync()
        pgconn.flush()
        found = answers(pgconn)
    except BaseException:
        pgconn.finish()  # with answers unread it is of no use to anybody
        raise
    pgconn.exit_pipeline_mode()
    return found


def answers(pgconn: PGconn) -> list[PGresult]:
    """The answers up to the point where all statements are done; an empty one ends each statement."""
    found: list[PGresult] = []
    while True:
        while pgconn.is_busy():
            select.select([pgconn.socket], [], [])
            pgconn.consume_input()
        result = pgconn.get_result()
        if pgconn.status == ConnStatus.BAD:
            raise psycopg.OperationalError("The connection to PostgreSQL was lost.")
        if result and result.status == ExecStatus.PIPELINE_SYNC:
            return found
        if result:
            found.append(result)


def rows_of(connected: Connection, result: PGresult) -> list[Row]:
    """The rows of an answer, in Python's types. Raises psycopg.Error for what PostgreSQL refused."""
    if result.status not in {ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK}:
        raise error_from_result(result)
    read = Transformer(connected)
    read.set_pgresult(result)
    return read.load_rows(0, result.ntuples, tuple)
