"""Which tables hold what members said, and how their rows are written down so that SQLite and PostgreSQL read the same.

A row is a JSON array, in the order of the columns: numbers as numbers, yes and no as 1 and 0, days and moments (UTC) as text, bytes as hexadecimal
digits, JSON as the text that stands in the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.apps import apps
from django.db import models

PUBLIC = {"terrain"}  # apps whose tables come back from the release that comes with the program
# What nobody needs back: after a restore everybody signs in again.
LEFT_OUT = {"accounts_session", "accounts_spent"}

KINDS: tuple[tuple[type[models.Field[Any, Any]], str], ...] = (
    (models.BooleanField, "yes"),
    (models.DateTimeField, "moment"),
    (models.DateField, "day"),
    (models.JSONField, "json"),
    (models.BinaryField, "bytes"),
    (models.FloatField, "measure"),
    (models.CharField, "text"),
    (models.TextField, "text"),
    (models.IntegerField, "number"),
)


@dataclass(frozen=True)
class Column:
    """A column and what stands in it."""

    name: str
    kind: str


@dataclass(frozen=True)
class Table:
    """A table as a backup sees it. `where` keeps a part of it: SQL with its values, for whoever packs less than everything."""

    name: str
    key: str
    columns: tuple[Column, ...]
    where: str = ""
    values: tuple[Any, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """As the manifest names it."""
        return {"key": self.key, "columns": [asdict(column) for column in self.columns]}

    @classmethod
    def from_data(cls, name: str, data: dict[str, Any]) -> Table:
        """From the manifest."""
        return cls(name, data["key"], tuple(Column(**column) for column in data["columns"]))


def members_tables() -> list[Table]:
    """Every table of members' data, by name."""
    found = [
        model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy
    ]
    tables = [table_of(model) for model in found if model._meta.app_label not in PUBLIC]
    return sorted((table for table in tables if table.name not in LEFT_OUT), key=lambda table: table.name)


def table_of(model: type[models.Model]) -> Table:
    """A model's table."""
    meta = model._meta
    columns = tuple(Column(str(field.column), kind_of(field)) for field in meta.concrete_fields)
    assert meta.pk is not None
    return Table(meta.db_table, str(meta.pk.column), columns)


def kind_of(field: models.Field[Any, Any]) -> str:
    """What stands in a field. A kind of field that a backup does not know must not be left out in silence."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    for kind, name in KINDS:
        if isinstance(field, kind):
            return name
    raise TypeError(f"{field}: teach home.safekeeping.tables how a {type(field).__name__} is written down.")


def expressions(table: Table, vendor: str) -> list[str]:
    """Each column as JSON takes it."""
    spell = ON_POSTGRESQL if vendor == "postgresql" else ON_SQLITE
    return [spell.get(column.kind, "{}").format(quoted(column.name)) for column in table.columns]


# SQLite's JSON has no bytes, and would keep fifteen of the seventeen digits of a measure.
ON_SQLITE = {
    "bytes": "CASE WHEN {0} IS NULL THEN NULL ELSE lower(hex({0})) END",
    "measure": "CASE WHEN {0} IS NULL THEN NULL ELSE printf('%!.17g', {0}) END",
}
# Days and moments as Django writes them into SQLite.
ON_POSTGRESQL = {
    "yes": "{}::int",
    "day": "{}::text",
    "moment": "replace(to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), '.000000', '')",
    "json": "{}::text",
    "bytes": "encode({}, 'hex')",
}


def selection(table: Table, vendor: str) -> str:
    """The SQL that asks for every row as a line, in the order of the key."""
    make = "json_build_array" if vendor == "postgresql" else "json_array"
    cast = "::text" if vendor == "postgresql" else ""
    where = f" WHERE {table.where}" if table.where else ""
    return f"SELECT {make}({', '.join(expressions(table, vendor))}){cast} FROM {quoted(table.name)}{where} ORDER BY {quoted(table.key)}"


def quoted(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def converted(rows: list[list[Any]], columns: Sequence[Column], vendor: str) -> list[list[Any]]:
    """Rows as the database takes them. Most tables need nothing."""
    changes = [
        (at, CHANGES[vendor][column.kind]) for at, column in enumerate(columns) if column.kind in CHANGES[vendor]
    ]
    for at, change in changes:
        for row in rows:
            if row[at] is not None:
                row[at] = change(row[at])
    return rows


CHANGES: dict[str, dict[str, Any]] = {
    "sqlite": {"bytes": bytes.fromhex, "measure": float},
    "postgresql": {"bytes": lambda digits: f"\\x{digits}"},
}
