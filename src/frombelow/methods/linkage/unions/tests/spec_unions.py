"""How a union name is decided, by examples. The tables stand in docs/methods/linkage-unions.md too."""

from pathlib import Path

import pytest

from frombelow.methods.linkage.unions import match
from frombelow.methods.linkage.unions.tests.small import register

# the name | city | state | status | file number
NAMES_THAT_DECIDE = """
IBEW Local 5                                              | Pittsburgh | PA | matched | 35389
IBT-705                                                   |            |    | matched | 43508
Teamsters Local Union No. 251, a/w IBT                    |            |    | matched | 30541
Intl. Brotherhood of Teamsters, Lcl 251                   |            |    | matched | 30541
Internatoinal Brotherhood of Teamstres Local 251          |            |    | matched | 30541
United Steelworkers 7-647                                 |            |    | matched | 38116
United Steelworkers, AFL-CIO•CLC  –  District 2 12075-18  |            |    | matched | 35853
SEIU Local 32BJ                                           |            |    | matched | 11661
BCTGM Local 100G                                          |            |    | matched | 17904
IAM District Lodge 10 1266                                |            |    | matched | 35974
Machinists District Lodge 160                             |            |    | matched | 17207
I.U.P.A.T. District Council 57-DC57                       |            |    | matched | 540940
UNITE HERE! Local Seven                                   |            |    | matched | 27970
SAG-AFTRA Chicago                                         |            |    | matched | 545137
Blue Bottle Independent Union                             |            |    | matched | 547120
Bricklayers Local 6                                       | Rockford   | IL | matched | 511238
IAM District Lodge 26 Local 743                           | New London | CT | matched | 27794
"""

# only the city of the union's own office decides these
NAMES_THE_OFFICE_DECIDES = """
UAW                                                   | Edison       | NJ | matched | 20640
Southern California District Council of Laborers      | El Monte     | CA | matched | 29790
Local 1102                                            | Woodbury     | NY | matched | 12614
LIUNA 78-79                                           | New York     | NY | matched | 543621
Eastern Missouri Laborers District Council 42 53 110  | Bridgeton    | MO | matched | 17076
Teamsters Local 858                                   | San Bruno    | CA | matched | 35507
"""

NAMES_THAT_CANNOT_DECIDE = """
IBEW-5                                 |           |    | ambiguous |
UAW                                    | Maumee    | OH | ambiguous |
UAW                                    | Saginaw   | MI | ambiguous |
Laborers District Council              | Bridgeton | MO | ambiguous |
Bricklayers Local 6                    |           |    | ambiguous |
IUOE Local 150,315,431                 |           |    | ambiguous |
International Brotherhood of Teamsters |           |    | ambiguous |
Teamsters Local 99999                  |           |    | unknown   |
Local 90                               |           |    | unknown   |
Acme Widget Employees Association      |           |    | unknown   |
Davis, Cowell & Bowe LLP               |           |    | not_union |
Jones Lang LaSalle                     |           |    | not_union |
Unified Grocers, Inc.                  |           |    | not_union |
"""


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("text", "city", "state", "status", "f_num"),
    table(NAMES_THAT_DECIDE) + table(NAMES_THE_OFFICE_DECIDES) + table(NAMES_THAT_CANNOT_DECIDE),
)
def test_a_name_is_decided_or_left_undecided(text: str, city: str, state: str, status: str, f_num: str) -> None:
    found = match(register(), text, city, state)
    assert (found.status, found.f_num or "") == (status, f_num), found
    assert found.reason.endswith(".")
    assert 0 <= found.probability <= 1


def test_an_undecided_name_keeps_its_candidates() -> None:
    assert set(match(register(), "Bricklayers Local 6").candidates) == {"12104", "15152", "511238", "515098"}


@pytest.mark.parametrize(
    ("text", "city", "state", "reason"),
    [
        ("UAW", "Edison", "NJ", "AUTO WORKERS AFL-CIO is named without a number; its only body in Edison is AUTO WORKERS AFL-CIO, LU 2326."),
        ("Laborers District Council", "El Monte", "CA", "LABORERS is named without a number; its only body of that level in El Monte is LABORERS, DC (EL MONTE)."),
        ("Local 1102", "Woodbury", "NY", "No body but RETAIL WHOLESALE, DC, UFCW, LU 1102 bears the number 1102 in Woodbury."),
        ("LIUNA 78-79", "New York", "NY", "The name holds the numbers of several locals; of these only LABORERS, LU 79 is in New York."),
        ("Teamsters Local 858", "San Bruno", "CA", "TEAMSTERS has no body 858; its body in San Bruno with a number one slip of the pen away is TEAMSTERS, LU 856."),
    ],
)  # fmt: skip
def test_the_reason_says_what_decided(text: str, city: str, state: str, reason: str) -> None:
    assert match(register(), text, city, state).reason == reason


@pytest.mark.parametrize("line", table(NAMES_THE_OFFICE_DECIDES), ids=lambda line: line[0])
def test_the_city_of_the_work_decides_less_than_that_of_the_office(line: tuple[str, ...]) -> None:
    text, city, state, _, f_num = line
    at_office, at_work = match(register(), text, city, state), match(register(), text, city, state, at_work=True)
    assert at_work.f_num in (None, f_num)
    assert at_work.status != "matched" or at_work.probability <= at_office.probability


def test_units_of_one_local_stay_undecided_where_locals_apart_do_not() -> None:
    """Bodies of AFSCME 646 share a place, known or not; Bricklayers of one number have one of their own in each state."""
    assert match(register(), "AFSCME Local 646", "Honolulu", "HI").status == "ambiguous"
    assert match(register(), "Bricklayers Local 6", "Duluth", "MN").f_num == "515098"


def test_an_empty_name_says_so() -> None:
    found = match(register(), " - ")
    assert (found.status, found.candidates) == ("unknown", ())
    assert found.reason == "There is no name to read."


def test_the_document_shows_these_examples() -> None:
    document = Path(__file__).parents[6] / "docs/methods/linkage-unions.md"
    if not document.is_file():
        pytest.skip("the documents are not beside the package")
    shown = document.read_text(encoding="utf-8")
    assert NAMES_THAT_DECIDE.strip() in shown
    assert NAMES_THE_OFFICE_DECIDES.strip() in shown
    assert NAMES_THAT_CANNOT_DECIDE.strip() in shown
