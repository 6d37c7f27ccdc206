"""Who is a private person; the judgment in bulk and the functions for one name agree."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.records.cleaning import register_macros
from frombelow.records.names_of_persons import GIVEN_NAMES, KNOWN_FIRMS, WORK_WORDS
from frombelow.records.persons import is_private_person, judge_names, public_name

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
def test_persons(name: str | None, is_person: bool, likely: bool) -> None:
    assert is_private_person(name, likely) is is_person


@pytest.mark.parametrize("name", PERSONS_WHERE_LIKELY)
def test_a_bare_name_is_a_person_only_where_persons_are_likely(name: str) -> None:
    assert is_private_person(name, likely=True)
    assert not is_private_person(name)


PUBLIC_NAMES: list[tuple[str | None, str | None]] = [
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
]


@pytest.mark.parametrize(("written", "public"), PUBLIC_NAMES)
def test_public_name(written: str | None, public: str | None) -> None:
    assert public_name(written) == public


KNOWN_NAMES = [*PERSONS, *PERSONS_WHERE_LIKELY, *NOT_PERSONS, *(written for written, _ in PUBLIC_NAMES)]
WORDS = st.sampled_from(
    [*GIVEN_NAMES[:40], *WORK_WORDS[:40], *KNOWN_FIRMS[:10], "doe", "Inc.", ",", "and", "an Individual", "individually,", "(", ")", "d/b/a",
     "c/o", "Jr.", "Q.", "Esq", "Local 7", "SEIU", "Owner", "Dr."]
)  # fmt: skip


def in_bulk(names: list[str | None]) -> dict[tuple[str, bool], tuple[str | None, bool]]:
    with duckdb.connect() as con:
        register_macros(con)
        con.execute("CREATE TEMP TABLE names AS SELECT unnest(?::VARCHAR[]) AS name", [names])
        judge_names(con, "SELECT name, likely FROM names, (VALUES (true), (false)) AS l(likely)", "judged")
        rows = con.execute("SELECT spelling, likely, public, is_person FROM judged").fetchall()
    found = {(name, likely): (public, is_person) for name, likely, public, is_person in rows}
    assert len(found) == len(rows)
    return found


def test_names_judged_in_bulk_agree_with_the_functions() -> None:
    found = in_bulk(KNOWN_NAMES)
    assert len(found) == 2 * len({name for name in KNOWN_NAMES if name})
    for (name, likely), judged in found.items():
        assert judged == (public_name(name, likely), public_name(name, likely) is None), name


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=40))
def test_any_names_in_bulk_agree_with_the_functions(names: list[str]) -> None:
    for (name, likely), judged in in_bulk([*names]).items():
        assert judged == (public_name(name, likely), public_name(name, likely) is None), name
