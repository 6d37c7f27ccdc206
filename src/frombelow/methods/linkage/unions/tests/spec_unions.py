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
"""

NAMES_THAT_CANNOT_DECIDE = """
IBEW-5                                 |           |    | ambiguous |
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
    ("text", "city", "state", "status", "f_num"), table(NAMES_THAT_DECIDE) + table(NAMES_THAT_CANNOT_DECIDE)
)
def test_a_name_is_decided_or_left_undecided(text: str, city: str, state: str, status: str, f_num: str) -> None:
    found = match(register(), text, city, state)
    assert (found.status, found.f_num or "") == (status, f_num), found
    assert found.reason.endswith(".")
    assert 0 <= found.probability <= 1


def test_an_undecided_name_keeps_its_candidates() -> None:
    assert set(match(register(), "Bricklayers Local 6").candidates) == {"12104", "15152", "511238", "515098"}


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
    assert NAMES_THAT_CANNOT_DECIDE.strip() in shown
