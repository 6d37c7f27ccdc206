"""Any list as a file: CSV for a spreadsheet, JSON for a program, GeoJSON for a map. Rows are streamed, never gathered."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import Http404, StreamingHttpResponse
from django.utils.translation import gettext as _

Row = Mapping[str, Any]

# Excel takes a CSV file without this mark for the old code page of its country, and breaks every ñ.
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What a spreadsheet may take for the beginning of a formula, also after blanks, or for a cell of its own.
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")
CELL_BREAKS = ("\t", "\r", "\n")
CHUNK = 200  # rows a chunk: a chunk of one row costs more in the server than in the making


def rows_as(
    form: str, rows: Iterable[Row], columns: Sequence[str], name: str, *, key: Sequence[str] = ()
) -> StreamingHttpResponse:
    """The rows as `csv`, `json` or `geojson`; `name` is the file's name without its ending.

    Every row has the `columns` (put the source's among them); GeoJSON places a row at its `longitude` and `latitude`, and
    knows it by the values of its `key` columns. Raises Http404 for any other form.
    """
    if form not in FORMS:
        raise Http404(_("Lists can be had as csv, json or geojson; “{form}” is none of them.").format(form=form[:20]))
    answer = StreamingHttpResponse(chunked(FORMS[form](rows, columns, key)), content_type=TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{safe_name(name)}.{form}"'
    return answer


def as_csv(rows: Iterable[Row], columns: Sequence[str], key: Sequence[str] = ()) -> Iterator[str]:
    """UTF-8 with its mark, one header line, CRLF line ends (RFC 4180)."""
    writer = csv.writer(Echo())
    yield MARK + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([cell(row.get(column)) for column in columns])


def as_json(rows: Iterable[Row], columns: Sequence[str], key: Sequence[str] = ()) -> Iterator[str]:
    """One array of objects, a row a line."""
    yield "["
    for position, row in enumerate(rows):
        yield ("\n" if position == 0 else ",\n") + json.dumps(picked(row, columns), ensure_ascii=False)
    yield "\n]\n"


def as_geojson(rows: Iterable[Row], columns: Sequence[str], key: Sequence[str] = ()) -> Iterator[str]:
    """A FeatureCollection (RFC 7946); a row without coordinates has a null geometry, so that no row is lost."""
    yield '{"type":"FeatureCollection","features":['
    for position, row in enumerate(rows):
        known_by = {"id": "/".join(str(row[column]) for column in key)} if key else {}
        feature = {"type": "Feature", **known_by, "geometry": point(row), "properties": picked(row, columns)}
        yield ("\n" if position == 0 else ",\n") + json.dumps(feature, ensure_ascii=False)
    yield "\n]}\n"


FORMS: dict[str, Callable[[Iterable[Row], Sequence[str], Sequence[str]], Iterator[str]]] = {
    "csv": as_csv,
    "json": as_json,
    "geojson": as_geojson,
}
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8", "geojson": "application/geo+json"}


class Echo:
    """What csv.writer writes to: hands each line back."""

    def write(self, line: str) -> str:
        """The line."""
        return line


def cell(value: Any) -> Any:
    """A value for a CSV cell. Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, str) and (value.lstrip().startswith(FORMULA_BEGINNINGS) or value.startswith(CELL_BREAKS)):
        return f"'{value}"
    return plain(value)


def plain(value: Any) -> Any:
    """A value as JSON knows it: dates as ISO 8601, decimals as numbers, no number for NaN, anything strange as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Decimal, float)):
        return float(value) if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)


def picked(row: Row, columns: Sequence[str]) -> dict[str, Any]:
    """The columns of a row, in their order."""
    return {column: plain(row.get(column)) for column in columns}


def point(row: Row) -> dict[str, Any] | None:
    """The row's place on the map, if it has one: longitude before latitude, as GeoJSON wants it."""
    longitude, latitude = row.get("longitude"), row.get("latitude")
    if longitude is None or latitude is None:
        return None
    return {"type": "Point", "coordinates": [float(longitude), float(latitude)]}


def safe_name(name: str) -> str:
    """A file name of letters, digits, `-` and `_`."""
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-_") else "-" for letter in name)


def chunked(lines: Iterator[str]) -> Iterator[str]:
    """Lines joined into fewer, larger pieces."""
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) >= CHUNK:
            yield "".join(waiting)
            waiting.clear()
    yield "".join(waiting)
