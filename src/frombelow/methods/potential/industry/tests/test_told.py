"""When an employer's own rows are believed."""

import pytest

from frombelow.methods.potential.industry import sector_by_definition, shares_told


@pytest.mark.parametrize(
    ("counts", "rows", "told"),
    [
        ({}, 5, {}),  # no row tells any
        ({"62": 1}, 1, {"62": 1.0}),
        ({"62": 2, "81": 1}, 3, {"62": 0.667, "81": 0.333}),  # rows disagree: shares
        ({"23": 1, "92": 1}, 3771, {}),  # two slips among thousands
        ({"62": 1}, 10, {"62": 1.0}),  # one row in ten
        ({"62": 1}, 11, {}),
        ({"72": 15, "44-45": 5}, 1492, {"44-45": 0.25, "72": 0.75}),  # few among very many, but enough
    ],
)
def test_shares(counts, rows, told):
    assert shares_told(counts, rows) == told


def test_the_classification_names_one_employer_itself():
    assert sector_by_definition(["U.S. Mail", "UNITED STATES POSTAL SERVICE"]) == "48-49"
    assert sector_by_definition(["Postal Workers Credit Union"]) is None
