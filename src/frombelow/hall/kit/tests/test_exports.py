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

from frombelow.hall.kit.exports import AT_ONCE, CHUNK, FORMS, SHORT, TYPES, as_csv, rows_as
from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.templatetags.kit import EXPORT_NAMES
from frombelow.hall.kit.tests.geojson import features_of

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


def text_of(form, rows=ROWS, key=()):
    return b"".join(rows_as(form, rows, COLUMNS, "durham/locals 2025", key=key)).decode("utf-8")


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
    features = features_of(text_of("geojson"))
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [-78.9, 35.99]}
    assert features[1]["geometry"] is None
    assert features[1]["properties"]["source"] == "olms"


def test_a_feature_is_known_by_its_key():
    assert [f["id"] for f in features_of(text_of("geojson", key=("source", "members")))] == ["olms/41", "olms/-3"]
    assert "id" not in features_of(text_of("geojson"))[0]


VALUES = st.none() | st.text() | st.integers() | st.floats() | st.dates() | st.decimals(allow_nan=False) | st.booleans()
POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90)) | st.tuples(st.none(), st.none())


@settings(deadline=None)
@given(st.lists(st.tuples(VALUES, POINTS), max_size=8))
def test_any_rows_are_a_whole_file_in_every_form(found):
    rows = [
        {"name": value, "members": place, "longitude": lon, "latitude": lat}
        for place, (value, (lon, lat)) in enumerate(found)
    ]
    features = features_of(text_of("geojson", rows, key=("members",)))
    assert [f["properties"] for f in features] == json.loads(text_of("json", rows), parse_constant=pytest.fail)
    table = text_of("csv", rows).removeprefix("\ufeff")
    assert len(list(csv.DictReader(io.StringIO(table, newline="")))) == len(rows)


LONG = CHUNK * (SHORT + 2)


@pytest.mark.django_db  # Django looks after its connections when an answer is closed
def test_a_long_list_is_streamed():
    taken = []

    def rows():
        for number in range(2 * LONG):
            taken.append(number)
            yield {"name": number}

    for form in FORMS:
        taken.clear()
        answer = rows_as(form, rows(), COLUMNS, "x")
        assert answer.streaming
        assert len(taken) <= LONG
        assert len(list(answer)) > SHORT
        answer.close()


def test_a_short_list_is_a_page_like_others():
    assert not rows_as("csv", ROWS, COLUMNS, "x").streaming


@pytest.mark.django_db  # Django looks after its connections when an answer is closed
def test_few_long_lists_leave_at_once_and_each_gives_its_turn_back():
    def long():
        return rows_as("csv", ({"name": number} for number in range(LONG)), COLUMNS, "x")

    leaving = [long() for _ in range(AT_ONCE)]
    with pytest.raises(Refused, match="busy with files of others"):
        long()
    assert rows_as("csv", ROWS, COLUMNS, "x").content  # a short one needs no turn
    leaving[0].close()
    assert len(list(long())) > SHORT  # read to its end
    again = long()
    del again, leaving  # nobody read them
    for answer in [long() for _ in range(AT_ONCE)]:
        answer.close()


@pytest.mark.parametrize("form", FORMS)
def test_no_number_is_told_as_nothing(form):
    text = text_of(form, [{"name": "a", "members": float("nan"), "longitude": float("inf"), "latitude": 1.0}])
    assert "nan" not in text.lower()
    assert "inf" not in text.lower()


def test_every_form_has_a_name_on_the_page_and_a_type():
    assert list(EXPORT_NAMES) == list(FORMS)
    assert set(TYPES) == set(FORMS)


def test_an_empty_list_is_a_whole_file():
    assert json.loads(b"".join(rows_as("json", [], COLUMNS, "x"))) == []
    assert json.loads(b"".join(rows_as("geojson", [], COLUMNS, "x")))["features"] == []


def test_the_file_gets_a_harmless_name():
    header = rows_as("csv", [], COLUMNS, 'a/b "c"\r\nñ').headers["Content-Disposition"]
    assert header == 'attachment; filename="a-b--c----.csv"'


def test_an_unknown_form_is_a_kind_404():
    with pytest.raises(Http404, match="csv, json or geojson"):
        rows_as("exe", [], COLUMNS, "x")
