"""The Python functions and their SQL twins give the same answers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import duckdb
import pytest

from frombelow.records import cleaning


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
    assert cleaning.case_number(written) == padded
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
    assert cleaning.usps(written) == code
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
    assert cleaning.day(written) == clean
    assert answer(con, "clean_day(?)", written) == clean


def test_day_takes_days_and_moments() -> None:
    assert cleaning.day(date(2001, 2, 3)) == date(2001, 2, 3)
    assert cleaning.day(datetime(2001, 2, 3, 4, 5, tzinfo=UTC)) == date(2001, 2, 3)
    assert cleaning.day(date(3021, 1, 1)) is None


@pytest.mark.parametrize(
    ("written", "clean"),
    [("01077", "01077"), ("1077", "01077"), ("91765-0000", "91765"), ("917650000", "91765"), ("00000", None), ("N1A 2B3", None)],
)  # fmt: skip
def test_zip(con: duckdb.DuckDBPyConnection, written: str, clean: str | None) -> None:
    assert cleaning.five_digit_zip(written) == clean
    assert answer(con, "clean_zip(?)", written) == clean


PERSONS = [
    "An Individual",
    "John Doe, an Individual",
    "Doe, John",
    "DOE, MARY ANN",
    "Mary Q. Doe",
    "ROBERT S. DOE, ATTORNEY",
    "William J. Doe, Jr.",
    "Mr. Wil Doe, VP Operations",
    "Michael Doe",
    "Jo Doe, Regional Organizer",
    "A. B. Doe, Business Manager",
    "Mary Doe Installation Head",
    'John J. "Jack" Doe',
    "M. Jane Doe",
    "Mary-Ann Doe",
    "DR. XERXES V. DOE",
    "Mary Doe, O.D.",
]
PERSONS_WHERE_LIKELY = ["MARIA DE LA DOE", "Jo Ann Doe"]
NOT_PERSONS = [
    "Individual FoodService",
    "Individual Development, Inc.",
    "Key Food CS3, LLC, Individually and as Joint Employers",
    "Teamsters Local 667",
    "Apple, Inc",
    "SARA LEE",
    "J. RAY McDERMOTT",
    "Law Offices of Mary Doe",
    "Mary Doe, D.D.S., P.C.",
    "Sterling Services, Owner",
    "Harley-Davidson",
    "John Deere",
    "Jordan Cement",
    "Loomis, US",
    "James Madison University",
    "John Deere Company",
    "IBEW Local 6 (John Doe, an Individual)",
    "Guild for Professional Pharmacists",
    "UAW",
    "ANA PNA",
    "Mr. Kleen",
    "Mr. T Carting",
    "Sindicato Puertorriqueño de Trabajadores",
    None,
]


@pytest.mark.parametrize("likely", [True, False])
@pytest.mark.parametrize(
    ("name", "is_person"), [*((name, True) for name in PERSONS), *((name, False) for name in NOT_PERSONS)]
)
def test_persons(con: duckdb.DuckDBPyConnection, name: str | None, is_person: bool, likely: bool) -> None:
    assert cleaning.is_private_person(name, likely) is is_person
    assert answer(con, "is_private_person(?, ?)", name, likely) is is_person


@pytest.mark.parametrize("name", PERSONS_WHERE_LIKELY)
def test_a_bare_name_is_a_person_only_where_persons_are_likely(con: duckdb.DuckDBPyConnection, name: str) -> None:
    assert cleaning.is_private_person(name, likely=True)
    assert not cleaning.is_private_person(name)
    assert answer(con, "is_private_person(?, true)", name) is True
    assert answer(con, "is_private_person(?, false)", name) is False


@pytest.mark.parametrize(
    ("written", "public"),
    [
        ("MCD Plumbing, Inc. and John Doe, an Individual", "MCD Plumbing, Inc."),
        (
            "JBM, INC., and its alter ego KRC, INC., and JOHN DOE, INDIVIDUALLY",
            "JBM, INC., and its alter ego KRC, INC.",
        ),
        ("IBEW Local 6 (John Doe, an Individual)", "IBEW Local 6"),
        ("John Q. Doe d/b/a Doe Movers", "Doe Movers"),
        ("Mary Doe dba Corner Grill", "Corner Grill"),
        ("Acme LLC d/b/a Corner Grill", "Acme LLC d/b/a Corner Grill"),
        ("Doe, John", None),
        ("Jo Q. Doe d/b/a Mary Q. Doe", None),
        ("Acme  Mills", "Acme Mills"),
        ("New Dealer Committee (c/o Mary Q Doe Esq)", "New Dealer Committee"),
        ("Senate Apartments, Inc., c/o Newport Management", "Senate Apartments, Inc., c/o Newport Management"),
        ("MARY DOE, TEAMSTERS LOCAL 1", "TEAMSTERS LOCAL 1"),
        ("Mary Doe SEIU 775", "SEIU 775"),
        ("Charlotte Area Local APWU", "Charlotte Area Local APWU"),
        (None, None),
    ],
)
def test_public_name(con: duckdb.DuckDBPyConnection, written: str | None, public: str | None) -> None:
    assert cleaning.public_name(written) == public
    assert answer(con, "public_name(?, false)", written) == public


def test_bytes_that_are_not_utf8() -> None:
    assert cleaning.from_bytes("Peña".encode("cp1252")) == "Peña"
    assert cleaning.from_bytes("\ufeffPeña".encode()) == "Peña"


def test_whole_numbers(con: duckdb.DuckDBPyConnection) -> None:
    assert answer(con, "clean_whole('1,234.0')") == 1234
    assert answer(con, "clean_whole('many')") is None


def test_names_judged_in_bulk_agree_with_the_functions(con: duckdb.DuckDBPyConnection) -> None:
    names = [
        *PERSONS,
        *PERSONS_WHERE_LIKELY,
        *NOT_PERSONS,
        "Mary Doe dba Corner Grill",
        "JBM, INC., and JOHN DOE, INDIVIDUALLY",
    ]
    con.execute("CREATE OR REPLACE TEMP TABLE names AS SELECT unnest(?::VARCHAR[]) AS name", [names])
    cleaning.judge_names(con, "SELECT name, likely FROM names, (VALUES (true), (false)) AS l(likely)", "judged")
    rows = con.execute("SELECT spelling, likely, public, is_person FROM judged").fetchall()
    assert len(rows) == 2 * len({name for name in names if name})
    for name, likely, public, is_person in rows:
        assert cleaning.public_name(name, likely) == public
        assert cleaning.is_private_person(name, likely) is is_person
