"""Lists as files: plain column names, and where each row lies, with what that point stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase

from frombelow.hall.kit.exports import rows_as

PLACED = ("latitude", "longitude", "precision")
# The points a row may bring, the closest first, and what each stands for. No record here has the point of a street address.
POINTS = {"site": "zip_or_city", "county": "county", "place": ""}
HIDDEN = ("place_kind", *(f"{what}_{axis}" for what in POINTS for axis in PLACED[:2]))
AT_ONCE = 2000  # rows fetched from the database


def as_file(
    form: str, rows: QuerySet[Any, Any], fields: Sequence[str], name: str, *, key: Sequence[str] = ("key",)
) -> HttpResponseBase:
    """These fields of the rows as a file; `key` names the columns (as in the file) that tell one row from the others."""
    return listed_as(form, rows.values(*fields).iterator(chunk_size=AT_ONCE), fields, name, key=key)


def listed_as(
    form: str, rows: Iterable[Mapping[str, Any]], fields: Sequence[str], name: str, *, key: Sequence[str] = ("key",)
) -> HttpResponseBase:
    """The same for rows at hand."""
    columns = [column for column in map(column_of, fields) if column not in HIDDEN]
    return rows_as(form, map(placed, rows), [*columns, *PLACED], name, key=key)


def column_of(field: str) -> str:
    """The column of a file for a field: `county__key` becomes `county_id`."""
    return field.replace("__key", "_id").replace("__", "_")


def placed(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row under the names of a file, at the closest point it brings: `precision` says whose middle that is."""
    plain = {column_of(field): value for field, value in row.items()}
    for what, stands_for in POINTS.items():
        latitude, longitude = plain.get(f"{what}_latitude"), plain.get(f"{what}_longitude")
        if latitude is not None and longitude is not None:
            point = (latitude, longitude, stands_for or plain["place_kind"])
            return plain | dict(zip(PLACED, point, strict=True))
    return plain | dict.fromkeys(PLACED)
