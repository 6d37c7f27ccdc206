"""Any list as a file: CSV for a spreadsheet, JSON for a program, GeoJSON for a map. A short one is a page like others, which the page cache keeps; a long one is streamed, never gathered."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from frombelow.hall.kit.turns import Turns

Row = Mapping[str, Any]

# Excel takes a CSV file without this mark for the old code page of its country, and breaks every ñ.
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What a spreadsheet may take for the beginning of a formula, also after blanks, or for a cell of its own.
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")
CELL_BREAKS = ("\t", "\r", "\n")
CHUNK = 200  # rows a chunk: a chunk of one row costs more in the server than in the making
SHORT = 4  # chunks; what has no more is no long file
AT_ONCE = 2  # long files on their way out, in each server process: whoever reads one slowly holds a thread as long

_leaving = Turns(AT_ONCE)


def rows_as(
    form: str, rows: Iterable[Row], columns: Sequence[str], name: str, *, key: Sequence[str] = ()
) -> HttpResponseBase:
    """The rows as `csv`, `json` or `geojson`; `name` is the file's name without its ending.

    Every row has the `columns` (put the source's among them); GeoJSON places a row at its `longitude` and `latitude`, and
    knows it by the values of its `key` columns. Raises Http404 for any other form, Refused where too many long files are on their way.
    """
    if form not in FORMS:
        raise Http404(_("Lists can be had as csv, json or geojson; “{form}” is none of them.").format(form=form[:20]))
    chunks = chunked(FORMS[form](rows, columns, key))
    first = list(islice(chunks, SHORT + 1))
    answer: HttpResponseBase
    if len(first) <= SHORT:
        answer = HttpResponse(first, content_type=TYPES[form])
    else:
        answer = StreamingHttpResponse(Leaving(chain(first, chunks)), content_type=TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{safe_name(name)}.{form}"'
    return answer


class Leaving:
    """A long file on its way out, in one of the turns: it is given back after the last chunk, or when the reader is gone."""

    def __init__(self, chunks: Iterator[str]) -> None:
        self._chunks = chunks
        self._turn = ExitStack()
        self._turn.enter_context(_leaving.one())

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            return next(self._chunks)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Django calls it when the answer is over."""
        self._turn.close()

    __del__ = close  # an answer nobody began to read is not closed by every server


def as_csv(rows: Iterable[Row], columns: Sequence[str], key: Sequence[str] = ()) -> Iterator[str]:
    """UTF-8 with its mark, one header line, CRLF line ends (RFC 4180)."""
    writer = csv.writer(Echo())
    yield MARK + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([
            value if value is None or (type(value) is float and value - value == 0) else cell(value)
            for value in map(row.get, columns)
        ])  # fmt: skip


def as_json(rows: Iterable[Row], columns: Sequence[str], key: Sequence[str] = ()) -> Iterator[str]:
    """One array of objects, a row a line."""
    yield "["
    for position, row in enumerate(rows):
        yield ("\n" if position == 0 else ",\n") + encoded(picked(row, columns))
    yield "\n]\n"


def as_geojson(rows: Iterable[Row], columns: Sequence[str], key: Sequence[str] = ()) -> Iterator[str]:
    """A FeatureCollection (RFC 7946); a row without coordinates has a null geometry, so that no row is lost."""
    yield '{"type":"FeatureCollection","features":['
    for position, row in enumerate(rows):
        known_by = {"id": "/".join(str(row[column]) for column in key)} if key else {}
        feature = {"type": "Feature", **known_by, "geometry": point(row), "properties": picked(row, columns)}
        yield ("\n" if position == 0 else ",\n") + encoded(feature)
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


SIMPLE = frozenset((str, int, float, bool, type(None)))


def picked(row: Row, columns: Sequence[str]) -> dict[str, Any]:
    """The columns of a row, in their order."""
    return {
        column: value if type(value := row.get(column)) in SIMPLE else plain(value) for column in columns
    }  # asking here spares most values a call


def encoded(given: dict[str, Any]) -> str:
    """An object in one line; no number for NaN, which few rows have."""
    try:
        return ENCODE(given)
    except ValueError:
        return ENCODE(finite(given))


ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def finite(given: dict[str, Any]) -> dict[str, Any]:
    """The same without NaN, also in objects within it."""
    told = {dict: finite, float: plain}
    return {name: told[type(value)](value) if type(value) in told else value for name, value in given.items()}


def point(row: Row) -> dict[str, Any] | None:
    """The row's place on the map, if it has one: longitude before latitude, as GeoJSON wants it."""
    longitude, latitude = plain(row.get("longitude")), plain(row.get("latitude"))
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
