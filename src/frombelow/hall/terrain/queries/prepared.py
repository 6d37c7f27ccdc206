"""Queries compiled once.

Django takes ten times as long to write the SQL of a small query as SQLite takes to answer it, and the pages people open
most ask a dozen of them. `rows_of` writes the SQL at the first call and fills in the values at every later one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from frombelow.hall.terrain.queries.postgresql import Row, Value
from frombelow.hall.terrain.queries.together import fetched


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
