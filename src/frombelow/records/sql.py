"""DuckDB over Arrow tables, set up so that the same tables always give the same rows in the same order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa


def connect(tables: Mapping[str, pa.Table] | None = None) -> duckdb.DuckDBPyConnection:
    """A database in memory with these tables as views. One thread: the order of rows is then fixed."""
    settings: dict[str, Any] = {"threads": 1, "memory_limit": "2GB", "preserve_insertion_order": True}
    con = duckdb.connect(config=settings)
    con.execute("SET TimeZone = 'UTC'")
    for name, table in (tables or {}).items():
        con.register(name, table)
    return con


def fetch(con: duckdb.DuckDBPyConnection, query: str, parameters: list[Any] | None = None) -> pa.Table:
    """The rows of a query as an Arrow table."""
    return con.sql(query, params=parameters or None).to_arrow_table()


def make(con: duckdb.DuckDBPyConnection, name: str, query: str) -> None:
    """Keep the rows of a query under a name."""
    con.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {query}')
