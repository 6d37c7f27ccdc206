"""The macros of `cleaning.py`, and that they answer as their plain twins do."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.records import cleaning
from frombelow.records.tests import plain_cleaning as plain


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    cleaning.register_macros(connection)
    yield connection
    connection.close()


def answer(con: duckdb.DuckDBPyConnection, call: str, *values: object) -> object:
    row = con.execute(f"SELECT {call}", list(values)).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("  Acme \n Mills ", "Acme Mills"),
        ("1199\u00a0SEIU", "1199 SEIU"),
        ("n/a", None),
        ("None", None),
        ("", None),
        (None, None),
        ("Sindicato Puertorriqueño", "Sindicato Puertorriqueño"),
    ],
)
def test_text(con: duckdb.DuckDBPyConnection, written: str | None, clean: str | None) -> None:
    assert cleaning.text(written) == clean
    assert answer(con, "clean_text(?)", written) == clean


@pytest.mark.parametrize(
    ("written", "padded"),
    [
        ("01-RC-20986", "01-RC-020986"),
        ("1-rc-20986", "01-RC-020986"),
        ("01-RC-020986 ", "01-RC-020986"),
        ("20-CA-180154", "20-CA-180154"),
        ("11-VR-26", "11-VR-000026"),
        ("1-363532641", None),
        ("10-RC", None),
        (None, None),
    ],
)
def test_case_number(con: duckdb.DuckDBPyConnection, written: str | None, padded: str | None) -> None:
    assert plain.case_number(written) == padded
    assert answer(con, "clean_case_number(?)", written) == padded


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Michigan", "MI"),
        (" north  carolina ", "NC"),
        ("vt", "VT"),
        ("Puerto Rico", "PR"),
        ("Ontario", None),
        ("XX", None),
        (None, None),
    ],
)
def test_state(con: duckdb.DuckDBPyConnection, written: str | None, code: str | None) -> None:
    assert plain.state(written) == code
    assert answer(con, "clean_state(?)", written) == code


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("2000-01-20T00:00:00", date(2000, 1, 20)),
        ("2021-03-23 00:00:00", date(2021, 3, 23)),
        ("11/30/2009", date(2009, 11, 30)),
        ("May 02, 2022", date(2022, 5, 2)),
        ("August 23, 2022", date(2022, 8, 23)),
        ("1899-12-30", None),
        ("3021-06-30", None),
        ("2121-01-01", None),
        ("2021-02-30", None),
        ("00:00:00", None),
        ("soon", None),
        (None, None),
    ],
)
def test_day(con: duckdb.DuckDBPyConnection, written: str | None, clean: date | None) -> None:
    assert plain.day(written) == clean
    assert answer(con, "clean_day(?)", written) == clean


@pytest.mark.parametrize(
    ("day", "possible"), [(date(2001, 2, 3), True), (date(3021, 1, 1), False), (date(1899, 12, 30), False)]
)
def test_a_day_that_is_one_already(con: duckdb.DuckDBPyConnection, day: date, possible: bool) -> None:
    assert answer(con, "possible_day(?::DATE)", day) == (day if possible else None)


@pytest.mark.parametrize(
    ("written", "clean"),
    [("01077", "01077"), ("1077", "01077"), ("91765-0000", "91765"), ("917650000", "91765"), ("00000", None), ("N1A 2B3", None)],
)  # fmt: skip
def test_zip(con: duckdb.DuckDBPyConnection, written: str, clean: str | None) -> None:
    assert plain.zip_code(written) == clean
    assert answer(con, "clean_zip(?)", written) == clean


def test_bytes_that_are_not_utf8() -> None:
    assert cleaning.from_bytes("Peña".encode("cp1252")) == "Peña"
    assert cleaning.from_bytes("\ufeffPeña".encode()) == "Peña"


def test_whole_numbers(con: duckdb.DuckDBPyConnection) -> None:
    assert answer(con, "clean_whole('1,234.0')") == 1234
    assert answer(con, "clean_whole('many')") is None


DIGITS, APART = st.integers(0, 10**7).map(str), st.sampled_from(["-", "/", " ", ".", "", " 4:05 PM"])
WRITTEN = st.one_of(
    st.lists(st.sampled_from("aN/ \u00a0'-.,01é"), max_size=12).map("".join),
    st.tuples(DIGITS, APART, st.sampled_from(["RC", "ca", "Rd"]), APART, DIGITS).map("".join),
    st.tuples(DIGITS, APART, DIGITS, APART, DIGITS, APART).map("".join),
    st.dates(date(1850, 1, 1), date(2200, 1, 1)).map(str),
    st.dates(date(1850, 1, 1), date(2200, 1, 1)).map(lambda day: f"{day.month}/{day.day}/{day.year}"),
    st.sampled_from([*cleaning.CODES, *(name.title() for name in cleaning.STATES)]),
)
TWINS = {
    "clean_text": cleaning.text, "clean_state": plain.state, "state_fips": plain.fips, "clean_day": plain.day,
    "clean_case_number": plain.case_number, "clean_zip": plain.zip_code,
}  # fmt: skip


def in_sql(written: list[str]) -> list[tuple[object, ...]]:
    calls = ", ".join(f"{macro}(x)" for macro in TWINS)
    with duckdb.connect() as connection:
        cleaning.register_macros(connection)
        query = f"SELECT x, {calls} FROM (SELECT unnest(?::VARCHAR[]) AS x)"
        return connection.execute(query, [written]).fetchall()


@settings(max_examples=25, deadline=None)
@given(st.lists(WRITTEN, min_size=1, max_size=60))
def test_macros_and_plain_twins_agree_on_anything(written: list[str]) -> None:
    assert in_sql(written) == [(words, *(twin(words) for twin in TWINS.values())) for words in written]
