"""Questions that every page asks. Django turns a query into SQL anew each time, which costs more than the answer; here it is done once.

    OPEN = Prepared(lambda: Session.objects.filter(session_key=Slot("key", TEXT)))
    OPEN.models(key="abc")

A question is written as any other query, with a `Slot` where a value comes; so what it asks for stands in one place and in
Django's words. Its shape must not hang on the values: there is no slot for nothing (`None`) and none for a list.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import BigIntegerField, CharField, DateTimeField, Expression, Field, Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

from frombelow.hall.kit.statements import answer

M = TypeVar("M", bound=Model)
NUMBER, TEXT, MOMENT = BigIntegerField(), CharField(), DateTimeField()  # what comes into a slot
_columns: dict[type[Model], tuple[str, list[Field[Any, Any]]]] = {}
_changes: dict[tuple[type[Model], tuple[str, ...]], tuple[str, list[Field[Any, Any]]]] = {}


class Slot(Expression):
    """The place of a value, told by its name when the question is asked."""

    def __init__(self, name: str, output_field: Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """A mark, and this slot among the values."""
        return "%s", [self]

    def filled(self, values: dict[str, Any]) -> Any:
        """The value as the database takes it. Raises KeyError for one that was not told, TypeError for nothing."""
        value = values[self.name]
        if value is None:
            raise TypeError(f"{self.name}: a prepared question has no place for nothing.")
        return self.output_field.get_db_prep_value(value, connection)


class Compiled:
    """A question in SQL, and how its rows are read."""

    is_empty = False

    def __init__(self, question: QuerySet[Any, Any]) -> None:
        self.compiler: SQLCompiler = question.query.get_compiler(using=connection.alias)
        try:
            self.sql, self.values = self.compiler.as_sql()
        except EmptyResultSet:  # whatever the values are
            self.is_empty = True
            return
        columns = [column[0] for column in self.compiler.select[: self.compiler.col_count]]
        self.converters = self.compiler.get_converters(columns)
        if self.compiler.klass_info is not None:
            self._read_models(self.compiler.klass_info)

    def _read_models(self, info: dict[str, Any]) -> None:
        self.model: type[Model] = info["model"]
        self.begin, self.end = info["select_fields"][0], info["select_fields"][-1] + 1
        self.names = [column[0].target.attname for column in self.compiler.select[self.begin : self.end]]
        self.populators = get_related_populators(info, self.compiler.select, connection.alias)  # type: ignore[call-arg]  # of the next Django

    def rows(self, values: dict[str, Any]) -> Iterable[Sequence[Any]]:
        """The rows under these values, each column as Python has it."""
        if self.is_empty:
            return []
        filled = [value.filled(values) if isinstance(value, Slot) else value for value in self.values]
        found = answer(self.sql, filled)
        return self.compiler.apply_converters(found, self.converters) if self.converters else found


class Prepared(Generic[M]):
    """A question, compiled where it is first asked (once in each thread: a compiler belongs to a connection)."""

    def __init__(self, question: Callable[[], QuerySet[M, Any]]) -> None:
        self.question = question
        self._here = threading.local()

    def _compiled(self) -> Compiled:
        if not hasattr(self._here, "compiled"):
            self._here.compiled = Compiled(self.question())
        compiled: Compiled = self._here.compiled
        return compiled

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """The answer of a question that ends in `values_list`."""
        return [tuple(row) for row in self._compiled().rows(values)]

    def models(self, **values: Any) -> list[M]:
        """The answer as objects, with those that `select_related` names."""
        compiled = self._compiled()
        found = []
        for row in compiled.rows(values):
            one: Any = compiled.model.from_db(connection.alias, compiled.names, row[compiled.begin : compiled.end])
            for populator in compiled.populators:
                populator.populate(row, one)
            found.append(one)
        return found

    def first(self, **values: Any) -> M | None:
        """The first object, or None. The question limits itself to one (`[:1]`)."""
        return next(iter(self.models(**values)), None)


def insert(one: Model) -> None:
    """Put a new object into its table, as `save(force_insert=True)` does where nobody listens to signals; it knows its number afterwards."""
    table = type(one)
    if table not in _columns:
        _columns[table] = _insertion(table)
    sql, fields = _columns[table]
    here = connections[DEFAULT_DB_ALIAS]  # asked once: `connection` looks it up each time
    one.pk = answer(sql, [field.get_db_prep_save(field.pre_save(one, True), here) for field in fields])[0][0]
    one._state.adding, one._state.db = False, connection.alias


def update(one: Model, *names: str) -> None:
    """Write these fields of an object that is there, as `save(update_fields=names)` does where nobody listens to signals."""
    change = (type(one), names)
    if change not in _changes:
        _changes[change] = _changing(*change)
    sql, fields = _changes[change]
    here = connections[DEFAULT_DB_ALIAS]
    answer(sql, [field.get_db_prep_save(field.pre_save(one, False), here) for field in fields])


def _changing(table: type[Model], names: Sequence[str]) -> tuple[str, list[Field[Any, Any]]]:
    quoted, number = connection.ops.quote_name, table._meta.pk
    assert number is not None
    fields: list[Field[Any, Any]] = [table._meta.get_field(name) for name in names]  # type: ignore[misc]  # a column each
    columns = ", ".join(f"{quoted(str(field.column))} = %s" for field in fields)
    return f"UPDATE {quoted(table._meta.db_table)} SET {columns} WHERE {quoted(str(number.column))} = %s", [
        *fields,
        number,
    ]


def _insertion(table: type[Model]) -> tuple[str, list[Field[Any, Any]]]:
    quoted, number = connection.ops.quote_name, table._meta.pk
    assert number is not None
    fields = [field for field in table._meta.local_concrete_fields if field is not number]
    columns, marks = ", ".join(quoted(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    # Django's names of tables and columns, no words of anybody
    return (
        f"INSERT INTO {quoted(table._meta.db_table)} ({columns}) VALUES ({marks}) RETURNING {quoted(str(number.column))}",
        fields,
    )
