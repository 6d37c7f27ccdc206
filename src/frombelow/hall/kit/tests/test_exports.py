"""Lists as files: readable by spreadsheets, programs and maps, and harmless in a spreadsheet."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.http import Http404
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.hall.kit.exports import as_csv, rows_as

COLUMNS = ("name", "members", "filed_on", "longitude", "latitude", "source")
ROWS = [
    {
        "name": "Unión de Costureras",
        "members": 41,
        "filed_on": date(2025, 3, 31),
        "longitude": Decimal("-78.9"),
        "latitude": 35.99,
        "source": "olms",
        "secret": "stays here",
    },
    {"name": "=HYPERLINK(1)", "members": -3, "filed_on": None, "longitude": None, "latitude": None, "source": "olms"},
]


def text_of(form):
    return b"".join(rows_as(form, ROWS, COLUMNS, "durham/locals 2025")).decode("utf-8")


def test_csv_opens_in_a_spreadsheet():
    text = text_of("csv")
    assert text.startswith("\ufeffname,members,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0]["name"] == "Unión de Costureras"
    assert rows[0]["filed_on"] == "2025-03-31"
    assert rows[1]["filed_on"] == ""


def test_a_formula_becomes_text_but_a_negative_number_stays_a_number():
    rows = list(csv.DictReader(io.StringIO(text_of("csv").removeprefix("\ufeff"))))
    assert rows[1]["name"] == "'=HYPERLINK(1)"
    assert rows[1]["members"] == "-3"


@settings(deadline=None)  # a busy machine is not a fault
@given(st.text(min_size=1))
def test_no_text_reaches_a_spreadsheet_as_a_formula(words):
    line = list(as_csv([{"name": words}], ("name",)))[1]
    cell = next(csv.reader(io.StringIO(line, newline="")))[0]
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@"))
    assert not cell.startswith(("\t", "\r", "\n"))


def test_json_is_an_array_of_the_columns():
    rows = json.loads(text_of("json"))
    assert rows[0]["longitude"] == -78.9
    assert set(rows[0]) == set(COLUMNS)


def test_geojson_places_what_has_a_place_and_keeps_the_rest():
    features = json.loads(text_of("geojson"))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [-78.9, 35.99]}
    assert features[1]["geometry"] is None
    assert features[1]["properties"]["source"] == "olms"


def test_an_empty_list_is_a_whole_file():
    assert json.loads(b"".join(rows_as("json", [], COLUMNS, "x"))) == []
    assert json.loads(b"".join(rows_as("geojson", [], COLUMNS, "x")))["features"] == []


def test_the_file_gets_a_harmless_name():
    header = rows_as("csv", [], COLUMNS, 'a/b "c"\r\nñ').headers["Content-Disposition"]
    assert header == 'attachment; filename="a-b--c----.csv"'


def test_an_unknown_form_is_a_kind_404():
    with pytest.raises(Http404, match="csv, json or geojson"):
        rows_as("exe", [], COLUMNS, "x")
