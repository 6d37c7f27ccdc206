"""Statements that every page sends. Django's cursors cost three times what SQLite takes to answer; here they are passed by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

Rows = list[tuple[Any, ...]]


def answer(sql: str, values: Sequence[Any]) -> Rows:
    """The rows that a statement answers with; none for one that only writes. `%s` marks a value, `%%` a percent sign.

    Raises what Django's cursors raise. Where somebody listens to each statement (a test that counts them, a hall that can only be read), Django's cursor asks.
    """
    here: BaseDatabaseWrapper = connections[DEFAULT_DB_ALIAS]
    if here.execute_wrappers or here.queries_logged:
        with here.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall() if cursor.description else []
    here.close_if_health_check_failed()
    here.ensure_connection()
    here.validate_no_broken_transaction()
    with here.wrap_database_errors:
        if here.vendor == "sqlite":
            rows: Rows = here.connection.execute(with_question_marks(sql), values).fetchall()
            return rows
        # psycopg's, which writes the values into the text: PostgreSQL plans for them, and for the rows that are there now (decision 33).
        with here.connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall() if cursor.description else []


@lru_cache(maxsize=1024)
def with_question_marks(sql: str) -> str:
    """As SQLite marks the place of a value."""
    return re.sub("(?<!%)%s", "?", sql).replace("%%", "%")
