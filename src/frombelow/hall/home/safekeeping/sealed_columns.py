"""Every sealed column of the hall, as the models name them (`SEALED`), and how its values are read in numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from frombelow.hall.groups.models import GroupKey
from frombelow.hall.kit.sealing import Key, Sealed, Unreadable, key_for, number_of, unseal, unseal_with_any, unwrap

Keys = Callable[[int], Mapping[int, Key]]  # of a group


@dataclass(frozen=True)
class Place:
    """A sealed column."""

    model: type[models.Model]
    column: str
    how: Sealed

    def __str__(self) -> str:
        return f"{self.model._meta.label_lower}.{self.column}"

    def table(self, using: str) -> models.QuerySet[Any]:
        """Every row, in the order of the keys."""
        manager = models.Manager.from_queryset(models.QuerySet)()  # past a manager that asks who reads
        manager.model = self.model
        return manager.using(using).order_by("pk")

    def last_key(self, using: str) -> int:
        """The key of the newest row; 0 where there is none."""
        return self.table(using).order_by("-pk").values_list("pk", flat=True).first() or 0

    def all_rows(self, using: str) -> models.QuerySet[Any]:
        """The rows whose column may be sealed, in the order of their keys."""
        return self.table(using).filter(**self.how.only)

    def rows(self, using: str) -> models.QuerySet[Any]:
        """The rows that are sealed, in the order of their keys."""
        return self.all_rows(using).exclude(**{self.column: ""})


@dataclass(frozen=True)
class Value:
    """A sealed value and where it stands."""

    pk: Any
    text: str
    place: str
    owner: int | None


def places(*, of_groups: bool | None = None) -> list[Place]:
    """Every sealed column; only those sealed with the keys of groups, or only with the master key."""
    found = [
        Place(model, column, how)
        for model in apps.get_models()
        for column, how in getattr(model, "SEALED", {}).items()
        if of_groups is None or bool(how.owner) == of_groups
    ]
    return sorted(found, key=str)


def together() -> list[tuple[Place, ...]]:
    """The columns sealed with the keys of groups, those of the same rows of a table together: such a row is read and written once for all of them."""
    found: dict[object, list[Place]] = {}
    for place in places(of_groups=True):
        rows = place.model, place.how.owner, place.how.inside, *sorted(place.how.only.items())
        found.setdefault(rows, []).append(place)
    return [tuple(some) for some in found.values()]


@dataclass(frozen=True)
class Row:
    """A row with sealed columns: of each its text, "" where there is none, and its place."""

    pk: Any
    texts: Sequence[str]
    places: Sequence[str]


def rows_of(rows: models.QuerySet[Any], columns: Sequence[Place]) -> Iterator[Row]:
    """The sealed texts of several columns, row by row."""
    paths = list(dict.fromkeys(path for column in columns for path in column.how.paths))
    end = 1 + len(columns)
    for row in rows.values_list("pk", *(column.column for column in columns), *paths):
        parts = dict(zip(paths, row[end:], strict=True))
        yield Row(row[0], row[1:end], [column.how.at(**parts) for column in columns])


def values(rows: models.QuerySet[Any], place: Place) -> Iterator[Value]:
    """The sealed texts of these rows."""
    how = place.how
    owner = [f"{how.owner}_id"] if how.owner else []
    for pk, text, *rest in rows.values_list("pk", place.column, *owner, *how.paths):
        if how.inside:
            text = text.get(how.inside, "")
        parts = rest[len(owner) :]
        if text:
            yield Value(pk, text, how.at(**dict(zip(how.paths, parts, strict=True))), rest[0] if owner else None)


@dataclass(frozen=True)
class Sample:
    """How many sealed values were tried, and how many did not open."""

    tried: int
    failed: int
    has_master_key: bool


def sample(connection: BaseDatabaseWrapper, most: int, masters: Sequence[bytes]) -> Sample:
    """Open some values of each column. Without the right master key none opens: that is told apart from values that are spoiled."""
    using = connection.alias
    keys = keys_by_group(using, masters)
    tried = failed = 0
    for place in there(connection):
        for value in values(place.rows(using)[:most], place):
            known = (keys or {}).get(value.owner or 0, {})
            if keys is None or number_of(value.text) in known or not is_destroyed(using, value):
                tried += 1
                failed += keys is None or not opens(value, known)
    return Sample(tried, failed, keys is not None)


def there(connection: BaseDatabaseWrapper) -> list[Place]:
    """The columns sealed by groups that this database has: an older backup may lack the newest."""
    found = []
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for place in places(of_groups=True):
            table = place.model._meta.db_table
            if table in tables:
                names = {column.name for column in connection.introspection.get_table_description(cursor, table)}
                found += [place] if place.column in names else []
    return found


def is_destroyed(using: str, value: Value) -> bool:
    """Whether the group destroyed the key of a value on purpose."""
    rows = GroupKey.unscoped.using(using).filter(group=value.owner, number=number_of(value.text))
    return rows.exclude(destroyed_at=None).exists()


def opens(value: Value, keys: Mapping[int, Key]) -> bool:
    """Whether a value can be read."""
    try:
        unseal(value.text, keys, value.place)
    except Unreadable:
        return False
    return True


def keys_by_group(using: str, masters: Sequence[bytes]) -> dict[int, dict[int, Key]] | None:
    """The keys of every group; None where the master key is another."""
    found: dict[int, dict[int, Key]] = {}
    rows = GroupKey.unscoped.using(using).exclude(wrapped="").values_list("group", "group__ident", "number", "wrapped")
    for group, ident, number, wrapped in rows:
        try:
            found.setdefault(group, {})[number] = unwrap(wrapped, number, masters, ident)
        except Unreadable:
            return None
    return found


def with_master(value: Value, place: Place, masters: Sequence[bytes]) -> str:
    """A value sealed with the hall's own key. Raises Unreadable."""
    return unseal_with_any(value.text, [key_for(place.how.purpose, master) for master in masters], value.place)
